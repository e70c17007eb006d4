import { Jsonata, JsonPath, TaskInput } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { MessageAttributeDataType, SnsPublish } from '../src';
import type { MessageAttribute, SnsPublishProps } from '../src';

let stack: Stack;
let topic: sns.ITopic;
const message = TaskInput.fromText('hello');

beforeEach(() => {
  stack = new Stack();
  topic = new sns.Topic(stack, 'Topic');
});

function publish(props: Partial<SnsPublishProps>): SnsPublish {
  return new SnsPublish(stack, 'Publish', { topic, message, ...props });
}

describe('arguments', () => {
  test('a text goes to the topic', () => {
    expect(stateOf(publish({}))).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::sns:publish',
      Parameters: { TopicArn: '<Topic>', Message: 'hello' },
    });
  });

  test('all props have their place', () => {
    const task = SnsPublish.jsonPath(stack, 'Publish', {
      topic: new sns.Topic(stack, 'Fifo', { fifo: true }),
      message: TaskInput.fromObject({ default: 'hello', sqs: JsonPath.stringAt('$.sqs') }),
      messagePerSubscriptionType: true,
      subject: 'Greetings',
      messageGroupId: 'greetings',
      messageDeduplicationId: 'greeting-1',
      messageAttributes: { kind: { value: 'greeting' } },
      resultPath: JsonPath.DISCARD,
    });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      ResultPath: null,
      Resource: 'arn:<AWS::Partition>:states:::sns:publish',
      Parameters: {
        TopicArn: '<Fifo>',
        Message: { default: 'hello', 'sqs.$': '$.sqs' },
        MessageStructure: 'json',
        Subject: 'Greetings',
        MessageGroupId: 'greetings',
        MessageDeduplicationId: 'greeting-1',
        MessageAttributes: { kind: { DataType: 'String', StringValue: 'greeting' } },
      },
    });
  });

  test('each may come from the state', () => {
    const task = publish({
      message: TaskInput.fromDataAt('$.state.message'),
      subject: `Order ${JsonPath.stringAt('$.id')}`,
      messageGroupId: JsonPath.stringAt('$.tenant'),
    });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::sns:publish',
      Parameters: {
        TopicArn: '<Topic>',
        'Message.$': '$.state.message',
        'Subject.$': "States.Format('Order {}', $.id)",
        'MessageGroupId.$': '$.tenant',
      },
    });
  });

  test('the inputs of sfn.TaskInput work as ours do', () => {
    const task = publish({
      message: sfn.TaskInput.fromObject({ field1: 'some data', field2: sfn.JsonPath.stringAt('$.field2') }),
    });

    expect(stateOf(task)).toMatchObject({ Parameters: { Message: { field1: 'some data', 'field2.$': '$.field2' } } });
  });

  test('null in the message is kept', () => {
    expect(stateOf(publish({ message: TaskInput.fromObject({ note: null }) }))).toMatchObject({
      Parameters: { Message: { note: null } },
    });
  });

  test('a JSONata state has Arguments', () => {
    const task = SnsPublish.jsonata(stack, 'Publish', {
      topic,
      message: TaskInput.fromObject({ id: Jsonata.string('$states.input.id'), raw: '{% $states.input.raw %}' }),
      subject: `Order ${Jsonata.string('$states.input.id')}`,
      outputs: '{% $states.result.MessageId %}',
    });

    expect(stateOf(task)).toEqual({
      QueryLanguage: 'JSONata',
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::sns:publish',
      Arguments: {
        TopicArn: '<Topic>',
        Message: { id: '{% $states.input.id %}', raw: '{% $states.input.raw %}' },
        Subject: '{% "Order " & ($states.input.id) %}',
      },
      Output: '{% $states.result.MessageId %}',
    });
  });

  test('a JSONata machine makes a task without a language of its own a JSONata state', () => {
    expect(stateOf(publish({}), sfn.QueryLanguage.JSONATA)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::sns:publish',
      Arguments: { TopicArn: '<Topic>', Message: 'hello' },
    });
  });
});

