import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as upstreamTasks from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { listPublicPackages } from '../../src/workspace.ts';
import type { Tasks } from './case.ts';

/** A module of tasks with the words for state data that go with it. */
export interface Side {
  readonly name: string;
  readonly tasks: Tasks;
  /** Whether `JsonPath` and its like are our own. */
  readonly hasOurWords: boolean;
}

const { FieldUtils, JsonPath, TaskInput, TaskRole } = sfn;
/** The words of aws-cdk-lib, which most apps go on using. */
const words = { FieldUtils, JsonPath, TaskInput, TaskRole };

export const upstream: Tasks = { ...upstreamTasks, ...words };

/** All that our packages export, found by their folders. */
const ourExports = Object.assign(
  {},
  ...(await Promise.all(listPublicPackages().map(({ manifest }) => import(manifest.name) as Promise<object>))),
) as Tasks;

export const ours: readonly Side[] = [
  { name: 'ours with the JsonPath of aws-cdk-lib', tasks: { ...ourExports, ...words }, hasOurWords: false },
  { name: 'ours with the JsonPath of @cdk-sfn/core', tasks: ourExports, hasOurWords: true },
];
