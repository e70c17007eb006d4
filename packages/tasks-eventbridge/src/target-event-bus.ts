import type { IEventBus } from 'aws-cdk-lib/aws-events';

/** What is needed of an event bus; `events.IEventBusRef` has it. */
export interface EventBusRef {
  /** The ARN of the event bus. */
  readonly eventBusRef: { readonly eventBusArn: string };
}

/** An event bus: any construct of the CDK for one, `CfnEventBus` included where it has an `eventBusRef`. */
export type TargetEventBus = IEventBus | EventBusRef;

/** The ARN of an event bus, which older versions of the CDK have in another place. */
export function eventBusArn(bus: TargetEventBus): string {
  const identity = 'eventBusRef' in bus ? bus.eventBusRef : bus;
  return identity.eventBusArn;
}
