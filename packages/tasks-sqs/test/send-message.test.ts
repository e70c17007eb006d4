import { Jsonata, JsonPath, TaskInput } from '@cdk-sfn/core';
import { Duration, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { MessageAttributeDataType, SqsSendMessage } from '../src';

let stack: Stack;
let queue: sqs.IQueue;
const messageBody = TaskInput.fromText('hello');

beforeEach(() => {
  stack = new Stack();
  queue = new sqs.Queue(stack, 'Queue');
});

describe('arguments', () => {
  test('a text goes to the queue', () => {
    const task = new SqsSendMessage(stack, 'Send', { queue, messageBody });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::sqs:sendMessage',
      Parameters: { QueueUrl: '<Queue>', MessageBody: 'hello' },
    });
  });

  test('an object with data of the state goes to the queue, null included', () => {
    const task = SqsSendMessage.jsonPath(stack, 'Send', {
      queue,
      messageBody: TaskInput.fromObject({
        id: JsonPath.stringAt('$.id'),
        note: null,
        tags: ['a', JsonPath.stringAt('$.b')],
      }),
    });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::sqs:sendMessage',
      Parameters: {
        QueueUrl: '<Queue>',
        MessageBody: { 'id.$': '$.id', note: null, 'tags.$': "States.Array('a', $.b)" },
      },
    });
  });

  test('the inputs of sfn.TaskInput work as ours do', () => {
    const task = new SqsSendMessage(stack, 'Send', {
      queue,
      messageBody: sfn.TaskInput.fromObject({ field1: 'some data', field2: sfn.JsonPath.stringAt('$.field2') }),
    });

    expect(stateOf(task)).toMatchObject({
      Parameters: { MessageBody: { field1: 'some data', 'field2.$': '$.field2' } },
    });
  });

  test('fromDataAt, the name of the specification, hands on a value of the state', () => {
    const task = new SqsSendMessage(stack, 'Send', { queue, messageBody: TaskInput.fromDataAt('$.message') });

    expect(stateOf(task)).toMatchObject({ Parameters: { 'MessageBody.$': '$.message' } });
  });

  test('a JSONata state has Arguments', () => {
    const task = SqsSendMessage.jsonata(stack, 'Send', {
      queue,
      messageBody: TaskInput.fromObject({ id: Jsonata.string('$states.input.id'), raw: '{% $states.input.raw %}' }),
      delay: Duration.seconds(Jsonata.number('$states.input.wait')),
      outputs: { id: '{% $states.result.MessageId %}' },
    });

    expect(stateOf(task)).toEqual({
      QueryLanguage: 'JSONata',
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::sqs:sendMessage',
      Arguments: {
        QueueUrl: '<Queue>',
        MessageBody: { id: '{% $states.input.id %}', raw: '{% $states.input.raw %}' },
        DelaySeconds: '{% $states.input.wait %}',
      },
      Output: { id: '{% $states.result.MessageId %}' },
    });
  });

  test('a JSONata machine makes a task without a language of its own a JSONata state', () => {
    const task = new SqsSendMessage(stack, 'Send', { queue, messageBody });

    expect(stateOf(task, sfn.QueryLanguage.JSONATA)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::sqs:sendMessage',
      Arguments: { QueueUrl: '<Queue>', MessageBody: 'hello' },
    });
  });

  test('a JSONPath reference in a JSONata state is an error', () => {
    expect(
      messageOf(() =>
        SqsSendMessage.jsonata(stack, 'Send', { queue, messageBody: TaskInput.fromJsonPathAt('$.message') }),
      ),
    ).toBe(
      'Default/Send has a problem:\n' +
        "  - MessageBody is the JSONPath reference $.message in a JSONata state: write Jsonata.string('$states.input.message') or its like",
    );
  });
});

