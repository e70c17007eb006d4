import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { machinesOf } from '../../../../tools/src/demo/machine.ts';
import { WaitAndTellStack } from '../lib/wait-and-tell-stack';

test('the time is converted, put into words and published, and then it waits', () => {
  const template = Template.fromStack(new WaitAndTellStack(new App(), 'WaitAndTell'));

  expect(machinesOf(template.toJSON())).toEqual([
    {
      name: 'WaitAndTell',
      definition: {
        StartAt: 'Convert to seconds',
        States: {
          'Convert to seconds': {
            Type: 'Task',
            Resource: expect.stringMatching(/^\$\{ConverttosecondsEvalFunction\w+\.Arn\}$/) as string,
            Parameters: {
              expression: 'Math.ceil($.waitMilliseconds / 1000)',
              expressionAttributeValues: { '$.waitMilliseconds.$': '$.waitMilliseconds' },
            },
            ResultPath: '$.waitSeconds',
            Next: 'Create message',
          },
          'Create message': {
            Type: 'Task',
            Resource: expect.stringMatching(/^\$\{CreatemessageEvalFunction\w+\.Arn\}$/) as string,
            Parameters: {
              expression: '`Now waiting ${$.waitSeconds} seconds...`',
              expressionAttributeValues: { '$.waitSeconds.$': '$.waitSeconds' },
            },
            ResultPath: '$.message',
            Next: 'Publish message',
          },
          'Publish message': {
            Type: 'Task',
            Resource: 'arn:aws:states:::sns:publish',
            Parameters: {
              TopicArn: expect.stringMatching(/^\$\{CoolTopic\w+\}$/) as string,
              'Message.$': '$.message',
            },
            ResultPath: null,
            Next: 'Wait',
          },
          Wait: { Type: 'Wait', SecondsPath: '$.waitSeconds', End: true },
        },
      },
    },
  ]);
});
