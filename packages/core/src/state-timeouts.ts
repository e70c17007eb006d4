import { ExpressionSyntaxError, isReferencePath, parsePath } from '@cdk-sfn/asl';
import { Token } from 'aws-cdk-lib/core';
import type { Duration, IResolvable } from 'aws-cdk-lib/core';
import { QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import { readArgument, referencesIn } from './argument-value';
import { amountIn, amountProblems } from './unit-amount';
import { JsonPath } from './json-path';
import { JsonPathReference } from './json-path-reference';
import type { Renderer } from './renderer';
import { StateData } from './state-data';
import { pathProblems } from './state-io';
import type { TaskStateBaseProps } from './task-props';
import type { TaskProblem } from './task-validation-error';

/** The longest that the service waits, in seconds. */
const LONGEST = 99_999_999;

/** What is wrong with the timeouts, whatever the query language. */
export function timeoutProblems({
  heartbeat,
  heartbeatTimeout,
  taskTimeout,
  timeout,
}: TaskStateBaseProps): TaskProblem[] {
  const problems = amountProblems('seconds', { timeout, heartbeat });
  const limits = {
    taskTimeout: literalSeconds(timeout, taskTimeout),
    heartbeatTimeout: literalSeconds(heartbeat, heartbeatTimeout),
  };
  if (timeout !== undefined && taskTimeout !== undefined) {
    problems.push({ prop: 'timeout', problem: 'is given beside taskTimeout', fix: 'keep taskTimeout' });
  }
  if (heartbeat !== undefined && heartbeatTimeout !== undefined) {
    problems.push({ prop: 'heartbeat', problem: 'is given beside heartbeatTimeout', fix: 'keep heartbeatTimeout' });
  }
  for (const [prop, seconds] of Object.entries(limits)) {
    if (seconds !== undefined && (seconds < 1 || seconds > LONGEST)) {
      problems.push({ prop, problem: `is ${seconds} seconds`, fix: `give 1 to ${LONGEST} seconds` });
    }
  }
  if (
    limits.taskTimeout !== undefined &&
    limits.heartbeatTimeout !== undefined &&
    limits.heartbeatTimeout >= limits.taskTimeout
  ) {
    problems.push({
      prop: 'heartbeatTimeout',
      problem: `of ${limits.heartbeatTimeout} seconds is not shorter than the timeout of ${limits.taskTimeout} seconds`,
      fix: 'give a shorter one',
    });
  }
  const paths = { taskTimeout: pathOf(timeout, taskTimeout), heartbeatTimeout: pathOf(heartbeat, heartbeatTimeout) };
  return [...problems, ...pathProblems(paths, parsePlace)];
}

/** Timeouts are read from one place, which may be in the context object or a variable too. */
function parsePlace(text: string): void {
  if (!isReferencePath(parsePath(text))) {
    throw new ExpressionSyntaxError(text, 0, 'A timeout is in one place: use only fields and indexes');
  }
}

/**
 * The timeout of a task as an argument in seconds, for services that stop their work themselves. Such a task says
 * `timeoutIsArgument` in its description, so that the state has none.
 */
export function timeoutArgument({
  taskTimeout,
  timeout,
}: Pick<TaskStateBaseProps, 'taskTimeout' | 'timeout'>): number | IResolvable | undefined {
  if (taskTimeout?.path !== undefined) {
    return JsonPath.objectAt(taskTimeout.path);
  }
  const expression = taskTimeout?.jsonataExpression;
  return expression === undefined ? givenSeconds(timeout, taskTimeout) : StateData.of(expression);
}

/** The four fields of timeouts; two of them when the timeout is an argument. */
export function renderTimeouts(
  renderer: Renderer,
  language: QueryLanguage,
  props: TaskStateBaseProps,
  timeoutIsArgument = false,
): Record<string, unknown> {
  return {
    ...(timeoutIsArgument
      ? {}
      : renderTimeout(renderer, language, 'taskTimeout', 'TimeoutSeconds', props.timeout, props.taskTimeout)),
    ...renderTimeout(
      renderer,
      language,
      'heartbeatTimeout',
      'HeartbeatSeconds',
      props.heartbeat,
      props.heartbeatTimeout,
    ),
  };
}

function renderTimeout(
  renderer: Renderer,
  language: QueryLanguage,
  prop: string,
  field: string,
  duration: Duration | undefined,
  timeout: Timeout | undefined,
): Record<string, unknown> {
  const given = timeout?.jsonataExpression ?? givenSeconds(duration, timeout);
  if (language === QueryLanguage.JSONATA) {
    if (timeout?.path !== undefined) {
      renderer.problems.push({
        prop,
        problem: `is the JSONPath ${timeout.path} in a JSONata state`,
        fix: "use Timeout.jsonata('{% $states.input.… %}')",
      });
    }
    return { [field]: renderer.value(prop, given) };
  }
  const path = pathOf(duration, timeout);
  if (path !== undefined) {
    return { [`${field}Path`]: path };
  }
  const [expression] = referencesIn(given);
  if (expression !== undefined) {
    renderer.problems.push({
      prop,
      problem: `is the JSONata expression ${expression.toJSON()} in a JSONPath state`,
      fix: "use Timeout.at('$.…'), or set queryLanguage to QueryLanguage.JSONATA",
    });
    return {};
  }
  return { [field]: renderer.value(prop, given) };
}

/** The path that a timeout is read from, also when it is a number from the state. */
function pathOf(duration: Duration | undefined, timeout: Timeout | undefined): string | undefined {
  const argument = readArgument(givenSeconds(duration, timeout));
  return argument.kind === 'reference' && JsonPathReference.isJsonPathReference(argument.reference)
    ? argument.reference.path
    : timeout?.path;
}

function literalSeconds(duration: Duration | undefined, timeout: Timeout | undefined): number | undefined {
  const seconds = givenSeconds(duration, timeout);
  return seconds === undefined || Token.isUnresolved(seconds) ? undefined : seconds;
}

function givenSeconds(duration: Duration | undefined, timeout: Timeout | undefined): number | undefined {
  return amountIn('seconds', duration) ?? timeout?.seconds;
}