describe('delay', () => {
  test('from the state is in seconds', () => {
    const delay = Duration.minutes(JsonPath.numberAt('$.wait'));

    expect(messageOf(() => new SqsSendMessage(stack, 'Send', { queue, messageBody, delay }))).toMatch(
      /^Default\/Send has a problem:\n {2}- delay cannot be given to the service, which takes seconds: Duration must be specified as 'Duration.seconds\(\)'/,
    );
  });

  test('stands in seconds', () => {
    const task = new SqsSendMessage(stack, 'Send', { queue, messageBody, delay: Duration.minutes(15) });

    expect(stateOf(task)).toMatchObject({ Parameters: { DelaySeconds: 900 } });
  });

  test('may come from the state, unchecked', () => {
    const delay = Duration.seconds(JsonPath.numberAt('$.wait'));
    const task = new SqsSendMessage(stack, 'Send', { queue, messageBody, delay });

    expect(stateOf(task)).toMatchObject({ Parameters: { 'DelaySeconds.$': '$.wait' } });
  });

  test('is at most 15 minutes', () => {
    expect(
      messageOf(() => new SqsSendMessage(stack, 'Send', { queue, messageBody, delay: Duration.seconds(901) })),
    ).toBe(
      'Default/Send has a problem:\n  - delay is 901 seconds: give at most 900 seconds, or put a Wait state before',
    );
  });

  test('is not for FIFO queues', () => {
    const fifo = new sqs.Queue(stack, 'Fifo', { fifo: true });

    expect(
      messageOf(
        () =>
          new SqsSendMessage(stack, 'Send', {
            queue: fifo,
            messageBody,
            messageGroupId: 'orders',
            delay: Duration.seconds(1),
          }),
      ),
    ).toBe(
      'Default/Send has a problem:\n' +
        '  - delay is given for a FIFO queue, which delays all its messages alike: set deliveryDelay on the queue',
    );
  });
});

describe('message attributes', () => {
  test('have a type and a value, which may come from the state', () => {
    const task = new SqsSendMessage(stack, 'Send', {
      queue,
      messageBody,
      messageAttributes: {
        source: { value: 'shop' },
        weight: { value: 1.5 },
        gift: { value: true },
        price: { value: '9.99', dataType: MessageAttributeDataType.NUMBER },
        picture: { value: 'aGVsbG8=', dataType: MessageAttributeDataType.BINARY },
        tenant: { value: JsonPath.stringAt('$.tenant') },
        count: { value: JsonPath.numberAt('$.count') },
        trace: { value: TaskInput.fromJsonPathAt('$$.Execution.Name') },
      },
    });

    expect(stateOf(task)).toMatchObject({
      Parameters: {
        MessageAttributes: {
          source: { DataType: 'String', StringValue: 'shop' },
          weight: { DataType: 'Number', StringValue: '1.5' },
          gift: { DataType: 'String', StringValue: 'true' },
          price: { DataType: 'Number', StringValue: '9.99' },
          picture: { DataType: 'Binary', BinaryValue: 'aGVsbG8=' },
          tenant: { DataType: 'String', 'StringValue.$': '$.tenant' },
          count: { DataType: 'Number', 'StringValue.$': "States.Format('{}', $.count)" },
          trace: { DataType: 'String', 'StringValue.$': '$$.Execution.Name' },
        },
      },
    });
  });

  test('may be JSONata expressions', () => {
    const task = SqsSendMessage.jsonata(stack, 'Send', {
      queue,
      messageBody,
      messageAttributes: {
        tenant: { value: Jsonata.string('$states.input.tenant') },
        count: { value: Jsonata.number('$states.input.count') },
      },
    });

    expect(stateOf(task)).toMatchObject({
      Arguments: {
        MessageAttributes: {
          tenant: { DataType: 'String', StringValue: '{% $states.input.tenant %}' },
          count: { DataType: 'Number', StringValue: '{% $string($states.input.count) %}' },
        },
      },
    });
  });

  test('cannot be lists', () => {
    expect(
      messageOf(
        () => new SqsSendMessage(stack, 'Send', { queue, messageBody, messageAttributes: { tags: { value: ['a'] } } }),
      ),
    ).toBe(
      'Default/Send has a problem:\n' +
        '  - messageAttributes.tags is a String.Array, which the service does not have: give a String, Number, Binary',
    );
  });

  test('have the type that their value has', () => {
    expect(
      messageOf(
        () =>
          new SqsSendMessage(stack, 'Send', {
            queue,
            messageBody,
            messageAttributes: { count: { value: 'many', dataType: MessageAttributeDataType.NUMBER } },
          }),
      ),
    ).toBe(
      'Default/Send has a problem:\n' +
        '  - messageAttributes.count is a Number but its value is not: give a String, or leave dataType away',
    );
  });

  test.each(['AWS.trace', 'amazon.trace', 'a b', 'a..b', '.a', ''])('cannot be named %j', (name) => {
    expect(
      messageOf(
        () => new SqsSendMessage(stack, 'Send', { queue, messageBody, messageAttributes: { [name]: { value: 'x' } } }),
      ),
    ).toBe(
      'Default/Send has a problem:\n' +
        `  - messageAttributes.${name} has a name that the service does not take: ` +
        "give 1 to 256 letters, digits, '_', '-' and single '.' inside, not beginning with AWS. or Amazon.",
    );
  });

  test.each(['AWSTraceHeader', 'a.b-c_1'])('can be named %j', (name) => {
    const messageAttributes = { [name]: { value: 'x' } };

    expect(stateOf(new SqsSendMessage(stack, 'Send', { queue, messageBody, messageAttributes }))).toMatchObject({
      Parameters: { MessageAttributes: { [name]: { DataType: 'String', StringValue: 'x' } } },
    });
  });

  test('are at most 10', () => {
    const attributes = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`a${i}`, { value: 'x' }]));

    new SqsSendMessage(stack, 'Ten', { queue, messageBody, messageAttributes: attributes(10) });

    expect(
      messageOf(() => new SqsSendMessage(stack, 'Send', { queue, messageBody, messageAttributes: attributes(11) })),
    ).toBe(
      'Default/Send has a problem:\n  - messageAttributes has more than 10 attributes: put the rest into the body',
    );
  });
});

