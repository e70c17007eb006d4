import { SnsPublish } from '@cdk-sfn/tasks-sns';
import { Aws } from 'aws-cdk-lib/core';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import type * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { MessageAttributeDataType } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { MessageAttribute } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { beyondUpstream, missing, model, once } from '../src/case.ts';
import type { Make, PackageCases, Values } from '../src/case.ts';
import { granted, refusal, swapped, targetFromState } from '../src/edits.ts';
import { callbackInputs, taskInputs } from '../src/task-inputs.ts';

const topic: Values<sns.ITopic> = {
  topic: (_, stack) => once(stack, 'Topic', (scope, id) => new sns.Topic(scope, id)),
  'topic with its own key': {
    make: (_, stack) =>
      once(
        stack,
        'EncryptedTopic',
        (scope, id) => new sns.Topic(scope, id, { masterKey: new kms.Key(scope, 'TopicKey') }),
      ),
    differences: granted('sns-topic-key', /^sns:Publish$/, {
      key: {
        Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        Effect: 'Allow',
        Resource: { 'Fn::GetAtt': ['TopicKey', 'Arn'] },
      },
    }),
  },
  imported: (_, stack) =>
    once(stack, 'Imported', (scope, id) =>
      sns.Topic.fromTopicArn(scope, id, 'arn:aws:sns:us-east-1:222222222222:theirs'),
    ),
  'from the state': {
    alone: true,
    differences: targetFromState,
    make: ({ JsonPath }, stack) =>
      once(stack, 'FromState', (scope, id) => sns.Topic.fromTopicArn(scope, id, JsonPath.stringAt('$.topic'))),
  },
};

const fifoTopic: Make<sns.ITopic> = (_, stack) =>
  once(stack, 'FifoTopic', (scope, id) => new sns.Topic(scope, id, { fifo: true }));

const deduplicatingTopic: Make<sns.ITopic> = (_, stack) =>
  once(
    stack,
    'DeduplicatingTopic',
    (scope, id) => new sns.Topic(scope, id, { fifo: true, contentBasedDeduplication: true }),
  );

const { BINARY, NUMBER, STRING, STRING_ARRAY } = MessageAttributeDataType;

const messageAttributes: Values<Record<string, MessageAttribute>> = {
  'of every type': () => ({
    text: { value: 'a' },
    number: { value: 1.5 },
    yes: { value: true },
    typedText: { value: 'a', dataType: STRING },
    typedNumber: { value: 2, dataType: NUMBER },
    binary: { value: 'dGV4dA==', dataType: BINARY },
    token: { value: Aws.REGION },
  }),
  list: () => ({ list: { value: ['a', 'b'] } }),
  'list of many types': () => ({ list: { value: ['a', 1, true, null] } }),
  none: () => ({}),
  'list with its type': {
    make: () => ({ list: { value: ['a', 'b'], dataType: STRING_ARRAY } }),
    as: { row: 'sns-typed-list', make: () => ({ list: { value: ['a', 'b'] } }) },
  },
  reference: {
    language: 'JSONPath',
    make: ({ JsonPath }) => ({
      text: { value: JsonPath.stringAt('$.a') },
      typed: { value: JsonPath.stringAt('$.b'), dataType: NUMBER },
      bytes: { value: JsonPath.stringAt('$.c'), dataType: BINARY },
    }),
  },
  'reference to a number': {
    language: 'JSONPath',
    make: ({ JsonPath }) => ({ number: { value: JsonPath.numberAt('$.n') } }),
    differences: swapped(
      'sns-reference-type',
      { DataType: 'String', 'StringValue.$': '$.n' },
      { DataType: 'Number', 'StringValue.$': "States.Format('{}', $.n)" },
    ),
  },
  'reference to a list': {
    language: 'JSONPath',
    make: ({ JsonPath }) => ({ list: { value: JsonPath.listAt('$.l') } }),
    differences: swapped(
      'sns-reference-type',
      { DataType: 'String', 'StringValue.$': '$.l' },
      { DataType: 'String.Array', 'StringValue.$': 'States.JsonToString($.l)' },
    ),
  },
  'reference in a list': {
    language: 'JSONPath',
    make: ({ JsonPath }) => ({ list: { value: ['a', JsonPath.stringAt('$.b')] } }),
    as: {
      row: 'sns-reference-in-list',
      make: ({ JsonPath }) => ({
        list: { value: JsonPath.jsonToString(JsonPath.objectAt(`States.Array('a', $.b)`)) },
      }),
    },
    differences: swapped(
      'sns-reference-in-list',
      { DataType: 'String', 'StringValue.$': "States.JsonToString(States.Array('a', $.b))" },
      { DataType: 'String.Array', 'StringValue.$': "States.JsonToString(States.Array('a', $.b))" },
    ),
  },
  'input as value': {
    language: 'JSONPath',
    make: ({ TaskInput }) => ({ input: { value: TaskInput.fromJsonPathAt('$.a') } }),
  },
  expression: {
    language: 'JSONata',
    make: () => ({
      text: { value: '{% $states.input.a %}' },
      typed: { value: '{% $states.input.b %}', dataType: NUMBER },
    }),
    differences: swapped(
      'sns-expression-type',
      { DataType: 'String', StringValue: '{% $states.input.b %}' },
      { DataType: 'Number', StringValue: '{% $states.input.b %}' },
    ),
  },
  'text as number': {
    make: () => ({ n: { value: '1.5', dataType: NUMBER } }),
    as: { row: 'sns-number-as-text', make: () => ({ n: { value: 1.5 } }) },
  },
  'word as number': { alone: true, make: () => ({ n: { value: 'one', dataType: NUMBER } }) },
  'number as text': { alone: true, make: () => ({ n: { value: 1, dataType: STRING } }) },
  'number as bytes': {
    alone: true,
    make: () => ({ n: { value: 1, dataType: BINARY } }),
    differences: refusal('sns-number-as-bytes', /^messageAttributes\.n is a Binary but its value is not$/),
  },
  'text as list': { alone: true, make: () => ({ n: { value: 'a', dataType: STRING_ARRAY } }) },
};

