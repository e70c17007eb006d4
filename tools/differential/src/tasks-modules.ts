import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as upstreamTasks from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { listPublicPackages } from '../../src/workspace.ts';
import type { Tasks } from './case.ts';

/** The words of aws-cdk-lib for state data, which most apps go on using. */
const { FieldUtils, JsonPath, TaskInput, TaskRole } = sfn;
const sfnWords = { FieldUtils, JsonPath, TaskInput, TaskRole };

export const upstream: Tasks = { ...upstreamTasks, ...sfnWords };

/** All that our packages export, found by their folders. */
const ourExports = Object.assign(
  {},
  ...(await Promise.all(
    listPublicPackages().map(async ({ manifest }) => (await import(manifest.name)) as Partial<Tasks>),
  )),
) as Tasks;

/** Our tasks, once with the words of aws-cdk-lib and once with our own. */
export const ours: Readonly<Record<string, Tasks>> = {
  'ours with the JsonPath of aws-cdk-lib': { ...ourExports, ...sfnWords },
  'ours with the JsonPath of ours': ourExports,
};