describe('message ids', () => {
  test('go to a FIFO queue', () => {
    const fifo = new sqs.Queue(stack, 'Fifo', { fifo: true });
    const task = new SqsSendMessage(stack, 'Send', {
      queue: fifo,
      messageBody,
      messageGroupId: 'orders',
      messageDeduplicationId: JsonPath.stringAt('$.id'),
    });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::sqs:sendMessage',
      Parameters: {
        QueueUrl: '<Fifo>',
        MessageBody: 'hello',
        MessageGroupId: 'orders',
        'MessageDeduplicationId.$': '$.id',
      },
    });
  });

  test('a group may be given for a standard queue, which then shares its consumers fairly', () => {
    const task = new SqsSendMessage(stack, 'Send', { queue, messageBody, messageGroupId: 'tenant-1' });

    expect(stateOf(task)).toMatchObject({ Parameters: { MessageGroupId: 'tenant-1' } });
  });

  test('a FIFO queue needs a group', () => {
    const fifo = new sqs.Queue(stack, 'Fifo', { fifo: true });

    expect(messageOf(() => new SqsSendMessage(stack, 'Send', { queue: fifo, messageBody }))).toBe(
      'Default/Send has a problem:\n  - messageGroupId is missing for a FIFO queue: name the group that keeps its order',
    );
  });

  test('have at most 128 characters', () => {
    new SqsSendMessage(stack, 'Longest', { queue, messageBody, messageGroupId: 'a'.repeat(128) });

    expect(
      messageOf(() => new SqsSendMessage(stack, 'Send', { queue, messageBody, messageGroupId: 'a'.repeat(129) })),
    ).toBe(
      'Default/Send has a problem:\n' +
        `  - messageGroupId is "${'a'.repeat(129)}": give 1 to 128 letters, digits and punctuation marks, without blanks`,
    );
  });

  test('have no blanks', () => {
    const ids = { messageGroupId: 'a b', messageDeduplicationId: '' };

    expect(messageOf(() => new SqsSendMessage(stack, 'Send', { queue, messageBody, ...ids }))).toBe(
      'Default/Send has 2 problems:\n' +
        '  - messageDeduplicationId is "": give 1 to 128 letters, digits and punctuation marks, without blanks\n' +
        '  - messageGroupId is "a b": give 1 to 128 letters, digits and punctuation marks, without blanks',
    );
  });

  test('are not measured when they are JSONata', () => {
    const messageGroupId = `{% $states.input.${'group'.repeat(30)} %}`;

    expect(stateOf(SqsSendMessage.jsonata(stack, 'Send', { queue, messageBody, messageGroupId }))).toMatchObject({
      Arguments: { MessageGroupId: messageGroupId },
    });
  });
});

