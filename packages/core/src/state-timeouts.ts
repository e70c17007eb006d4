import { Token } from 'aws-cdk-lib';
import type { Duration } from 'aws-cdk-lib';
import { QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import { readArgument } from './argument-value';
import { JsonPathReference } from './json-path-reference';
import { parsePath } from './path-grammar';
import type { Renderer } from './renderer';
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
  const problems: TaskProblem[] = [];
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
  return [
    ...problems,
    ...pathProblems({ taskTimeout: taskTimeout?.path, heartbeatTimeout: heartbeatTimeout?.path }, parsePath),
  ];
}

/** The four fields of timeouts. */
export function renderTimeouts(
  renderer: Renderer,
  language: QueryLanguage,
  props: TaskStateBaseProps,
): Record<string, unknown> {
  return {
    ...renderTimeout(renderer, language, 'taskTimeout', 'TimeoutSeconds', props.timeout, props.taskTimeout),
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
  const seconds = duration?.toSeconds() ?? timeout?.seconds;
  const argument = readArgument(seconds);
  if (language === QueryLanguage.JSONATA) {
    if (timeout?.path !== undefined) {
      renderer.problems.push({
        prop,
        problem: `is the JSONPath ${timeout.path} in a JSONata state`,
        fix: "use Timeout.jsonata('{% $states.input.… %}')",
      });
    }
    return { [field]: renderer.value(prop, timeout?.jsonataExpression ?? seconds) };
  }
  if (timeout?.jsonataExpression !== undefined) {
    renderer.problems.push({
      prop,
      problem: `is the JSONata expression ${timeout.jsonataExpression} in a JSONPath state`,
      fix: "use Timeout.at('$.…'), or set queryLanguage to QueryLanguage.JSONATA",
    });
  }
  const path =
    argument.kind === 'reference' && JsonPathReference.isJsonPathReference(argument.reference)
      ? argument.reference.path
      : timeout?.path;
  return path === undefined ? { [field]: renderer.value(prop, seconds, argument) } : { [`${field}Path`]: path };
}

function literalSeconds(duration: Duration | undefined, timeout: Timeout | undefined): number | undefined {
  const seconds = duration?.toSeconds() ?? timeout?.seconds;
  return seconds === undefined || Token.isUnresolved(seconds) ? undefined : seconds;
}
