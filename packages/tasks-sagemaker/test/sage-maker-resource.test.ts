import { JsonPath } from '@cdk-sfn/core';
import { App, CfnParameter, Stack } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { arnProblem, nameProblem, sageMakerTarget } from '../src/sage-maker-resource';

const env = { account: '111111111111', region: 'eu-west-1' };
const stack = new Stack(new App(), 'Stack', { env });
const arnsOf = (name: string, allowedTargets?: string[]) =>
  (stack.resolve(sageMakerTarget(stack, 'modelName', { type: 'model', name }, { allowedTargets })) as { arns: unknown })
    .arns;
const arn = (name: string) => ({
  'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:sagemaker:eu-west-1:111111111111:model/${name}`]],
});

test('the ARN has the name in lower case', () => {
  expect(arnsOf('MyModel')).toEqual([arn('mymodel')]);
});

test('something may follow the name', () => {
  const model = { type: 'model', name: 'MyModel', suffix: '*' } as const;

  expect(stack.resolve(sageMakerTarget(stack, 'modelName', model, {}).arns)).toEqual([arn('mymodel*')]);
});

test.each([
  ['a reference', JsonPath.stringAt('$.name')],
  ['an expression', '{% $states.input.name %}'],
  ['a token that deployment fills in', new CfnParameter(stack, 'Name').valueAsString],
])('%s may be any model, or one of allowedTargets', (_, name) => {
  const allowed = 'arn:aws:sagemaker:eu-west-1:111111111111:model/train-*';

  expect(arnsOf(name)).toEqual([arn('*')]);
  expect(arnsOf(name, [allowed])).toEqual([allowed]);
});

test('of text with a reference, what is known is granted', () => {
  const name = `Model-${JsonPath.stringAt('$.name')}`;
  const allowed = 'arn:aws:sagemaker:eu-west-1:111111111111:model/train-*';

  expect(arnsOf(name)).toEqual([arn('model-*')]);
  expect(arnsOf(name, [allowed])).toEqual([allowed]);
});

test('allowedTargets say nothing about a name that is known', () => {
  expect(arnsOf('MyModel', ['arn:aws:sagemaker:eu-west-1:111111111111:model/*'])).toEqual([arn('mymodel')]);
});

test('what is no ARN in allowedTargets is a problem', () => {
  const model = { type: 'model', name: JsonPath.stringAt('$.name') } as const;

  expect(sageMakerTarget(stack, 'modelName', model, { allowedTargets: ['model'] }).problem).toEqual({
    prop: 'allowedTargets',
    problem: 'has "model", which is no ARN',
    fix: 'give ARNs',
  });
});

test.each(['a', '1', 'My-Model--2', 'a'.repeat(63), JsonPath.stringAt('$.name'), '{% $name %}', undefined])(
  '%s is a name',
  (name) => {
    expect(nameProblem('modelName', name)).toBeUndefined();
  },
);

test.each(['', 'a'.repeat(64)])('%j is no name', (name) => {
  expect(nameProblem('modelName', name)).toEqual({
    prop: 'modelName',
    problem: `has ${name.length} characters`,
    fix: 'give 1 to 63 characters',
  });
});

test.each(['-a', 'a-', 'a_b', 'a.b'])('%s is no name', (name) => {
  expect(nameProblem('modelName', name)).toEqual({
    prop: 'modelName',
    problem: `is "${name}"`,
    fix: 'write it of letters, digits and hyphens, no hyphen at the beginning or the end',
  });
});

test.each([
  'arn:aws:sagemaker:eu-west-1:111111111111:model/churn',
  'arn:aws-cn:sagemaker:cn-north-1:111111111111:model/churn',
  JsonPath.stringAt('$.model'),
  '{% $model %}',
  undefined,
])('%s may be the ARN of a model', (arn) => {
  expect(arnProblem('arn', arn, 'model')).toBeUndefined();
});

test.each(['churn', 'arn:aws:sagemaker:eu-west-1:111111111111:endpoint/churn', 'arn:aws:sagemaker:::model/churn'])(
  '%s is no ARN of a model',
  (arn) => {
    expect(arnProblem('arn', arn, 'model')).toEqual({
      prop: 'arn',
      problem: `is "${arn}"`,
      fix: 'give an ARN: arn:aws:sagemaker:<region>:<account>:model/…',
    });
  },
);

test('names may be shorter or longer', () => {
  expect(nameProblem('name', 'a'.repeat(64), 64)).toBeUndefined();
  expect(nameProblem('name', 'a'.repeat(33), 32)).toMatchObject({
    fix: 'give 1 to 32 characters',
  });
});