describe('subject', () => {
  test('is at most 100 characters long', () => {
    expect(messageOf(() => publish({ subject: 'x'.repeat(101) }))).toBe(
      'Default/Publish has a problem:\n  - subject is 101 characters long: give at most 100 characters',
    );
  });

  test('may be 100 characters long', () => {
    expect(stateOf(publish({ subject: 'x'.repeat(100) }))).toMatchObject({ Parameters: { Subject: 'x'.repeat(100) } });
  });

  test('is not measured when it is JSONata', () => {
    const subject = `{% "${'x'.repeat(100)}" & $states.input.id %}`;

    expect(stateOf(SnsPublish.jsonata(stack, 'Publish', { topic, message, subject }))).toMatchObject({
      Arguments: { Subject: subject },
    });
  });
});

describe('a message for each protocol', () => {
  test('needs a default', () => {
    expect(
      messageOf(() => publish({ messagePerSubscriptionType: true, message: TaskInput.fromObject({ email: 'hello' }) })),
    ).toBe(
      'Default/Publish has a problem:\n' +
        "  - message has no 'default', which messagePerSubscriptionType needs: add the text for protocols that have none of their own",
    );
  });

  test('may have its default from the state', () => {
    const task = publish({
      messagePerSubscriptionType: true,
      message: TaskInput.fromObject({ default: JsonPath.stringAt('$.text') }),
    });

    expect(stateOf(task)).toMatchObject({
      Parameters: { MessageStructure: 'json', Message: { 'default.$': '$.text' } },
    });
  });

  test('may have its default under a written-out path key', () => {
    const task = publish({
      messagePerSubscriptionType: true,
      message: TaskInput.fromObject({ 'default.$': '$.text' }),
    });

    expect(stateOf(task)).toMatchObject({
      Parameters: { MessageStructure: 'json', Message: { 'default.$': '$.text' } },
    });
  });

  test('may come from the state as a whole', () => {
    const task = publish({ messagePerSubscriptionType: true, message: TaskInput.fromJsonPathAt('$.messages') });

    expect(stateOf(task)).toMatchObject({ Parameters: { MessageStructure: 'json', 'Message.$': '$.messages' } });
  });
});

describe('message attributes', () => {
  const { BINARY, NUMBER, STRING, STRING_ARRAY } = MessageAttributeDataType;

  test.each<[string, MessageAttribute, object]>([
    ['a text', { value: 'a' }, { DataType: 'String', StringValue: 'a' }],
    ['a number', { value: 1.5 }, { DataType: 'Number', StringValue: '1.5' }],
    ['true or false', { value: false }, { DataType: 'String', StringValue: 'false' }],
    ['a list', { value: ['a', 1, true] }, { DataType: 'String.Array', StringValue: '["a",1,true]' }],
    ['a TaskInput', { value: TaskInput.fromText('a') }, { DataType: 'String', StringValue: 'a' }],
    ['a text as bytes', { value: 'aGk=', dataType: BINARY }, { DataType: 'Binary', BinaryValue: 'aGk=' }],
    ['a text as a number', { value: '12', dataType: NUMBER }, { DataType: 'Number', StringValue: '12' }],
    ['a text with its type', { value: 'a', dataType: STRING }, { DataType: 'String', StringValue: 'a' }],
    [
      'a list with its type',
      { value: ['a', 'b'], dataType: STRING_ARRAY },
      { DataType: 'String.Array', StringValue: '["a","b"]' },
    ],
    ['a text from the state', { value: JsonPath.stringAt('$.a') }, { DataType: 'String', 'StringValue.$': '$.a' }],
    [
      'a number from the state',
      { value: JsonPath.numberAt('$.n') },
      { DataType: 'Number', 'StringValue.$': "States.Format('{}', $.n)" },
    ],
    [
      'a list from the state',
      { value: JsonPath.listAt('$.l') },
      { DataType: 'String.Array', 'StringValue.$': 'States.JsonToString($.l)' },
    ],
    [
      'a list with data of the state',
      { value: ['a', JsonPath.stringAt('$.b')] },
      { DataType: 'String.Array', 'StringValue.$': "States.JsonToString(States.Array('a', $.b))" },
    ],
  ])('%s', (_, attribute, rendered) => {
    const task = publish({ messageAttributes: { attribute } });

    expect(stateOf(task)).toMatchObject({ Parameters: { MessageAttributes: { attribute: rendered } } });
  });

  test.each<[string, MessageAttribute, object]>([
    ['a number', { value: Jsonata.number('$n') }, { DataType: 'Number', StringValue: '{% $string($n) %}' }],
    ['a list', { value: Jsonata.list('$l') }, { DataType: 'String.Array', StringValue: '{% $string($l) %}' }],
    [
      'a list with expressions',
      { value: ['a', Jsonata.string('$b'), `c-${Jsonata.string('$d')}`] },
      { DataType: 'String.Array', StringValue: '{% $string(["a", $b, "c-" & ($d)]) %}' },
    ],
  ])('%s in JSONata', (_, attribute, rendered) => {
    const task = SnsPublish.jsonata(stack, 'Publish', { topic, message, messageAttributes: { attribute } });

    expect(stateOf(task)).toMatchObject({ Arguments: { MessageAttributes: { attribute: rendered } } });
  });

  test.each<[MessageAttribute, string]>([
    [{ value: 'many', dataType: NUMBER }, 'is a Number but its value is not: give a String, or leave dataType away'],
    [
      { value: 'a', dataType: STRING_ARRAY },
      'is a String.Array but its value is not: give a String, or leave dataType away',
    ],
    [{ value: 5, dataType: STRING }, 'is a String but its value is not: give a Number, or leave dataType away'],
    [
      { value: ['a'], dataType: STRING },
      'is a String but its value is not: give a String.Array, or leave dataType away',
    ],
  ])('%j is no such attribute', (attribute, problem) => {
    expect(messageOf(() => publish({ messageAttributes: { attribute } }))).toBe(
      `Default/Publish has a problem:\n  - messageAttributes.attribute ${problem}`,
    );
  });
});

