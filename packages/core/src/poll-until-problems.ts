import type { Duration } from 'aws-cdk-lib/core';
import { IntegrationPattern, State } from 'aws-cdk-lib/aws-stepfunctions';
import type { IChainable, INextable } from 'aws-cdk-lib/aws-stepfunctions';
import { isLiteral, referencesIn } from './argument-value';
import { numberProblem } from './limits';
import type { PollUntilProps } from './poll-until';
import type { TaskProblem } from './task-validation-error';
import { amountIn, amountProblems } from './unit-amount';

/** What an execution of a STANDARD machine lasts at most, in seconds: a year. */
const LONGEST = 31_536_000;

/** The events of the execution history, after which an execution of a STANDARD machine fails. */
const HISTORY = 25_000;

/** The events of one question at least: five of a task, two of a Choice, two of a Wait. */
const EVENTS = 9;

/** What is wrong with the props, apart from the status. */
export function pollUntilProblems(props: PollUntilProps, interval: Duration): TaskProblem[] {
  const { call, describe } = props;
  const chains = [...(call ? chainProblems('call', call) : []), ...chainProblems('describe', describe)];
  return [
    ...(chains.length > 0 ? chains : sharedProblems(call, describe)),
    ...(call ? call.endStates.filter(isRunJob).map(runJobProblem) : []),
    ...statusProblems(props),
    ...timeProblems(props, interval),
  ];
}

function chainProblems(prop: string, { endStates, id }: IChainable): TaskProblem[] {
  if (endStates.length === 0) {
    const problem = `ends with ${id}, which nothing can follow`;
    return [{ prop, problem, fix: 'end it with a state that can go on; a Choice can with afterwards()' }];
  }
  return endStates.flatMap((end) => {
    const [, next] = end instanceof State ? State.findReachableStates(end) : [];
    return next === undefined
      ? []
      : [{ prop, problem: `goes on to ${next.id} already`, fix: 'let what follows come after pollUntil' }];
  });
}

function sharedProblems(call: IChainable | undefined, describe: IChainable): TaskProblem[] {
  const states = call && State.findReachableStates(call.startState);
  const shared = State.findReachableStates(describe.startState).find((state) => states?.includes(state));
  return shared === undefined
    ? []
    : [{ prop: 'describe', problem: `has the state ${shared.id} of call`, fix: 'give it a state of its own' }];
}

/** Tasks keep their pattern for themselves: ours as `pattern`, upstream's as `integrationPattern`. */
function isRunJob(state: INextable): boolean {
  const { integrationPattern, pattern } = state as { integrationPattern?: unknown; pattern?: unknown };
  return [integrationPattern, pattern].includes(IntegrationPattern.RUN_JOB);
}

function runJobProblem(): TaskProblem {
  return {
    prop: 'call',
    problem: 'has the integration pattern RUN_JOB, which waits for the end by itself',
    fix: 'leave pollUntil away, or use REQUEST_RESPONSE',
  };
}

function statusProblems({ failed, onFailed, succeeded }: PollUntilProps): TaskProblem[] {
  const problems: TaskProblem[] = [];
  if (succeeded.length === 0) {
    problems.push({ prop: 'succeeded', problem: 'is empty', fix: 'name the status of work that is done' });
  }
  if (failed?.length === 0) {
    problems.push({ prop: 'failed', problem: 'is empty', fix: 'name a status, or leave failed away' });
  }
  for (const [prop, statuses] of Object.entries({ succeeded, failed: failed ?? [] })) {
    if (referencesIn(statuses).length > 0) {
      problems.push({ prop, problem: 'comes from the state', fix: 'write the statuses out' });
    }
  }
  for (const both of succeeded.filter((status) => failed?.includes(status))) {
    problems.push({ prop: 'failed', problem: `has ${both}, as succeeded has`, fix: 'keep it in one of them' });
  }
  if (onFailed !== undefined && failed === undefined) {
    problems.push({ prop: 'onFailed', problem: 'is given, but nothing fails', fix: 'say in failed what does' });
  }
  return problems;
}

function timeProblems(
  { backoffRate = 1, initialDelay, maxDelay, timeout }: PollUntilProps,
  interval: Duration,
): TaskProblem[] {
  const durations = { interval, maxDelay, initialDelay, timeout };
  const seconds = Object.entries(durations).map(([prop, duration]) => [prop, amountIn('seconds', duration)] as const);
  const fromState = [['backoffRate', backoffRate] as const, ...seconds]
    .filter(([, value]) => value !== undefined && referencesIn(value).length > 0)
    .map(([prop]) => ({ prop, problem: 'comes from the state', fix: 'write it out' }));
  const limits = [
    numberProblem('interval', amountIn('seconds', interval), { min: 1, unit: 'seconds' }),
    numberProblem('backoffRate', backoffRate, { min: 1 }),
    numberProblem('timeout', amountIn('seconds', timeout), { min: 1, max: LONGEST, unit: 'seconds' }),
    maxDelay !== undefined && backoffRate === 1
      ? { prop: 'maxDelay', problem: 'is given, but the wait does not grow', fix: 'give a backoffRate above 1' }
      : undefined,
  ];
  const problems = [...amountProblems('seconds', durations), ...fromState, ...limits].filter(
    (problem) => problem !== undefined,
  );
  return problems.length > 0
    ? problems
    : orderProblems({
        backoffRate: known(backoffRate),
        interval: known(amountIn('seconds', interval)),
        initialDelay: known(amountIn('seconds', initialDelay ?? interval)),
        maxDelay: known(amountIn('seconds', maxDelay)),
        timeout: known(amountIn('seconds', timeout)),
      });
}

/** What is wrong with times beside each other. Nothing is said of those that are not known. */
function orderProblems(seconds: Record<'backoffRate' | 'initialDelay' | 'interval' | 'maxDelay' | 'timeout', number>) {
  const { initialDelay, interval, maxDelay, timeout } = seconds;
  const problems: TaskProblem[] = [];
  for (const [prop, value] of Object.entries({ interval, initialDelay })) {
    if (value > timeout && (prop === 'interval' || value !== interval)) {
      const problem = `of ${value} seconds is longer than the timeout of ${timeout} seconds`;
      problems.push({ prop, problem, fix: 'give a shorter one, or a longer timeout' });
    }
  }
  if (maxDelay <= interval) {
    const problem = `of ${maxDelay} seconds is not longer than the interval of ${interval} seconds`;
    problems.push({ prop: 'maxDelay', problem, fix: 'give a longer one' });
  }
  const questions = Math.floor(HISTORY / EVENTS);
  const last = timeOfQuestion(questions, seconds);
  if (last < timeout) {
    problems.push({
      prop: 'timeout',
      problem: `of ${timeout} seconds is never reached: after ${questions} questions, or ${Math.floor(last)} seconds, an execution has the ${HISTORY} events that it may have`,
      fix: 'give a longer interval, a backoffRate, or a shorter timeout',
    });
  }
  return problems;
}

/** When a question is asked, in seconds; not a number when that is not known. */
function timeOfQuestion(
  count: number,
  { backoffRate, initialDelay, interval, maxDelay }: Parameters<typeof orderProblems>[0],
): number {
  let [time, delay] = [initialDelay, interval];
  for (let question = 1; question < count; question++) {
    time += delay;
    delay = Math.min(delay * backoffRate, Number.isNaN(maxDelay) ? Infinity : maxDelay);
  }
  return time;
}

function known(value: number | undefined): number {
  return value !== undefined && isLiteral(value) ? value : NaN;
}
