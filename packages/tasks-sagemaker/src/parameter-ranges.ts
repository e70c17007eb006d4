import { countProblem, isFromState, isLiteral, lengthProblem, StateData } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import { textListProblems } from './text-list';

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ParameterRanges.html */
const LIMITS = {
  ranges: { max: 30, unit: 'ranges' },
  autoParameters: { max: 100, unit: 'parameters' },
  text: { max: 256 },
  values: { count: { min: 1, max: 30 }, length: { max: 256 } },
};

/**
 * How the values of a range are searched.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/automatic-model-tuning-define-ranges.html#scaling-type
 */
export enum HyperParameterScalingType {
  /** As SageMaker finds best. */
  AUTO = 'Auto',
  /** On a linear scale. */
  LINEAR = 'Linear',
  /** On a logarithmic scale, for values above 0. */
  LOGARITHMIC = 'Logarithmic',
  /** On a reverse logarithmic scale, for values of at least 0 and below 1. */
  REVERSE_LOGARITHMIC = 'ReverseLogarithmic',
}

/**
 * The hyperparameters that are searched for their best values, at most 30.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ParameterRanges.html
 */
export interface ParameterRanges {
  /**
   * Hyperparameters that are whole numbers.
   *
   * @default - none
   */
  readonly integerParameterRanges?: NumericParameterRange[];

  /**
   * Hyperparameters that are numbers.
   *
   * @default - none
   */
  readonly continuousParameterRanges?: NumericParameterRange[];

  /**
   * Hyperparameters with one of several values.
   *
   * @default - none
   */
  readonly categoricalParameterRanges?: CategoricalParameterRange[];

  /**
   * Hyperparameters whose ranges SageMaker finds by itself, at most 100. For `autotune`.
   *
   * @default - none
   */
  readonly autoParameters?: AutoParameter[];
}

/**
 * A hyperparameter that is a number.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ContinuousParameterRange.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_IntegerParameterRange.html
 */
export interface NumericParameterRange {
  /** The name of the hyperparameter, at most 256 characters. */
  readonly name: string;

  /** The smallest value. */
  readonly minValue: number;

  /** The largest value. */
  readonly maxValue: number;

  /**
   * How the values are searched. Whole numbers have no `REVERSE_LOGARITHMIC`.
   *
   * @default HyperParameterScalingType.AUTO
   */
  readonly scalingType?: HyperParameterScalingType;
}

/**
 * A hyperparameter with one of several values.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CategoricalParameterRange.html
 */
export interface CategoricalParameterRange {
  /** The name of the hyperparameter, at most 256 characters. */
  readonly name: string;

  /** 1 to 30 values, of at most 256 characters. */
  readonly values: string[];
}

/**
 * A hyperparameter whose range SageMaker finds.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AutoParameter.html
 */
export interface AutoParameter {
  /** The name of the hyperparameter, at most 256 characters. */
  readonly name: string;

  /** A value that it may have, at most 256 characters. SageMaker takes text: a number is turned into it. */
  readonly valueHint: string | number;
}

/** Ranges by their wire names. */
export function rangesArgument(ranges: ParameterRanges): object {
  return {
    IntegerParameterRanges: ranges.integerParameterRanges?.map(numericArgument),
    ContinuousParameterRanges: ranges.continuousParameterRanges?.map(numericArgument),
    CategoricalParameterRanges: ranges.categoricalParameterRanges?.map(({ name, values }) => ({
      Name: name,
      Values: values,
    })),
    AutoParameters: ranges.autoParameters?.map(({ name, valueHint }) => ({
      Name: name,
      ValueHint: StateData.asText(valueHint),
    })),
  };
}

function numericArgument({ maxValue, minValue, name, scalingType }: NumericParameterRange): object {
  return {
    Name: name,
    MinValue: StateData.text(minValue),
    MaxValue: StateData.text(maxValue),
    ScalingType: scalingType,
  };
}

/** What is wrong with ranges; `prop` is where they stand. */
export function rangesProblems(prop: string, ranges: ParameterRanges): (TaskProblem | false | undefined)[] {
  const { autoParameters = [], categoricalParameterRanges: categorical = [] } = ranges;
  const { continuousParameterRanges: continuous = [], integerParameterRanges: integer = [] } = ranges;
  return [
    countProblem(prop, [...integer, ...continuous, ...categorical], LIMITS.ranges),
    ...integer.flatMap((range, i) => [
      ...numericProblems(`${prop}.integerParameterRanges[${i}]`, range),
      ...integerProblems(`${prop}.integerParameterRanges[${i}]`, range),
    ]),
    ...continuous.flatMap((range, i) => numericProblems(`${prop}.continuousParameterRanges[${i}]`, range)),
    ...categorical.flatMap(({ name, values }, i) => [
      lengthProblem(`${prop}.categoricalParameterRanges[${i}].name`, name, LIMITS.text),
      ...textListProblems(`${prop}.categoricalParameterRanges[${i}].values`, values, LIMITS.values),
    ]),
    countProblem(`${prop}.autoParameters`, autoParameters, LIMITS.autoParameters),
    ...autoParameters.flatMap(({ name, valueHint }, i) => [
      lengthProblem(`${prop}.autoParameters[${i}].name`, name, LIMITS.text),
      typeof valueHint === 'string' && lengthProblem(`${prop}.autoParameters[${i}].valueHint`, valueHint, LIMITS.text),
    ]),
  ];
}

function numericProblems(
  prop: string,
  { maxValue, minValue, name, scalingType }: NumericParameterRange,
): (TaskProblem | false | undefined)[] {
  const [min = NaN, max = NaN] = [minValue, maxValue].map((value) => (isLiteral(value) ? value : undefined));
  return [
    lengthProblem(`${prop}.name`, name, LIMITS.text),
    max < min && {
      prop: `${prop}.maxValue`,
      problem: `is ${max}, less than minValue`,
      fix: `give at least ${min}`,
    },
    scalingType === HyperParameterScalingType.LOGARITHMIC &&
      min <= 0 && {
        prop: `${prop}.minValue`,
        problem: `is ${min}, which has no place on a logarithmic scale`,
        fix: 'give more than 0, or another scalingType',
      },
    scalingType === HyperParameterScalingType.REVERSE_LOGARITHMIC &&
      (min < 0 || max >= 1) && {
        prop,
        problem: 'has values with no place on a reverse logarithmic scale',
        fix: 'give values of at least 0 and below 1, or another scalingType',
      },
  ];
}

function integerProblems(
  prop: string,
  { maxValue, minValue, scalingType }: NumericParameterRange,
): (TaskProblem | false)[] {
  return [
    ...Object.entries({ minValue, maxValue }).map(
      ([field, value]) =>
        isLiteral(value) &&
        !Number.isInteger(value) && {
          prop: `${prop}.${field}`,
          problem: `is ${value}, which is no whole number`,
          fix: 'give a whole number, or a continuousParameterRange',
        },
    ),
    scalingType === HyperParameterScalingType.REVERSE_LOGARITHMIC && {
      prop: `${prop}.scalingType`,
      problem: 'is REVERSE_LOGARITHMIC, which whole numbers do not have',
      fix: 'give another one',
    },
  ];
}

/** Whether ranges have something that is no choice of several values. */
export function hasNumericRanges(ranges: ParameterRanges | undefined): boolean {
  return [ranges?.integerParameterRanges, ranges?.continuousParameterRanges].some(
    (list) => list !== undefined && !isFromState(list) && list.length > 0,
  );
}
