export { __Class__ } from './__file__';
export type { __Class__Props } from './__file__';
