import { MessageAttributeDataType, SqsSendMessage } from '@cdk-sfn/tasks-sqs';
import { Duration, Lazy } from 'aws-cdk-lib/core';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { beyondUpstream, missing, model, once } from '../src/case.ts';
import type { PackageCases, Values } from '../src/case.ts';
import { refusal, targetFromState } from '../src/edits.ts';
import { callbackInputs, taskInputs } from '../src/task-inputs.ts';

const queue: Values<sqs.IQueue> = {
  queue: (_, stack) => once(stack, 'Queue', (scope, id) => new sqs.Queue(scope, id)),
  'queue with its own key': (_, stack) =>
    once(
      stack,
      'EncryptedQueue',
      (scope, id) => new sqs.Queue(scope, id, { encryptionMasterKey: new kms.Key(scope, 'QueueKey') }),
    ),
  'queue with the key of the service': (_, stack) =>
    once(
      stack,
      'ManagedQueue',
      (scope, id) => new sqs.Queue(scope, id, { encryption: sqs.QueueEncryption.SQS_MANAGED }),
    ),
  imported: (_, stack) =>
    once(stack, 'Imported', (scope, id) =>
      sqs.Queue.fromQueueArn(scope, id, 'arn:aws:sqs:us-east-1:222222222222:theirs'),
    ),
  'from the state': {
    alone: true,
    differences: targetFromState,
    make: ({ JsonPath }, stack) =>
      once(stack, 'FromState', (scope, id) => sqs.Queue.fromQueueArn(scope, id, JsonPath.stringAt('$.queue'))),
  },
  'URL from the state': {
    language: 'JSONPath',
    alone: true,
    make: ({ JsonPath }, stack) =>
      once(stack, 'UrlFromState', (scope, id) =>
        sqs.Queue.fromQueueAttributes(scope, id, {
          queueArn: 'arn:aws:sqs:us-east-1:222222222222:theirs',
          queueUrl: JsonPath.stringAt('$.url'),
        }),
      ),
  },
};

const fifoQueue: Values<sqs.IQueue> = {
  'FIFO queue': (_, stack) => once(stack, 'FifoQueue', (scope, id) => new sqs.Queue(scope, id, { fifo: true })),
};

const delay: Values<Duration> = {
  seconds: () => Duration.seconds(30),
  minutes: () => Duration.minutes(15),
  none: () => Duration.seconds(0),
  'CDK token': () => Duration.seconds(Lazy.number({ produce: () => 3 })),
  reference: { language: 'JSONPath', make: ({ JsonPath }) => Duration.seconds(JsonPath.numberAt('$.delay')) },
  'parts of a second': { alone: true, make: () => Duration.millis(1500) },
  'too long': {
    alone: true,
    make: () => Duration.minutes(16),
    differences: refusal('sqs-long-delay', /^delay is 960 seconds$/),
  },
};

const ids: Values<string> = {
  text: () => 'one',
  reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.id') },
  expression: { language: 'JSONata', make: () => '{% $states.input.id %}' },
  'too long': {
    alone: true,
    make: () => 'a'.repeat(129),
    differences: refusal('sqs-long-id', /^message(Group|Deduplication)Id is "a{129}"$/),
  },
};

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = IntegrationPattern;

export default {
  models: [
    model('SqsSendMessage', {
      patterns: [undefined, REQUEST_RESPONSE],
      otherPatterns: [RUN_JOB, WAIT_FOR_TASK_TOKEN],
      required: { queue, messageBody: taskInputs },
      optional: { delay, messageGroupId: ids },
    }),
    model('SqsSendMessage', {
      about: 'to a FIFO queue',
      required: {
        queue: fifoQueue,
        messageBody: { text: ({ TaskInput }) => TaskInput.fromText('Hello') },
        messageGroupId: {
          ...ids,
          absent: {
            ...missing,
            differences: refusal('sqs-fifo-without-group', /^messageGroupId is missing for a FIFO queue$/),
          },
        },
      },
      optional: {
        messageDeduplicationId: ids,
        delay: {
          seconds: {
            alone: true,
            make: () => Duration.seconds(30),
            differences: refusal('sqs-fifo-delay', /^delay is given for a FIFO queue/),
          },
        },
      },
    }),
    model('SqsSendMessage', {
      about: 'waiting for the token',
      patterns: [WAIT_FOR_TASK_TOKEN],
      required: { queue, messageBody: callbackInputs },
      optional: { delay },
    }),
  ],
  beyond: [
    beyondUpstream(SqsSendMessage, {
      required: {
        queue: { queue: queue.queue! },
        messageBody: { text: ({ TaskInput }) => TaskInput.fromText('Hello') },
        messageAttributes: {
          texts: () => ({ 'of.kind': { value: 'order' }, open: { value: true } }),
          numbers: () => ({ count: { value: 3 }, id: { value: '12', dataType: MessageAttributeDataType.NUMBER } }),
          bytes: () => ({ image: { value: 'aGVsbG8=', dataType: MessageAttributeDataType.BINARY } }),
          references: {
            language: 'JSONPath',
            make: ({ JsonPath }) => ({
              text: { value: JsonPath.stringAt('$.text') },
              number: { value: JsonPath.numberAt('$.number'), dataType: MessageAttributeDataType.NUMBER },
            }),
          },
          expression: { language: 'JSONata', make: () => ({ text: { value: '{% $states.input.text %}' } }) },
        },
      },
    }),
    beyondUpstream(SqsSendMessage, {
      about: 'to one of several queues',
      patterns: [undefined, WAIT_FOR_TASK_TOKEN],
      required: {
        queue: {
          'from the state': {
            language: 'JSONPath',
            make: ({ JsonPath }, stack) =>
              once(stack, 'Chosen', (scope, id) =>
                sqs.Queue.fromQueueAttributes(scope, id, {
                  queueArn: JsonPath.stringAt('$.arn'),
                  queueUrl: JsonPath.stringAt('$.url'),
                }),
              ),
          },
        },
        messageBody: { object: callbackInputs.object! },
        allowedTargets: { ARNs: () => ['arn:aws:sqs:us-east-1:222222222222:theirs-*'] },
      },
    }),
  ],
} satisfies PackageCases;
