// Run in a process of its own: prints how many milliseconds of CPU time it takes to construct and render states. By the
// clock it would take as long as others on the machine let it.
import * as dynamodb from '@cdk-sfn/tasks-dynamodb';
import * as lambda from '@cdk-sfn/tasks-lambda';
import * as sns from '@cdk-sfn/tasks-sns';
import * as sqs from '@cdk-sfn/tasks-sqs';
import * as stepfunctions from '@cdk-sfn/tasks-stepfunctions';
import { QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import * as upstream from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { renderStates } from './states.ts';
import type { Tasks } from './states.ts';

const sides: Record<string, Tasks> = {
  ours: { ...dynamodb, ...lambda, ...sns, ...sqs, ...stepfunctions } as unknown as Tasks,
  upstream,
};

const [, , side = '', name, count = ''] = process.argv;
const language = name === QueryLanguage.JSONATA ? QueryLanguage.JSONATA : QueryLanguage.JSON_PATH;
// Modules are loaded and compiled before the clock starts.
renderStates(sides[side]!, language, 6);
const start = process.cpuUsage();
renderStates(sides[side]!, language, Number(count));
const { system, user } = process.cpuUsage(start);
console.log((user + system) / 1_000);
