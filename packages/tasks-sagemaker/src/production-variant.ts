import { amountIn, amountProblems, isLiteral, numberProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import type { Size } from 'aws-cdk-lib/core';
import type { InstanceType } from 'aws-cdk-lib/aws-ec2';
import type { AcceleratorType } from './accelerator-type';
import { mlInstanceType } from './instance-type';
import { nameProblem } from './sage-maker-resource';

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariantServerlessConfig.html */
const LIMITS = { memory: { min: 1024, max: 6144, step: 1024 }, concurrency: { min: 1, max: 200 } };

/**
 * A model and what serves it: instances of an `instanceType`, or the capacity of a `serverlessConfig`.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariant.html
 */
export interface ProductionVariant {
  /**
   * The Elastic Inference accelerator.
   *
   * @default - none
   * @deprecated AWS no longer offers Elastic Inference
   */
  readonly acceleratorType?: AcceleratorType;

  /**
   * How many instances to start with, at least 1.
   *
   * @default 1
   */
  readonly initialInstanceCount?: number;

  /**
   * The share of the traffic, in relation to the weights of the other variants. At least 0.
   *
   * @default 1
   */
  readonly initialVariantWeight?: number;

  /**
   * The type of the instances, with or without `ml.` before it. From the state it has to come with it.
   *
   * @default - none: the variant has a `serverlessConfig`
   */
  readonly instanceType?: InstanceType;

  /** The name of the variant, at most 63 letters, digits and hyphens. */
  readonly variantName: string;

  /** The name of the model. */
  readonly modelName: string;

  /**
   * The capacity of a serverless variant.
   *
   * @default - none: the variant has instances
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/serverless-endpoints.html
   */
  readonly serverlessConfig?: ServerlessConfig;
}

/** The capacity of a serverless variant. */
export interface ServerlessConfig {
  /** How many calls it serves at once, 1 to 200. */
  readonly maxConcurrency: number;

  /** The memory: 1 to 6 GiB, in steps of 1 GiB. */
  readonly memorySize: Size;

  /**
   * How many calls it is always ready for, 1 to `maxConcurrency`.
   *
   * @default - none
   */
  readonly provisionedConcurrency?: number;
}

/** A variant by its wire names. */
export function variantArgument(variant: ProductionVariant): object {
  const { initialInstanceCount = 1, instanceType, serverlessConfig } = variant;
  return {
    InitialInstanceCount: serverlessConfig ? undefined : initialInstanceCount,
    InstanceType: instanceType && mlInstanceType(instanceType),
    ModelName: variant.modelName,
    VariantName: variant.variantName,
    AcceleratorType: variant.acceleratorType?.toString(),
    InitialVariantWeight: variant.initialVariantWeight,
    ServerlessConfig: serverlessConfig && {
      MemorySizeInMB: amountIn('mebibytes', serverlessConfig.memorySize),
      MaxConcurrency: serverlessConfig.maxConcurrency,
      ProvisionedConcurrency: serverlessConfig.provisionedConcurrency,
    },
  };
}

/** What is wrong with a variant; `prop` is where it stands. */
export function variantProblems(prop: string, variant: ProductionVariant): (TaskProblem | false | undefined)[] {
  const { initialInstanceCount, instanceType, serverlessConfig } = variant;
  return [
    nameProblem(`${prop}.variantName`, variant.variantName),
    nameProblem(`${prop}.modelName`, variant.modelName),
    numberProblem(`${prop}.initialInstanceCount`, initialInstanceCount, { min: 1 }),
    numberProblem(`${prop}.initialVariantWeight`, variant.initialVariantWeight, { min: 0 }),
    instanceType === undefined &&
      serverlessConfig === undefined && {
        prop,
        problem: 'has neither an instanceType nor a serverlessConfig',
        fix: 'give one of them',
      },
    (instanceType ?? initialInstanceCount) !== undefined &&
      serverlessConfig !== undefined && {
        prop,
        problem: 'has instances and a serverlessConfig',
        fix: 'give one of them',
      },
    ...(serverlessConfig ? serverlessProblems(`${prop}.serverlessConfig`, serverlessConfig) : []),
  ];
}

function serverlessProblems(prop: string, config: ServerlessConfig): (TaskProblem | false | undefined)[] {
  const { maxConcurrency, memorySize, provisionedConcurrency } = config;
  const { max, min, step } = LIMITS.memory;
  const memory = amountIn('mebibytes', memorySize);
  return [
    ...amountProblems('mebibytes', { [`${prop}.memorySize`]: memorySize }),
    memory !== undefined &&
      isLiteral(memory) &&
      (memory < min || memory > max || memory % step !== 0) && {
        prop: `${prop}.memorySize`,
        problem: `is ${memory} mebibytes`,
        fix: `give ${min} to ${max} mebibytes, in steps of ${step}`,
      },
    numberProblem(`${prop}.maxConcurrency`, maxConcurrency, LIMITS.concurrency),
    numberProblem(`${prop}.provisionedConcurrency`, provisionedConcurrency, {
      min: LIMITS.concurrency.min,
      max: isLiteral(maxConcurrency) ? maxConcurrency : LIMITS.concurrency.max,
    }),
  ];
}
