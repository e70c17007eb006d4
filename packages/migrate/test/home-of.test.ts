import { expect, test } from 'vitest';
import { homeOf, whyNoHome, whyNoValue } from '../src/home-of';

test('the package of a service, or the one of all', () => {
  expect(homeOf('LambdaInvoke', { umbrella: false })).toEqual({ package: '@cdk-sfn/tasks-lambda', isType: false });
  expect(homeOf('LambdaInvokeProps', { umbrella: false })).toEqual({ package: '@cdk-sfn/tasks-lambda', isType: true });
  expect(homeOf('LambdaInvoke', { umbrella: true })).toEqual({ package: '@cdk-sfn/tasks', isType: false });
  expect(homeOf('Nothing', { umbrella: true })).toBeUndefined();
  expect(homeOf('constructor', { umbrella: false })).toBeUndefined();
});

test('why not', () => {
  expect(whyNoHome('Nothing')).toBe('no package of ours has `Nothing`');
  expect(whyNoHome('PublishToTopic')).toBe(
    '`PublishToTopic` is of CDK v1, for `sfn.Task`: write `SnsPublish`, which is a state by itself',
  );
  expect(whyNoValue('EksCallProps')).toBe('`EksCallProps` is a type: it does not exist at run time');
});
