import { TaskStateBase } from '@cdk-sfn/core';
import type { TaskDescription, TaskStateBaseProps } from '@cdk-sfn/core';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { IntegrationPattern, JsonPath, QueryLanguage, TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import { describe, expect, test } from 'vitest';
import { model, once } from '../../differential/src/case.ts';
import type { Model, Tasks } from '../../differential/src/case.ts';
import { factsOf, taskFacts } from '../../src/integrations/task-facts.ts';
import { listPublicPackages } from '../../src/workspace.ts';

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = IntegrationPattern;

interface QueueTaskProps extends TaskStateBaseProps {
  readonly queue: sqs.IQueue;
  readonly messageGroupId?: string;
}

/** Stands in for SqsSendMessage, so that it can say anything. */
function facts(describe: (props: QueueTaskProps) => Partial<TaskDescription>, ...models: Model[]) {
  class QueueTask extends TaskStateBase<QueueTaskProps> {
    public describe(): TaskDescription {
      return {
        resource: { service: 'sqs', action: 'ask', patterns: [RUN_JOB, REQUEST_RESPONSE, WAIT_FOR_TASK_TOKEN] },
        ...describe(this.props),
      };
    }
  }
  return taskFacts('SqsSendMessage', models, { SqsSendMessage: QueueTask } as unknown as Tasks);
}

const messageBody = { text: () => TaskInput.fromText('a') };

const queueModel = (spec: Partial<Parameters<typeof model<'SqsSendMessage'>>[1]> = {}): Model =>
  model('SqsSendMessage', {
    patterns: [undefined, REQUEST_RESPONSE],
    required: {
      queue: {
        queue: (_, stack) => once(stack, 'Queue', (scope, id) => new sqs.Queue(scope, id)),
        encrypted: (_, stack) =>
          once(
            stack,
            'Encrypted',
            (scope, id) => new sqs.Queue(scope, id, { encryptionMasterKey: new kms.Key(scope, 'Key') }),
          ),
      },
      messageBody,
    },
    optional: { messageGroupId: { text: () => 'group' } },
    ...spec,
  });

test('tells what a class calls', () => {
  expect(facts(() => ({ retries: [{ maxAttempts: 2 }] }), queueModel())).toEqual({
    className: 'SqsSendMessage',
    integration: 'sqs:ask',
    arn: undefined,
    patterns: [RUN_JOB, REQUEST_RESPONSE, WAIT_FOR_TASK_TOKEN],
    runJobVersion: undefined,
    arguments: [],
    takesAnything: true,
    grants: [],
    retries: [{ maxAttempts: 2 }],
  });
});

test('tells what a class calls by ARN, where it does', () => {
  const { arn, integration, patterns } = facts(
    ({ messageGroupId, queue }) => (messageGroupId === undefined ? {} : { resource: { arn: queue.queueArn } }),
    queueModel(),
  );
  expect({ arn, integration, patterns }).toEqual({
    arn: '<queue ARN>',
    integration: 'sqs:ask',
    patterns: [RUN_JOB, REQUEST_RESPONSE, WAIT_FOR_TASK_TOKEN],
  });
});

test('tells the arguments of all cases', () => {
  const shown = facts(
    ({ messageGroupId, queue, queryLanguage }) => ({
      arguments: {
        Queue: { Name: queue.queueName, ...(messageGroupId && { Group: messageGroupId }) },
        ...(queryLanguage === QueryLanguage.JSONATA && { Query: 'a' }),
      },
    }),
    queueModel(),
  );
  expect(shown).toMatchObject({ arguments: ['Query', 'Queue.Group', 'Queue.Name'], takesAnything: false });
});

describe('grants', () => {
  const queueGrant = (action: string) => ({ action, resource: '<queue ARN>', conditions: [] });

  test('are told apart by pattern and by what they are for', () => {
    const { grants } = facts(
      ({ integrationPattern, queue }) => ({
        permissions: {
          call: [
            { actions: ['sqs:Ask'], resources: [queue.queueArn] },
            ...(integrationPattern === REQUEST_RESPONSE
              ? [{ actions: ['sqs:Tell'], resources: [queue.queueArn] }]
              : []),
            ...(queue.encryptionMasterKey
              ? [
                  {
                    actions: ['kms:Decrypt'],
                    resources: [queue.encryptionMasterKey.keyArn],
                    conditions: { StringEquals: { 'kms:ViaService': 'sqs' }, Null: { 'aws:TagKeys': 'true' } },
                  },
                ]
              : []),
          ],
          runJob: [{ actions: ['sqs:Stop'], resources: [queue.queueArn] }],
        },
      }),
      queueModel(),
    );
    expect(grants).toEqual([
      { grants: [queueGrant('sqs:Ask')] },
      { pattern: REQUEST_RESPONSE, grants: [queueGrant('sqs:Tell')] },
      { pattern: RUN_JOB, grants: [queueGrant('sqs:Stop')] },
      {
        ifUsed: true,
        grants: [{ action: 'kms:Decrypt', resource: '<key ARN>', conditions: ['kms:ViaService', 'aws:TagKeys'] }],
      },
    ]);
  });

  test('are not told apart by the pattern of a model that needs them anyhow', () => {
    const waiting = queueModel({ about: 'waiting', patterns: [WAIT_FOR_TASK_TOKEN] });
    const { grants } = facts(
      ({ integrationPattern, queue }) => ({
        arguments: { Token: JsonPath.taskToken },
        permissions: {
          call:
            integrationPattern === WAIT_FOR_TASK_TOKEN ? [{ actions: ['sqs:Ask'], resources: [queue.queueArn] }] : [],
        },
      }),
      queueModel(),
      waiting,
    );
    expect(grants).toEqual([{ ifUsed: true, grants: [queueGrant('sqs:Ask')] }]);
  });

  test('are those of the plain model first', () => {
    const imported = queueModel({
      about: 'with a queue of others',
      required: {
        queue: {
          imported: (_, stack) =>
            once(stack, 'Imported', (scope, id) => sqs.Queue.fromQueueArn(scope, id, 'arn:aws:sqs:eu-west-1:1:theirs')),
        },
        messageBody,
      },
    });
    const allow = ({ queue }: QueueTaskProps) => ({
      permissions: {
        call: [{ actions: ['sqs:Ask'], resources: [`${queue.queueArn}${queue instanceof sqs.Queue ? '' : '/more'}`] }],
      },
    });
    expect(facts(allow, imported, queueModel()).grants).toEqual([{ grants: [queueGrant('sqs:Ask')] }]);
  });
});

test('a class that refuses everything cannot be told about', () => {
  const problem = { prop: 'queue', problem: 'is wrong', fix: 'give another' };
  expect(() => facts(() => ({ problems: [problem] }), queueModel())).toThrow('Each case of SqsSendMessage is refused');
});

test('packages are told about by their classes', async () => {
  const asked = listPublicPackages().filter(({ folder }) => ['core', 'tasks-sns'].includes(folder));
  const [core, sns] = await factsOf(asked);
  expect(core).toEqual({ folder: 'core', name: '@cdk-sfn/core', tasks: [], others: ['Task'] });
  expect(sns).toMatchObject({
    folder: 'tasks-sns',
    name: '@cdk-sfn/tasks-sns',
    tasks: [{ className: 'SnsPublish', integration: 'sns:publish' }],
    others: [],
  });
});

test('a package that passes on what others have is not told about', async () => {
  const asked = listPublicPackages().filter(({ folder }) => folder === 'tasks');
  expect(asked).toHaveLength(1);
  expect(await factsOf(asked)).toEqual([]);
});
