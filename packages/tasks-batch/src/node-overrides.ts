import { isLiteral, numberProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import { propertyOverrides, propertyOverridesProblems } from './property-overrides';
import type { BatchPropertyOverrides } from './property-overrides';

/** The first and the last node, either of which may be left away: `0:3`, `:3`, `2:`. A number alone is one node. */
const NODES = /^(\d+(:\d*)?|:\d+)$/;

/** What some of the nodes of a job do differently from its definition. */
export interface BatchNodePropertyOverride extends BatchPropertyOverrides {
  /** The first and the last of the nodes: `0:3`. `:3` begins at the first node there is, `2:` ends at the last. */
  readonly targetNodes: string;

  /**
   * The instance types of the nodes.
   *
   * @default - those of the job definition
   */
  readonly instanceTypes?: ec2.InstanceType[];
}

/**
 * What a multi-node parallel job does differently from its definition.
 *
 * @see https://docs.aws.amazon.com/batch/latest/APIReference/API_NodeOverrides.html
 */
export interface BatchNodeOverrides {
  /**
   * The number of nodes. One of the ranges of nodes in the job definition must be open: `n:`.
   *
   * @default - that of the job definition
   */
  readonly numNodes?: number;

  /**
   * What ranges of nodes do differently.
   *
   * @default - all are as the job definition has them
   */
  readonly nodePropertyOverrides?: BatchNodePropertyOverride[];
}

/** The overrides of a multi-node parallel job as the service takes them. */
export function nodeOverrides({ nodePropertyOverrides, numNodes }: BatchNodeOverrides) {
  return {
    NumNodes: numNodes,
    NodePropertyOverrides: nodePropertyOverrides?.map((nodes) => ({
      TargetNodes: nodes.targetNodes,
      ...propertyOverrides(nodes),
      InstanceTypes: nodes.instanceTypes?.map((instanceType) => instanceType.toString()),
    })),
  };
}

/** What is wrong with the overrides that came in a prop. */
export function nodeOverridesProblems(
  prop: string,
  { nodePropertyOverrides = [], numNodes }: BatchNodeOverrides,
): (TaskProblem | undefined)[] {
  return [
    numberProblem(`${prop}.numNodes`, numNodes, { min: 1 }),
    ...nodePropertyOverrides.flatMap((nodes, i) => {
      const place = `${prop}.nodePropertyOverrides[${i}].`;
      return [targetNodesProblem(`${place}targetNodes`, nodes.targetNodes), ...propertyOverridesProblems(place, nodes)];
    }),
  ];
}

function targetNodesProblem(prop: string, nodes: string): TaskProblem | undefined {
  return isLiteral(nodes) && !NODES.test(nodes)
    ? { prop, problem: `is ${JSON.stringify(nodes)}`, fix: 'give the first and the last node: 0:3' }
    : undefined;
}
