import { textProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';

/** @see https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html */
const LONGEST = { clusterName: 100, fargateProfileName: 100, nodegroupName: 63 };

const NAME = {
  min: 1,
  pattern: /^[A-Za-z0-9][\w-]*$/,
  of: 'letters, digits, - and _, with a letter or a digit first',
};

/** What cannot be the name of a cluster, a node group or a Fargate profile. One that is not known yet passes. */
export function nameProblem(kind: keyof typeof LONGEST, name: string, prop: string = kind): TaskProblem | undefined {
  return textProblem(prop, name, { ...NAME, max: LONGEST[kind] });
}
