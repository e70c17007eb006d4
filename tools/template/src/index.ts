export { __Class__ } from './__file__';
export type { __Class__JsonataProps, __Class__JsonPathProps, __Class__Options, __Class__Props } from './__file__';
