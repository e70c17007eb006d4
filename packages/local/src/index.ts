export type { HistoryEvent, HistoryEventDetails } from './engine/history-event';
export type { Json, JsonObject } from './json';
export { TaskFailure } from './engine/task-call';
export type { TaskCall, TaskHandler } from './engine/task-call';
