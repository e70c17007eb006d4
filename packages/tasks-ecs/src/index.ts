export { EcsRunTask } from './run-task';
export type { EcsRunTaskJsonataProps, EcsRunTaskJsonPathProps, EcsRunTaskOptions, EcsRunTaskProps } from './run-task';