const subject: Values<string> = {
  text: () => 'News',
  reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.subject') },
  expression: { language: 'JSONata', make: () => '{% $states.input.subject %}' },
  'CDK token': () => Aws.REGION,
  'too long': {
    alone: true,
    make: () => 'a'.repeat(101),
    differences: refusal('sns-long-subject', /^subject is 101 characters long$/),
  },
};

const ids: Values<string> = {
  text: () => 'one',
  reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.id') },
  expression: { language: 'JSONata', make: () => '{% $states.input.id %}' },
  'too long': {
    alone: true,
    make: () => 'a'.repeat(129),
    differences: refusal('sns-long-id', /^message(Group|Deduplication)Id is "a{129}"$/),
  },
};

const text: Make<sfn.TaskInput> = ({ TaskInput }) => TaskInput.fromText('Hello');

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = IntegrationPattern;

export default {
  models: [
    model('SnsPublish', {
      patterns: [undefined, REQUEST_RESPONSE],
      otherPatterns: [RUN_JOB, WAIT_FOR_TASK_TOKEN],
      required: { topic, message: taskInputs },
      optional: { messageAttributes, subject, messageGroupId: ids },
    }),
    model('SnsPublish', {
      about: 'a message for each protocol',
      required: {
        topic,
        message: {
          'default alone': ({ TaskInput }) => TaskInput.fromObject({ default: 'Hello', email: 'Dear' }),
          reference: {
            language: 'JSONPath',
            make: ({ JsonPath, TaskInput }) => TaskInput.fromObject({ default: JsonPath.stringAt('$.text') }),
          },
          'without default': { alone: true, make: ({ TaskInput }) => TaskInput.fromObject({ email: 'Dear' }) },
          text: { alone: true, make: ({ TaskInput }) => TaskInput.fromText('{"default":"Hello"}') },
        },
      },
      optional: { messagePerSubscriptionType: { yes: () => true, no: () => false } },
    }),
    model('SnsPublish', {
      about: 'to a FIFO topic',
      required: {
        topic: { 'FIFO topic': fifoTopic },
        message: { text },
        messageGroupId: { ...ids, absent: missing },
        messageDeduplicationId: { ...ids, absent: missing },
      },
      optional: { subject },
    }),
    model('SnsPublish', {
      about: 'to a FIFO topic with content-based deduplication',
      required: {
        topic: { 'FIFO topic': deduplicatingTopic },
        message: { text },
        messageGroupId: { ...ids, absent: missing },
      },
      optional: { messageDeduplicationId: ids },
    }),
    model('SnsPublish', {
      about: 'waiting for the token',
      patterns: [WAIT_FOR_TASK_TOKEN],
      required: { topic, message: callbackInputs },
      optional: { subject },
    }),
  ],
  beyond: [
    beyondUpstream(SnsPublish, {
      about: 'to one of several topics',
      required: {
        topic: {
          'from the state': {
            language: 'JSONPath',
            make: ({ JsonPath }, stack) =>
              once(stack, 'Chosen', (scope, id) => sns.Topic.fromTopicArn(scope, id, JsonPath.stringAt('$.topic'))),
          },
        },
        message: { text: ({ TaskInput }) => TaskInput.fromText('Hello') },
        allowedTargets: { ARNs: () => ['arn:aws:sns:us-east-1:222222222222:theirs-*'] },
      },
    }),
  ],
} satisfies PackageCases;
