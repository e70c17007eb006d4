import { Aws, CfnParameter, Fn, Lazy, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { describe, expect, test } from 'vitest';
import { JsonPath } from '../src';
import { comesFromStateData, hidesStateData } from '../src/hidden-state-data';
import { fromState, known, stack } from './arns';

describe('a text for IAM comes from the state', () => {
  test.each(fromState)('when it is %s', (_, text) => {
    expect(comesFromStateData(stack, text)).toBe(true);
  });

  test.each(known)('not when it is %s', (_, text) => {
    expect(comesFromStateData(stack, text)).toBe(false);
  });
});

describe('a CloudFormation function', () => {
  test('works on state data, however deep', () => {
    const deep = Fn.select(0, Fn.split('/', Fn.join('-', [Aws.REGION, Fn.base64(JsonPath.stringAt('$.a'))])));

    expect(hidesStateData(new Stack(), deep)).toBe(true);
  });

  test('works on what deployment knows', () => {
    const deep = Fn.select(0, Fn.split('/', Fn.join('-', [Aws.REGION, Fn.importValue('x')])));

    expect(hidesStateData(new Stack(), deep)).toBe(false);
    expect(
      hidesStateData(new Stack(), new CfnParameter(new Stack(), 'List', { type: 'CommaDelimitedList' }).valueAsList),
    ).toBe(false);
  });
});

test('what is produced late is not asked for early', () => {
  let asked = 0;
  const late = Lazy.string({ produce: () => `${++asked}` });

  expect(comesFromStateData(new Stack(), `arn:${late}`)).toBe(false);
  expect(asked).toBe(0);
});

test('a construct is looked at without a change to its stack', () => {
  const own = new Stack();
  const fn = lambda.Function.fromFunctionName(own, 'Fn', 'lend');

  expect(comesFromStateData(own, fn.functionArn)).toBe(false);
  expect(own.resolve(fn.functionArn)).toBeDefined();
});
