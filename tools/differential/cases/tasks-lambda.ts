import { LambdaInvoke } from '@cdk-sfn/tasks-lambda';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvocationType } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { beyondUpstream, missing, model, once } from '../src/case.ts';
import type { Difference, Make, PackageCases, Values } from '../src/case.ts';
import { granted, refusedFor, targetFromState, withState } from '../src/edits.ts';
import { isRefused } from '../src/outcome.ts';
import { callbackInputs, taskInputs } from '../src/task-inputs.ts';

const lambdaFunction: Make<lambda.Function> = (_, stack) =>
  once(
    stack,
    'Function',
    (scope, id) =>
      new lambda.Function(scope, id, {
        runtime: lambda.Runtime.NODEJS_LATEST,
        handler: 'index.handler',
        code: lambda.Code.fromInline('exports.handler = async () => 1;'),
      }),
  );

const functions: Values<lambda.IFunction> = {
  function: lambdaFunction,
  imported: (_, stack) => once(stack, 'Imported', (scope, id) => lambda.Function.fromFunctionName(scope, id, 'theirs')),
  'imported by ARN': (_, stack) =>
    once(stack, 'ImportedByArn', (scope, id) =>
      lambda.Function.fromFunctionArn(scope, id, 'arn:aws:lambda:us-east-1:222222222222:function:theirs'),
    ),
  alias: (tasks, stack) =>
    once(stack, 'Alias', (scope, id) => {
      const { currentVersion } = lambdaFunction(tasks, stack);
      return new lambda.Alias(scope, id, { aliasName: 'live', version: currentVersion });
    }),
  version: {
    make: (tasks, stack) => lambdaFunction(tasks, stack).currentVersion,
    differences: granted('lambda-version-permission', /^lambda:InvokeFunction$/, {
      resource: [
        { 'Fn::GetAtt': ['Function', 'Arn'] },
        { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Function', 'Arn'] }, ':*']] },
      ],
    }),
  },
  'from the state': {
    alone: true,
    differences: targetFromState,
    make: ({ JsonPath }, stack) =>
      once(stack, 'FromState', (scope, id) => lambda.Function.fromFunctionArn(scope, id, JsonPath.stringAt('$.arn'))),
  },
};

/** Without parameters that are an object, the input path is what can hand on a path. */
const payloadByInputPath: Difference = {
  row: 'lambda-payload-only',
  edit: (outcome) => {
    if (isRefused(outcome) || typeof outcome.state.Parameters !== 'string') {
      return outcome;
    }
    const { Parameters: payload, InputPath: given = '$', ...state } = outcome.state;
    if (!payload.startsWith('$') || (payload.startsWith('$.') && given === null)) {
      return refusedFor(
        outcome,
        /^arguments are (.*, but a JSONPath state hands on|.*, which no input path can select|no object)/,
      );
    }
    const InputPath = payload.startsWith('$.') ? `${String(given)}${payload.slice(1)}` : payload;
    return withState(outcome, () => ({ ...state, InputPath }));
  },
};

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = IntegrationPattern;

export default {
  models: [
    model('LambdaInvoke', {
      patterns: [undefined, REQUEST_RESPONSE],
      otherPatterns: [RUN_JOB, WAIT_FOR_TASK_TOKEN],
      required: { lambdaFunction: functions },
      optional: {
        payload: taskInputs,
        invocationType: {
          'request and response': () => LambdaInvocationType.REQUEST_RESPONSE,
          event: () => LambdaInvocationType.EVENT,
          'dry run': () => LambdaInvocationType.DRY_RUN,
        },
        clientContext: {
          text: () => 'eyJoZWxsbyI6IndvcmxkIn0=',
          reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.context') },
          expression: { language: 'JSONata', make: () => '{% $states.input.context %}' },
        },
        qualifier: {
          text: () => '7',
          reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.q') },
        },
        retryOnServiceExceptions: { yes: () => true, no: () => false },
        payloadResponseOnly: { no: () => false },
      },
    }),
    model('LambdaInvoke', {
      about: 'waiting for the token',
      patterns: [WAIT_FOR_TASK_TOKEN],
      required: { lambdaFunction: functions, payload: { ...callbackInputs, absent: missing } },
      optional: {
        invocationType: { event: () => LambdaInvocationType.EVENT },
        retryOnServiceExceptions: { no: () => false },
      },
    }),
    model('LambdaInvoke', {
      about: 'payload only',
      differences: [payloadByInputPath],
      otherPatterns: [REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN],
      required: { lambdaFunction: functions, payloadResponseOnly: { yes: () => true } },
      optional: {
        payload: taskInputs,
        invocationType: { event: { alone: true, make: () => LambdaInvocationType.EVENT } },
        clientContext: { text: { alone: true, make: () => 'eyJoZWxsbyI6IndvcmxkIn0=' } },
        qualifier: { text: { alone: true, make: () => '7' } },
        retryOnServiceExceptions: { no: () => false },
      },
    }),
  ],
  beyond: [
    beyondUpstream(LambdaInvoke, {
      about: 'of one of several functions',
      required: {
        lambdaFunction: {
          'from the state': {
            language: 'JSONPath',
            make: ({ JsonPath }, stack) =>
              once(stack, 'Chosen', (scope, id) =>
                lambda.Function.fromFunctionArn(scope, id, JsonPath.stringAt('$.function')),
              ),
          },
        },
        allowedTargets: { ARNs: () => ['arn:aws:lambda:us-east-1:222222222222:function:theirs-*'] },
      },
    }),
  ],
} satisfies PackageCases;
