import type { DefinitionPlace } from './definition-place';

/** The language that a state writes its data flow in. */
export type QueryLanguage = 'JSONPath' | 'JSONata';

/** The type of a state machine. */
export type WorkflowType = 'STANDARD' | 'EXPRESS';

/** The language of a whole definition. */
export function languageOfDefinition(root: DefinitionPlace): QueryLanguage {
  return languageOfState(root, 'JSONPath');
}

/** The language of a state: its own, or that of the definition. */
export function languageOfState(state: DefinitionPlace, ofDefinition: QueryLanguage): QueryLanguage {
  const { value } = state.field('QueryLanguage');
  return value === 'JSONata' || value === 'JSONPath' ? value : ofDefinition;
}

/** What the fields of a state are read with. */
export interface StateScope {
  readonly language: QueryLanguage;
  readonly workflow: WorkflowType;
}
