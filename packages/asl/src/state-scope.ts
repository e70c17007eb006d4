/** The language that a state writes its data flow in. */
export type QueryLanguage = 'JSONPath' | 'JSONata';

/** The type of a state machine. */
export type WorkflowType = 'STANDARD' | 'EXPRESS';

/** What the fields of a state are read with. */
export interface StateScope {
  readonly language: QueryLanguage;
  readonly workflow: WorkflowType;
}
