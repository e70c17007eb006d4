import { JsonPath } from '@cdk-sfn/core';
import { Size, Stack } from 'aws-cdk-lib';
import { InstanceType } from 'aws-cdk-lib/aws-ec2';
import { describe, expect, test } from 'vitest';
import { AcceleratorClass, AcceleratorType } from '../src';
import type { ProductionVariant, ServerlessConfig } from '../src';
import { variantArgument, variantProblems } from '../src/production-variant';
import { renderedIn } from './granted-and-rendered';

const instanceType = new InstanceType('m5.xlarge');
const names = { variantName: 'first', modelName: 'MyModel' };
const rendered = (variant: ProductionVariant) => renderedIn(new Stack(), variantArgument(variant));
const problemsOf = (variant: ProductionVariant) => variantProblems('productionVariants[0]', variant).filter(Boolean);

describe('instances', () => {
  test('there is one at first', () => {
    expect(rendered({ ...names, instanceType })).toEqual({
      InitialInstanceCount: 1,
      InstanceType: 'ml.m5.xlarge',
      ModelName: 'MyModel',
      VariantName: 'first',
    });
  });

  test('there may be more, with a weight and an accelerator', () => {
    const variant = {
      ...names,
      instanceType,
      initialInstanceCount: 2,
      initialVariantWeight: 0,
      acceleratorType: AcceleratorType.of(AcceleratorClass.EIA2, 'medium' as never),
    };

    expect(rendered(variant)).toEqual({
      InitialInstanceCount: 2,
      InstanceType: 'ml.m5.xlarge',
      ModelName: 'MyModel',
      VariantName: 'first',
      AcceleratorType: 'ml.eia2.medium',
      InitialVariantWeight: 0,
    });
    expect(problemsOf(variant)).toEqual([]);
  });

  test('the numbers may come from the state, unchecked', () => {
    const variant = {
      ...names,
      instanceType,
      initialInstanceCount: JsonPath.numberAt('$.count'),
      initialVariantWeight: JsonPath.numberAt('$.weight'),
    };

    expect(rendered(variant)).toMatchObject({
      'InitialInstanceCount.$': '$.count',
      'InitialVariantWeight.$': '$.weight',
    });
    expect(problemsOf(variant)).toEqual([]);
  });

  test('none, and less weight than none, are problems', () => {
    expect(problemsOf({ ...names, instanceType, initialInstanceCount: 0, initialVariantWeight: -0.5 })).toEqual([
      { prop: 'productionVariants[0].initialInstanceCount', problem: 'is 0', fix: 'give at least 1' },
      { prop: 'productionVariants[0].initialVariantWeight', problem: 'is -0.5', fix: 'give at least 0' },
    ]);
  });
});

describe('serverless', () => {
  const serverless = (config: Partial<ServerlessConfig>): ProductionVariant => ({
    ...names,
    serverlessConfig: { maxConcurrency: 20, memorySize: Size.gibibytes(2), ...config },
  });

  test('a variant has a capacity instead of instances', () => {
    expect(rendered(serverless({ provisionedConcurrency: 5 }))).toEqual({
      ModelName: 'MyModel',
      VariantName: 'first',
      ServerlessConfig: { MemorySizeInMB: 2048, MaxConcurrency: 20, ProvisionedConcurrency: 5 },
    });
  });

  test('the capacity may come from the state, unchecked', () => {
    const variant = serverless({
      maxConcurrency: JsonPath.numberAt('$.max'),
      memorySize: Size.mebibytes(JsonPath.numberAt('$.memory')),
      provisionedConcurrency: JsonPath.numberAt('$.ready'),
    });

    expect(rendered(variant)).toMatchObject({
      ServerlessConfig: {
        'MemorySizeInMB.$': '$.memory',
        'MaxConcurrency.$': '$.max',
        'ProvisionedConcurrency.$': '$.ready',
      },
    });
    expect(problemsOf(variant)).toEqual([]);
  });

  test.each([1, 6])('%i GiB of memory are fine', (gibibytes) => {
    expect(problemsOf(serverless({ memorySize: Size.gibibytes(gibibytes) }))).toEqual([]);
  });

  test.each([512, 1500, 7168])('%i MiB of memory are a problem', (mebibytes) => {
    expect(problemsOf(serverless({ memorySize: Size.mebibytes(mebibytes) }))).toEqual([
      {
        prop: 'productionVariants[0].serverlessConfig.memorySize',
        problem: `is ${mebibytes} mebibytes`,
        fix: 'give 1024 to 6144 mebibytes, in steps of 1024',
      },
    ]);
  });

  test('the concurrency has limits', () => {
    expect(problemsOf(serverless({ maxConcurrency: 200, provisionedConcurrency: 200 }))).toEqual([]);
    expect(problemsOf(serverless({ maxConcurrency: 201 }))).toEqual([
      {
        prop: 'productionVariants[0].serverlessConfig.maxConcurrency',
        problem: 'is 201',
        fix: 'give 1 to 200',
      },
    ]);
    expect(problemsOf(serverless({ provisionedConcurrency: 21 }))).toEqual([
      {
        prop: 'productionVariants[0].serverlessConfig.provisionedConcurrency',
        problem: 'is 21',
        fix: 'give 1 to 20',
      },
    ]);
  });

  test('instances as well are a problem', () => {
    expect(problemsOf({ ...serverless({}), instanceType })).toEqual([
      { prop: 'productionVariants[0]', problem: 'has instances and a serverlessConfig', fix: 'give one of them' },
    ]);
  });
});

test('a variant needs something to run on', () => {
  expect(problemsOf(names)).toEqual([
    {
      prop: 'productionVariants[0]',
      problem: 'has neither an instanceType nor a serverlessConfig',
      fix: 'give one of them',
    },
  ]);
});

test('names that SageMaker does not take are problems', () => {
  expect(problemsOf({ variantName: 'a_b', modelName: 'c.d', instanceType })).toEqual([
    {
      prop: 'productionVariants[0].variantName',
      problem: 'is "a_b"',
      fix: 'write it of letters, digits and hyphens, no hyphen at the beginning or the end',
    },
    {
      prop: 'productionVariants[0].modelName',
      problem: 'is "c.d"',
      fix: 'write it of letters, digits and hyphens, no hyphen at the beginning or the end',
    },
  ]);
});
