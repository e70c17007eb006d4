import { Names, Tokenization } from 'aws-cdk-lib/core';
import type { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { PollUntilProps } from './poll-until';

/** The part of a status that a cause shows: a path to a whole object would make it longer than the service takes. */
const SHOWN_STATUS = 1000;

/** When the state was entered that asks for it, in milliseconds. */
const NOW = '$toMillis($states.context.State.EnteredTime)';

/** How often to ask, and for how long. */
type PollTimes = Pick<PollUntilProps, 'backoffRate' | 'maxDelay' | 'timeout'> & { readonly interval: Duration };

/**
 * What the states of a fragment compute, in JSONata.
 *
 * Three variables go from state to state: the input, which every question gets again; the moment at which the time is
 * over; and how long to wait next, where that changes.
 */
export class PollUntilExpressions {
  private readonly input: string;
  private readonly deadline: string;
  private readonly delay: string | undefined;

  /**
   * @param scope the fragment: one machine may have several, and an inner scope takes no name of an outer one
   * @param status what finds the status
   */
  constructor(
    private readonly scope: Construct,
    private readonly status: string,
    private readonly times: PollTimes,
  ) {
    const prefix = `poll_${Names.uniqueResourceName(scope, { maxLength: 60, separator: '_' })}`;
    this.input = `${prefix}_input`;
    this.deadline = `${prefix}_deadline`;
    this.delay = (times.backoffRate ?? 1) === 1 ? undefined : `${prefix}_delay`;
  }

  /** The variables to begin with. */
  public get variables(): Record<string, unknown> {
    const { interval, timeout } = this.times;
    return {
      [this.input]: '{% $states.input %}',
      [this.deadline]: `{% ${NOW} + 1000 * ${secondsOf(timeout)} %}`,
      ...(this.delay !== undefined && { [this.delay]: interval.toSeconds() }),
    };
  }

  /** The variables after a question, if any changes. */
  public get nextVariables(): Record<string, unknown> | undefined {
    const { backoffRate = 1, maxDelay } = this.times;
    if (this.delay === undefined) {
      return undefined;
    }
    const longer = `$${this.delay} * ${Tokenization.stringifyNumber(backoffRate)}`;
    return {
      [this.delay]: maxDelay === undefined ? `{% ${longer} %}` : `{% $min([${secondsOf(maxDelay)}, ${longer}]) %}`,
    };
  }

  /** The input of each question. */
  public get questionInput(): string {
    return `{% $${this.input} %}`;
  }

  /** How long to wait for the next question: the last one comes when the time is over. A state waits for whole seconds. */
  public get wait(): string {
    const delay = this.delay === undefined ? secondsOf(this.times.interval) : `$${this.delay}`;
    return `{% $max([1, $ceil($min([${delay}, ($${this.deadline} - ${NOW}) / 1000]))]) %}`;
  }

  /** Whether the time is over. */
  public get isOver(): string {
    return `{% ${NOW} >= $${this.deadline} %}`;
  }

  /** Whether the status is one of these. It is none of them when there is none. */
  public isOneOf(statuses: readonly string[]): string {
    return `{% ${this.status} in ${JSON.stringify(statuses)} %}`;
  }

  /** What to say of work that failed. */
  public get causeOfFailure(): string {
    return `{% ${JSON.stringify(`${this.scope.node.id}: the status is `)} & ${this.status} %}`;
  }

  /** What to say of work that took too long. */
  public get causeOfTimeout(): string {
    const text = `${this.scope.node.id}: after ${secondsOf(this.times.timeout)} seconds the status is `;
    const shown = `$exists(${this.status}) ? $substring($string(${this.status}), 0, ${SHOWN_STATUS}) : "missing"`;
    return `{% ${JSON.stringify(text)} & (${shown}) %}`;
  }
}

/** The seconds as they stand in an expression, also when deployment fills them in. */
function secondsOf(duration: Duration): string {
  return Tokenization.stringifyNumber(duration.toSeconds());
}
