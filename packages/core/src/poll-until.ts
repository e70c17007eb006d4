import { Duration } from 'aws-cdk-lib/core';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { PollUntilExpressions } from './poll-until-expressions';
import { pollUntilProblems } from './poll-until-problems';
import { readPollStatus } from './poll-until-status';
import { nameProblems } from './state-io';
import { TaskValidationError } from './task-validation-error';

/** How often is asked when nobody says so. */
const DEFAULT_INTERVAL = Duration.seconds(30);

/** What to ask, how often, and what the answers mean. */
export interface PollUntilProps {
  /**
   * What starts the work: a task, or a chain. It gets the input of the fragment, and what it hands on is the input of
   * each `describe`.
   *
   * @default - nothing: the work was started before
   */
  readonly call?: sfn.IChainable;
  /** What asks how far the work is: a task, or a chain. What it hands on has the status in it. */
  readonly describe: sfn.IChainable;
  /**
   * Where the status is in what `describe` hands on: a path of fields and indexes such as `$.Crawler.State`, or a JSONata
   * expression whose `$states.input` is what `describe` hands on. Either may be used whatever the language of the
   * machine.
   */
  readonly status: string;
  /** The statuses with which the work is done. At least one. */
  readonly succeeded: readonly string[];
  /**
   * The statuses with which the work has failed. Every other status, or none, is asked for again.
   *
   * @default - the work never fails, it only takes too long
   */
  readonly failed?: readonly string[];
  /**
   * How long to wait from one answer to the next question. At least a second, at most the timeout.
   *
   * @default Duration.seconds(30)
   */
  readonly interval?: Duration;
  /**
   * What the wait is multiplied by after each question. 1 or more.
   *
   * @default 1
   */
  readonly backoffRate?: number;
  /**
   * The longest wait that `backoffRate` may lead to. Longer than the interval.
   *
   * @default - the wait grows until the timeout
   */
  readonly maxDelay?: Duration;
  /**
   * How long to wait before the first question. `Duration.seconds(0)` asks at once.
   *
   * @default - the interval
   */
  readonly initialDelay?: Duration;
  /**
   * How long to go on, counted from the moment at which `call` has ended. When it is over, there is one last question.
   * At most a year.
   */
  readonly timeout: Duration;
  /**
   * Where to go when the work has failed, with what `describe` handed on as its input.
   *
   * @default - the execution fails with the error `PollUntil.FAILED`; the cause names the status
   */
  readonly onFailed?: sfn.IChainable;
  /**
   * Where to go when the time is over, with what `describe` handed on as its input.
   *
   * @default - the execution fails with the error `PollUntil.TIMED_OUT`; the cause names the status
   */
  readonly onTimedOut?: sfn.IChainable;
}

/**
 * Starts work and waits for its end, where Step Functions cannot: calls, waits, asks, and waits again, until the status
 * says that the work is done.
 *
 * It ends with what the last `describe` handed on. Its own states are JSONata states, which go into machines of either
 * language.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html
 */
export class PollUntil extends sfn.StateMachineFragment {
  /** The name of the error when the status is one of `failed`. */
  public static readonly FAILED = 'PollUntil.Failed';
  /** The name of the error when the time is over. */
  public static readonly TIMED_OUT = 'PollUntil.TimedOut';

  /** The first state of `call`, or the first wait. */
  public readonly startState: sfn.State;
  /** Where to go on from when the work is done. */
  public readonly endStates: sfn.INextable[];
  /** The states that the user named. */
  private readonly given: readonly sfn.State[];

  /** @throws TaskValidationError with everything that is wrong with the props */
  constructor(scope: Construct, id: string, props: PollUntilProps) {
    super(scope, id);
    const { call, describe, interval = DEFAULT_INTERVAL, initialDelay = interval, onFailed, onTimedOut } = props;
    const status = readPollStatus(props.status);
    const problems = pollUntilProblems(props, interval);
    if (status.problem !== undefined || problems.length > 0) {
      throw new TaskValidationError(this.node.path, status.problem ? [status.problem, ...problems] : problems);
    }
    this.given = [call, describe].flatMap((part) => (part ? sfn.State.findReachableStates(part.startState) : []));
    const expressions = new PollUntilExpressions(this, status.expression, { ...props, interval });

    const begin = this.begin(initialDelay, expressions.variables);
    const wait = sfn.Wait.jsonata(this, `${this.id}: wait`, {
      time: sfn.WaitTime.seconds(expressions.wait),
      outputs: expressions.questionInput,
      assign: expressions.nextVariables,
    });
    const end = sfn.Pass.jsonata(this, `${this.id}: end`);
    const isDone = sfn.Choice.jsonata(this, `${this.id}: done?`);
    isDone.when(sfn.Condition.jsonata(expressions.isOneOf(props.succeeded)), end);
    if (props.failed !== undefined) {
      const failed = onFailed ?? this.failure('failed', PollUntil.FAILED, expressions.causeOfFailure);
      isDone.when(sfn.Condition.jsonata(expressions.isOneOf(props.failed)), failed);
    }
    const timedOut = onTimedOut ?? this.failure('timed out', PollUntil.TIMED_OUT, expressions.causeOfTimeout);
    isDone.when(sfn.Condition.jsonata(expressions.isOver), timedOut).otherwise(wait);

    sfn.Chain.start(describe).next(isDone);
    begin.next(describe);
    wait.next(describe);
    this.startState = call === undefined ? begin : sfn.Chain.start(call).next(begin).startState;
    this.endStates = [end];
    this.node.addValidation({ validate: () => this.nameProblems() });
  }

  /**
   * Puts a prefix before the names of the states, those of `call` and `describe` too. The states of the fragment begin
   * with its id by themselves, and do not get it twice.
   *
   * @param prefix by default, and in `toSingleState`, the id and a colon
   */
  public override prefixStates(prefix = ''): this {
    const own = `${this.id}: `;
    if (prefix !== '' && prefix !== own) {
      super.prefixStates(prefix);
    }
    this.given.forEach((state) => {
      state.addPrefix(prefix === '' ? own : prefix);
    });
    return this;
  }

  /** Takes note of the input and of the time, and waits for the first time. */
  private begin(initialDelay: Duration, assign: Record<string, unknown>): sfn.Pass | sfn.Wait {
    const name = `${this.id}: begin`;
    return initialDelay.toSeconds() === 0
      ? sfn.Pass.jsonata(this, name, { assign })
      : sfn.Wait.jsonata(this, name, { time: sfn.WaitTime.duration(initialDelay), assign });
  }

  private failure(name: string, error: string, cause: string): sfn.Fail {
    return sfn.Fail.jsonata(this, `${this.id}: ${name}`, { error, cause });
  }

  private nameProblems(): string[] {
    return this.node.children
      .filter((child) => child instanceof sfn.State)
      .flatMap(({ stateId }) =>
        nameProblems(stateId).map(
          ({ problem }) => `The state ${stateId} ${problem}: give ${this.node.path} a shorter id`,
        ),
      );
  }
}

/**
 * Starts work and waits for its end, where Step Functions cannot: `new PollUntil(…)` as a function.
 *
 * @throws TaskValidationError with everything that is wrong with the props
 */
export function pollUntil(scope: Construct, id: string, props: PollUntilProps): PollUntil {
  return new PollUntil(scope, id, props);
}
