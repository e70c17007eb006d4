import { countProblem, TaskStateBase, taskTarget } from '@cdk-sfn/core';
import type {
  DynamicTargetOptions,
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { eventBridgeTaskErrors } from './event-bridge-errors';
import { eventBusArn } from './target-event-bus';
import { entryArgument, entryProblems } from './put-events-entry';
import type { EventBridgePutEventsEntry } from './put-events-entry';

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html */
const LIMITS = { entries: { min: 1, max: 10 } };

/** What `EventBridgePutEvents` takes beside the props of every task. */
export interface EventBridgePutEventsOptions extends DynamicTargetOptions {
  /** The events to send, 1 to 10. When EventBridge does not take one of them, the state fails. */
  readonly entries: EventBridgePutEventsEntry[];
}

/** Props of `EventBridgePutEvents`. */
export interface EventBridgePutEventsProps extends EventBridgePutEventsOptions, TaskStateBaseProps {}

/** Props of `EventBridgePutEvents` in a JSONPath state. */
export interface EventBridgePutEventsJsonPathProps extends EventBridgePutEventsOptions, TaskStateJsonPathBaseProps {}

/** Props of `EventBridgePutEvents` in a JSONata state. */
export interface EventBridgePutEventsJsonataProps extends EventBridgePutEventsOptions, TaskStateJsonataBaseProps {}

/**
 * Sends events to Amazon EventBridge.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-eventbridge.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
 */
export class EventBridgePutEvents extends TaskStateBase<EventBridgePutEventsProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(scope: Construct, id: string, props: EventBridgePutEventsJsonPathProps): EventBridgePutEvents {
    return new EventBridgePutEvents(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(scope: Construct, id: string, props: EventBridgePutEventsJsonataProps): EventBridgePutEvents {
    return new EventBridgePutEvents(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { entries } = this.props;
    const targets = entries.map(({ eventBus }, i) => {
      const arn = eventBus ? eventBusArn(eventBus) : this.defaultEventBusArn();
      return taskTarget(this, `entries[${i}].eventBus`, arn, this.props);
    });
    return {
      resource: {
        service: 'events',
        action: 'putEvents',
        patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.WAIT_FOR_TASK_TOKEN],
      },
      errors: eventBridgeTaskErrors,
      arguments: { Entries: entries.map(entryArgument) },
      permissions: {
        call: [{ actions: ['events:PutEvents'], resources: targets.flatMap(({ arns }) => arns) }],
      },
      problems: [
        countProblem('entries', entries, LIMITS.entries),
        ...targets.map(({ problem }) => problem),
        ...entries.flatMap((entry, i) => entryProblems(`entries[${i}]`, entry)),
      ],
    };
  }

  private defaultEventBusArn(): string {
    return Stack.of(this).formatArn({ service: 'events', resource: 'event-bus', resourceName: 'default' });
  }
}
