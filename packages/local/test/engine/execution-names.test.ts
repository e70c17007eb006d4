import { expect, test } from 'vitest';
import { executionArn, mapRunArn, stateMachineArn } from '../../src/engine/execution-names';
import type { ExecutionNames } from '../../src/engine/execution-names';

const names: ExecutionNames = {
  region: 'eu-central-1',
  account: '111122223333',
  partition: 'aws',
  stateMachineName: 'Orders',
  executionName: 'monday',
  roleArn: 'arn:aws:iam::111122223333:role/Orders',
  type: 'STANDARD',
};

test('the ARN of a state machine', () => {
  expect(stateMachineArn(names)).toBe('arn:aws:states:eu-central-1:111122223333:stateMachine:Orders');
});

test('the ARN of an execution', () => {
  expect(executionArn(names, '')).toBe('arn:aws:states:eu-central-1:111122223333:execution:Orders:monday');
});

test('the ARN of an EXPRESS execution has an id', () => {
  expect(executionArn({ ...names, type: 'EXPRESS' }, '4f')).toBe(
    'arn:aws:states:eu-central-1:111122223333:express:Orders:monday:4f',
  );
});

test('the ARN of a Map Run in another partition', () => {
  expect(mapRunArn({ ...names, partition: 'aws-cn', region: 'cn-north-1' }, 'Pack', '4f')).toBe(
    'arn:aws-cn:states:cn-north-1:111122223333:mapRun:Orders/Pack:4f',
  );
});