describe('patterns', () => {
  test('waiting for the token hands it on', () => {
    const task = new SqsSendMessage(stack, 'Send', {
      queue,
      messageBody: TaskInput.fromObject({ token: JsonPath.taskToken }),
      integrationPattern: sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN,
    });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: { QueueUrl: '<Queue>', MessageBody: { 'token.$': '$$.Task.Token' } },
    });
  });

  test('the token may stand in an attribute, and be JSONata', () => {
    const task = SqsSendMessage.jsonata(stack, 'Send', {
      queue,
      messageBody,
      messageAttributes: { token: { value: Jsonata.taskToken } },
      integrationPattern: sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN,
    });

    expect(stateOf(task)).toMatchObject({
      Arguments: {
        MessageAttributes: { token: { DataType: 'String', StringValue: '{% $states.context.Task.Token %}' } },
      },
    });
  });

  test('waiting for a token that nobody gets is an error', () => {
    expect(
      messageOf(
        () =>
          new SqsSendMessage(stack, 'Send', {
            queue,
            messageBody,
            integrationPattern: sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN,
          }),
      ),
    ).toBe(
      'Default/Send has a problem:\n' +
        '  - integrationPattern is WAIT_FOR_TASK_TOKEN, but the arguments do not hand the token on, so that nobody could end the task: ' +
        'put JsonPath.taskToken or Jsonata.taskToken somewhere in the arguments',
    );
  });

  test('a message is no job to wait for', () => {
    expect(
      messageOf(
        () =>
          new SqsSendMessage(stack, 'Send', {
            queue,
            messageBody,
            integrationPattern: sfn.IntegrationPattern.RUN_JOB,
          }),
      ),
    ).toBe(
      'Default/Send has a problem:\n' +
        '  - integrationPattern is RUN_JOB, which this task does not support: use REQUEST_RESPONSE or WAIT_FOR_TASK_TOKEN',
    );
  });
});

