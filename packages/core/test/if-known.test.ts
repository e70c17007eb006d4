import { Stack } from 'aws-cdk-lib';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { expect, test } from 'vitest';
import { ifKnown } from '../src';

const definition = ecs.TaskDefinition.fromTaskDefinitionAttributes(new Stack(), 'Imported', {
  taskDefinitionArn: 'arn:aws:ecs:eu-west-1:111111111111:task-definition/report',
  networkMode: ecs.NetworkMode.HOST,
});

test('an imported construct is asked for what it was told', () => {
  expect(ifKnown(() => definition.networkMode)).toBe('host');
});

test('and for what it was not told', () => {
  expect(ifKnown(() => definition.taskRole)).toBeUndefined();
});
