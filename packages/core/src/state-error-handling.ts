import { parseReferencePath } from '@cdk-sfn/asl';
import { Errors, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { CatchProps, RetryProps, State } from 'aws-cdk-lib/aws-stepfunctions';
import { Token } from 'aws-cdk-lib/core';
import { referencesIn } from './argument-value';
import { amountIn, amountProblems } from './unit-amount';
import type { Renderer } from './renderer';
import { jsonataOnly, jsonPathOnly, pathProblems, renderPath, variableProblems } from './state-io';
import type { TaskProblem } from './task-validation-error';

/** A rule that goes to another state. */
export interface Catcher {
  readonly handler: State;
  readonly props: CatchProps;
}

/** What is wrong with a rule for errors, whatever the query language. */
export function retryProblems(props: RetryProps): TaskProblem[] {
  const { backoffRate, errors, interval, maxAttempts, maxDelay } = props;
  const problems: TaskProblem[] = [];
  if (errors !== undefined && errors.length > 1 && errors.includes(Errors.ALL)) {
    problems.push({
      prop: 'errors',
      problem: 'has States.ALL beside others',
      fix: 'give States.ALL alone, it covers them',
    });
  }
  if (errors?.length === 0) {
    problems.push({ prop: 'errors', problem: 'is empty', fix: 'name an error, or leave errors away for all' });
  }
  problems.push(...amountProblems('seconds', { interval, maxDelay }));
  const seconds = { interval: amountIn('seconds', interval), maxDelay: amountIn('seconds', maxDelay) };
  for (const [prop, value] of Object.entries({ backoffRate, errors, maxAttempts, ...seconds })) {
    if (value !== undefined && referencesIn(value).length > 0) {
      problems.push({
        prop,
        problem: 'comes from the state, where the service does not look for it',
        fix: 'write it out',
      });
    }
  }
  if (isBelow(backoffRate, 1)) {
    problems.push({ prop: 'backoffRate', problem: `is ${backoffRate}`, fix: 'give 1 or more' });
  }
  if (isBelow(maxAttempts, 0)) {
    problems.push({ prop: 'maxAttempts', problem: `is ${maxAttempts}`, fix: 'give 0 or more' });
  }
  if (isBelow(seconds.interval, 1)) {
    problems.push({ prop: 'interval', problem: `is ${seconds.interval} seconds`, fix: 'give 1 second or more' });
  }
  const { interval: least = 1 } = seconds;
  if (seconds.maxDelay !== undefined && !Token.isUnresolved(least) && isBelow(seconds.maxDelay, least + 1)) {
    problems.push({
      prop: 'maxDelay',
      problem: `is ${seconds.maxDelay} seconds`,
      fix: `give more than the interval of ${least} seconds`,
    });
  }
  return problems;
}

/** What is wrong with a rule that goes to another state, whatever the query language. */
export function catchProblems(props: CatchProps): TaskProblem[] {
  const { assign, errors = [Errors.ALL], resultPath } = props;
  const place = catchPlace(errors);
  return [
    ...retryProblems({ errors }),
    ...pathProblems({ [`${place}: resultPath`]: resultPath }, parseReferencePath),
    ...variableProblems(`${place}: assign`, assign),
  ];
}

function catchPlace(errors: readonly string[]): string {
  return `catch of ${errors.join(', ')}`;
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
export function renderRetry(retriers: readonly RetryProps[]): object[] | undefined {
  return listed(retriers, ({ backoffRate, errors, interval, jitterStrategy, maxAttempts, maxDelay }) => ({
    ErrorEquals: errors ?? [Errors.ALL],
    IntervalSeconds: interval?.toSeconds(),
    MaxAttempts: maxAttempts,
    BackoffRate: backoffRate,
    MaxDelaySeconds: maxDelay?.toSeconds(),
    JitterStrategy: jitterStrategy,
  }));
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
export function renderCatch(
  renderer: Renderer,
  language: QueryLanguage,
  catchers: readonly Catcher[],
): object[] | undefined {
  const isJsonata = language === QueryLanguage.JSONATA;
  return listed(
    catchers.map(({ handler, props }) => ({ handler, ...props })),
    ({ assign, errors = [Errors.ALL], handler, outputs, resultPath }) => {
      const place = catchPlace(errors);
      const problems = isJsonata
        ? jsonPathOnly({ resultPath }).map((found) => ({ ...found, fix: 'select from $states.errorOutput in outputs' }))
        : jsonataOnly(outputs);
      renderer.problems.push(...problems.map((problem) => ({ ...problem, prop: `${place}: ${problem.prop}` })));
      return {
        Output: isJsonata ? renderer.value(`${place}: outputs`, outputs) : undefined,
        Assign: assign && renderer.fields(`${place}: assign`, Object.entries(assign)),
        ErrorEquals: errors,
        ResultPath: renderPath(resultPath),
        Next: handler.stateId,
      };
    },
  );
}

/** The service wants rules for all errors last. */
function listed<T extends { readonly errors?: string[] }>(
  rules: readonly T[],
  render: (rule: T) => object,
): object[] | undefined {
  const coversAll = ({ errors }: T): boolean => errors?.includes(Errors.ALL) ?? true;
  const ordered = [...rules.filter((rule) => !coversAll(rule)), ...rules.filter(coversAll)];
  return ordered.length === 0 ? undefined : ordered.map(render);
}

function isBelow(value: number | undefined, limit: number): boolean {
  return value !== undefined && value < limit && !Token.isUnresolved(value);
}