describe('permissions', () => {
  test.each([sfn.IntegrationPattern.REQUEST_RESPONSE, sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN])(
    'with %s the queue may be sent to',
    (integrationPattern) => {
      const task = new SqsSendMessage(stack, 'Send', {
        queue,
        messageBody: TaskInput.fromJsonPathAt('$$.Task.Token'),
        integrationPattern,
      });

      expect(permissionsOf(task)).toEqual([{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '<Queue.Arn>' }]);
    },
  );

  test('the key of an encrypted queue may be used', () => {
    const encryptionMasterKey = new kms.Key(stack, 'Key');
    const encrypted = new sqs.Queue(stack, 'Encrypted', { encryption: sqs.QueueEncryption.KMS, encryptionMasterKey });

    expect(permissionsOf(new SqsSendMessage(stack, 'Send', { queue: encrypted, messageBody }))).toEqual([
      { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '<Encrypted.Arn>' },
      { Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey*'], Resource: '<Key.Arn>' },
    ]);
  });

  test('the key of an imported queue may be used', () => {
    const imported = sqs.Queue.fromQueueAttributes(stack, 'Imported', {
      queueArn: 'arn:aws:sqs:eu-west-1:111111111111:jobs',
      keyArn: 'arn:aws:kms:eu-west-1:111111111111:key/k',
    });

    expect(permissionsOf(new SqsSendMessage(stack, 'Send', { queue: imported, messageBody }))).toEqual([
      { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:eu-west-1:111111111111:jobs' },
      {
        Effect: 'Allow',
        Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        Resource: 'arn:aws:kms:eu-west-1:111111111111:key/k',
      },
    ]);
  });

  test('a queue that AWS encrypts needs no key', () => {
    const managed = new sqs.Queue(stack, 'Managed', { encryption: sqs.QueueEncryption.KMS_MANAGED });

    expect(permissionsOf(new SqsSendMessage(stack, 'Send', { queue: managed, messageBody }))).toEqual([
      { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '<Managed.Arn>' },
    ]);
  });
});

describe('a queue from the state', () => {
  const queueArn = 'arn:aws:sqs:eu-west-1:111111111111:jobs';

  test('whose ARN is known needs nothing more than its URL', () => {
    const task = new SqsSendMessage(stack, 'Send', {
      queue: sqs.Queue.fromQueueAttributes(stack, 'Known', { queueArn, queueUrl: JsonPath.stringAt('$.queueUrl') }),
      messageBody,
    });

    expect(stateOf(task)).toMatchObject({ Parameters: { 'QueueUrl.$': '$.queueUrl' } });
    expect(permissionsOf(task)).toEqual([{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: queueArn }]);
  });

  test('is one of those that are allowed', () => {
    const task = new SqsSendMessage(stack, 'Send', {
      queue: sqs.Queue.fromQueueAttributes(stack, 'Dynamic', {
        queueArn: JsonPath.stringAt('$.queueArn'),
        queueUrl: JsonPath.stringAt('$.queueUrl'),
      }),
      allowedTargets: [queueArn, 'arn:aws:sqs:eu-west-1:111111111111:tenant-*'],
      messageBody,
    });

    expect(stateOf(task)).toMatchObject({ Parameters: { 'QueueUrl.$': '$.queueUrl' } });
    expect(permissionsOf(task)).toEqual([
      {
        Effect: 'Allow',
        Action: 'sqs:SendMessage',
        Resource: [queueArn, 'arn:aws:sqs:eu-west-1:111111111111:tenant-*'],
      },
    ]);
  });

  test('that may be any is an error', () => {
    const dynamic = sqs.Queue.fromQueueAttributes(stack, 'Dynamic', {
      queueArn: JsonPath.stringAt('$.queueArn'),
      queueUrl: JsonPath.stringAt('$.queueUrl'),
    });

    expect(messageOf(() => new SqsSendMessage(stack, 'Send', { queue: dynamic, messageBody }))).toBe(
      'Default/Send has a problem:\n' +
        '  - queue comes from the state, so that no permission can be granted on it: list the ARNs it may be in allowedTargets',
    );
  });

  test('is one of those that are allowed, which are ARNs', () => {
    const dynamic = sqs.Queue.fromQueueAttributes(stack, 'Dynamic', {
      queueArn: JsonPath.stringAt('$.queueArn'),
      queueUrl: JsonPath.stringAt('$.queueUrl'),
    });

    expect(
      messageOf(() => new SqsSendMessage(stack, 'Send', { queue: dynamic, messageBody, allowedTargets: ['jobs'] })),
    ).toBe('Default/Send has a problem:\n  - allowedTargets has "jobs", which is no ARN: give ARNs');
  });

  test('needs its URL, which no CloudFormation function can cut out of an ARN that comes later', () => {
    const dynamic = sqs.Queue.fromQueueArn(stack, 'Dynamic', JsonPath.stringAt('$.queueArn'));
    const task = new SqsSendMessage(stack, 'Send', { queue: dynamic, messageBody, allowedTargets: [queueArn] });

    expect(messageOf(() => stateOf(task))).toBe(
      'Default/Send has a problem:\n' +
        '  - QueueUrl is cut out of state data by a CloudFormation function, which runs before there is any: ' +
        'give it as a reference of its own, such as the queueUrl or tableName in fromXxxAttributes',
    );
  });
});
