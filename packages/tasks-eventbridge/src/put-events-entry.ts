import { isLiteral, lengthProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import { InputType } from 'aws-cdk-lib/aws-stepfunctions';
import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import { eventBusArn } from './target-event-bus';
import type { TargetEventBus } from './target-event-bus';

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html */
const LIMITS = { detailType: { min: 1, max: 128 }, source: { min: 1 }, traceHeader: { min: 1, max: 500 } };

/** What EventBridge keeps for the events of AWS itself. */
const RESERVED_SOURCE = 'aws.';

/**
 * An event to send.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html
 */
export interface EventBridgePutEventsEntry {
  /** What happened: an object, or JSON text of one. */
  readonly detail: TaskInput;

  /** What kind of event this is, which tells what is in the detail: `Order shipped`. At most 128 characters. */
  readonly detailType: string;

  /** Who tells of it: `com.example.orders`. May not start with `aws.`. */
  readonly source: string;

  /**
   * The event bus that the event goes to. If it comes from the state, `allowedTargets` lists the ARNs of event buses.
   *
   * @default - the default event bus of the account
   */
  readonly eventBus?: TargetEventBus;

  /**
   * The ARNs of what the event is about.
   *
   * @default - the execution and its state machine, which Step Functions always adds
   */
  readonly resources?: string[];

  /**
   * When it happened: a date, or text of RFC 3339, such as `2030-01-31T12:00:00Z`.
   *
   * @default - the time of the call
   */
  readonly time?: Date | string;

  /**
   * The X-Ray trace header of the event, at most 500 characters.
   *
   * @default - none
   */
  readonly traceHeader?: string;
}

/** An event as the service takes it. */
export function entryArgument(entry: EventBridgePutEventsEntry): object {
  const { detail, detailType, eventBus, resources, source, time, traceHeader } = entry;
  return {
    Detail: detail.value as unknown,
    DetailType: detailType,
    EventBusName: eventBus && eventBusArn(eventBus),
    Resources: resources,
    Source: source,
    Time: time,
    TraceHeader: traceHeader,
  };
}

/** What is wrong with an event, the event bus aside. */
export function entryProblems(
  prop: string,
  { detail, detailType, source, time, traceHeader }: EventBridgePutEventsEntry,
): (TaskProblem | false | undefined)[] {
  return [
    isNoObject(detail) && {
      prop: `${prop}.detail`,
      problem: `is ${JSON.stringify(detail.value)}, but the detail of an event is an object`,
      fix: 'use TaskInput.fromObject, JSON text of an object, or a reference to an object',
    },
    lengthProblem(`${prop}.detailType`, detailType, LIMITS.detailType),
    lengthProblem(`${prop}.source`, source, LIMITS.source),
    source.startsWith(RESERVED_SOURCE) && {
      prop: `${prop}.source`,
      problem: `starts with ${RESERVED_SOURCE}, which is for AWS alone`,
      fix: 'give a name of yours, such as com.example.orders',
    },
    time !== undefined &&
      isNoTime(time) && {
        prop: `${prop}.time`,
        problem: `is ${JSON.stringify(time)}, which is no time`,
        fix: 'give a valid Date, or text such as 2030-01-31T12:00:00Z',
      },
    lengthProblem(`${prop}.traceHeader`, traceHeader, LIMITS.traceHeader),
  ];
}

/** True for text that is certainly no JSON text of an object. */
function isNoObject({ type, value }: TaskInput): boolean {
  if (type !== InputType.TEXT || !isLiteral(value)) {
    return false;
  }
  try {
    const detail = JSON.parse(value as string) as unknown;
    return typeof detail !== 'object' || detail === null || Array.isArray(detail);
  } catch {
    return true;
  }
}

/** A time of RFC 3339, to the fraction of a second. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;

function isNoTime(time: Date | string): boolean {
  const known = time instanceof Date || isLiteral(time);
  return known && (Number.isNaN(new Date(time).getTime()) || (typeof time === 'string' && !TIME.test(time)));
}