describe('a FIFO topic', () => {
  test('needs a group', () => {
    const fifo = new sns.Topic(stack, 'Fifo', { fifo: true, contentBasedDeduplication: true });

    expect(messageOf(() => publish({ topic: fifo }))).toBe(
      'Default/Publish has a problem:\n  - messageGroupId is missing for a FIFO topic: name the group that keeps its order',
    );
  });

  test('needs an id to tell messages apart', () => {
    const fifo = new sns.Topic(stack, 'Fifo', { fifo: true });

    expect(messageOf(() => publish({ topic: fifo, messageGroupId: 'a' }))).toBe(
      'Default/Publish has a problem:\n' +
        '  - messageDeduplicationId is missing for a FIFO topic without content-based deduplication: ' +
        'give an id, or set contentBasedDeduplication on the topic',
    );
  });

  test('that tells messages apart by their content needs no id', () => {
    const fifo = new sns.Topic(stack, 'Fifo', { fifo: true, contentBasedDeduplication: true });

    expect(stateOf(publish({ topic: fifo, messageGroupId: 'a' }))).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::sns:publish',
      Parameters: { TopicArn: '<Fifo>', Message: 'hello', MessageGroupId: 'a' },
    });
  });

  test('may be imported', () => {
    const fifo = sns.Topic.fromTopicAttributes(stack, 'Fifo', {
      topicArn: 'arn:aws:sns:eu-west-1:111111111111:orders.fifo',
      contentBasedDeduplication: true,
    });

    expect(stateOf(publish({ topic: fifo, messageGroupId: 'a' }))).toMatchObject({
      Parameters: { TopicArn: 'arn:aws:sns:eu-west-1:111111111111:orders.fifo', MessageGroupId: 'a' },
    });
  });

  test('has ids of at most 128 characters, without blanks', () => {
    const fifo = new sns.Topic(stack, 'Fifo', { fifo: true });

    expect(
      messageOf(() => publish({ topic: fifo, messageGroupId: 'a b', messageDeduplicationId: 'a'.repeat(129) })),
    ).toBe(
      'Default/Publish has 2 problems:\n' +
        `  - messageDeduplicationId is "${'a'.repeat(129)}": give 1 to 128 letters, digits and punctuation marks, without blanks\n` +
        '  - messageGroupId is "a b": give 1 to 128 letters, digits and punctuation marks, without blanks',
    );
  });
});

test('a group may be given for a standard topic, which hands it to the fair queues behind it', () => {
  expect(stateOf(publish({ messageGroupId: 'tenant-1' }))).toMatchObject({
    Parameters: { MessageGroupId: 'tenant-1' },
  });
});

