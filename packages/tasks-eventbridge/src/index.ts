export { EventBridgeErrors } from './event-bridge-errors';
export { EventBridgePutEvents } from './put-events';
export type {
  EventBridgePutEventsJsonataProps,
  EventBridgePutEventsJsonPathProps,
  EventBridgePutEventsOptions,
  EventBridgePutEventsProps,
} from './put-events';
export type { EventBridgePutEventsEntry } from './put-events-entry';
export type { EventBusRef, TargetEventBus } from './target-event-bus';
