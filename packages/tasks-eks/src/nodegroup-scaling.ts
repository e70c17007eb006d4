import { isFromState, numberProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';

/** @see https://docs.aws.amazon.com/eks/latest/APIReference/API_NodegroupScalingConfig.html */
const LIMITS = { size: { min: 0, unit: 'nodes' }, maxSize: { min: 1, unit: 'nodes' } };

/** How many nodes a group has. */
export interface EksNodegroupScaling {
  /** At least. May be 0. */
  readonly minSize: number;
  /** At most, 1 or more. */
  readonly maxSize: number;
  /** At first. May be 0. */
  readonly desiredSize: number;
}

/** How many nodes a group has, as the service takes it. */
export function scalingArgument(scaling: EksNodegroupScaling | undefined) {
  return scaling && { MinSize: scaling.minSize, MaxSize: scaling.maxSize, DesiredSize: scaling.desiredSize };
}

/** What the service would refuse of it. */
export function scalingProblems(scaling: EksNodegroupScaling | undefined): (TaskProblem | undefined)[] {
  if (scaling === undefined) {
    return [];
  }
  const { desiredSize, maxSize, minSize } = scaling;
  return [
    numberProblem('scaling.minSize', minSize, LIMITS.size),
    numberProblem('scaling.maxSize', maxSize, LIMITS.maxSize),
    numberProblem('scaling.desiredSize', desiredSize, LIMITS.size),
    notBelow('scaling.maxSize', maxSize, minSize),
    notBelow('scaling.desiredSize', desiredSize, minSize),
    notBelow('scaling.maxSize', maxSize, desiredSize),
  ];
}

function notBelow(prop: string, size: number, least: number): TaskProblem | undefined {
  return isFromState(least) ? undefined : numberProblem(prop, size, { min: least, unit: 'nodes' });
}