describe('patterns', () => {
  test('waiting for the token hands it on', () => {
    const task = publish({
      message: TaskInput.fromObject({ token: JsonPath.taskToken }),
      integrationPattern: sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN,
    });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::sns:publish.waitForTaskToken',
      Parameters: { TopicArn: '<Topic>', Message: { 'token.$': '$$.Task.Token' } },
    });
  });

  test('the token may stand in a JSONata expression', () => {
    const task = SnsPublish.jsonata(stack, 'Publish', {
      topic,
      message: TaskInput.fromText("{% 'Confirm with ' & $states.context.Task.Token %}"),
      integrationPattern: sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN,
    });

    expect(stateOf(task)).toMatchObject({
      Arguments: { Message: "{% 'Confirm with ' & $states.context.Task.Token %}" },
    });
  });

  test('waiting for a token that nobody gets is an error', () => {
    expect(messageOf(() => publish({ integrationPattern: sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN }))).toBe(
      'Default/Publish has a problem:\n' +
        '  - integrationPattern is WAIT_FOR_TASK_TOKEN, but the arguments do not hand the token on, so that nobody could end the task: ' +
        'put JsonPath.taskToken or Jsonata.taskToken somewhere in the arguments',
    );
  });

  test('a message is no job to wait for', () => {
    expect(messageOf(() => publish({ integrationPattern: sfn.IntegrationPattern.RUN_JOB }))).toBe(
      'Default/Publish has a problem:\n' +
        '  - integrationPattern is RUN_JOB, which this task does not support: use REQUEST_RESPONSE or WAIT_FOR_TASK_TOKEN',
    );
  });
});

describe('permissions', () => {
  test.each([sfn.IntegrationPattern.REQUEST_RESPONSE, sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN])(
    'with %s the topic may be published to',
    (integrationPattern) => {
      const task = publish({ message: TaskInput.fromJsonPathAt('$$.Task.Token'), integrationPattern });

      expect(permissionsOf(task)).toEqual([{ Effect: 'Allow', Action: 'sns:Publish', Resource: '<Topic>' }]);
    },
  );

  test('the key of an encrypted topic may be used', () => {
    const encrypted = new sns.Topic(stack, 'Encrypted', { masterKey: new kms.Key(stack, 'Key') });

    expect(permissionsOf(publish({ topic: encrypted }))).toEqual([
      { Effect: 'Allow', Action: 'sns:Publish', Resource: '<Encrypted>' },
      { Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey*'], Resource: '<Key.Arn>' },
    ]);
  });

  test('the key of an imported topic may be used', () => {
    const imported = sns.Topic.fromTopicAttributes(stack, 'Imported', {
      topicArn: 'arn:aws:sns:eu-west-1:111111111111:orders',
      keyArn: 'arn:aws:kms:eu-west-1:111111111111:key/k',
    });

    expect(permissionsOf(publish({ topic: imported }))).toEqual([
      { Effect: 'Allow', Action: 'sns:Publish', Resource: 'arn:aws:sns:eu-west-1:111111111111:orders' },
      {
        Effect: 'Allow',
        Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        Resource: 'arn:aws:kms:eu-west-1:111111111111:key/k',
      },
    ]);
  });
});

describe('a topic from the state', () => {
  const allowed = 'arn:aws:sns:eu-west-1:111111111111:orders-*';

  test.each([
    [
      sfn.QueryLanguage.JSON_PATH,
      JsonPath.stringAt('$.topicArn'),
      { Parameters: { 'TopicArn.$': '$.topicArn', Message: 'hello' } },
    ],
    [
      sfn.QueryLanguage.JSONATA,
      Jsonata.string('$states.input.arn'),
      { Arguments: { TopicArn: '{% $states.input.arn %}', Message: 'hello' } },
    ],
  ])('is one of those that are allowed, in %s', (queryLanguage, topicArn, rendered) => {
    const dynamic = sns.Topic.fromTopicArn(stack, 'Dynamic', topicArn);
    const task = publish({ topic: dynamic, allowedTargets: [allowed], queryLanguage });

    expect(stateOf(task)).toMatchObject(rendered);
    expect(permissionsOf(task)).toEqual([{ Effect: 'Allow', Action: 'sns:Publish', Resource: allowed }]);
  });

  test('that may be any is an error', () => {
    const dynamic = sns.Topic.fromTopicArn(stack, 'Dynamic', JsonPath.stringAt('$.topicArn'));

    expect(messageOf(() => publish({ topic: dynamic }))).toBe(
      'Default/Publish has a problem:\n' +
        '  - topic comes from the state, so that no permission can be granted on it: list the ARNs it may be in allowedTargets',
    );
  });
});
