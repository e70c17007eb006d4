/**
 * What kind of problem a definition has, in the style of the service.
 *
 * - `INVALID_JSON_DESCRIPTION`: no JSON, or too large or too deep to be looked into
 * - `SCHEMA_VALIDATION_FAILED`: a field that is missing, not supported, or has a value that it cannot have
 * - `MISSING_TRANSITION_TARGET`: a transition to a state that is not there, or a state that nothing leads to
 * - `DUPLICATE_STATE_NAME`: a name that two states have
 */
export type DefinitionProblemCode =
  'INVALID_JSON_DESCRIPTION' | 'SCHEMA_VALIDATION_FAILED' | 'MISSING_TRANSITION_TARGET' | 'DUPLICATE_STATE_NAME';

/**
 * A reason why `CreateStateMachine` would not take a definition, in the shape of the diagnostics of
 * `ValidateStateMachineDefinition`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html
 */
export interface DefinitionProblem {
  readonly code: DefinitionProblemCode;
  readonly message: string;
  /** A JSON pointer to where it is, such as `/States/Charge/Next`; `/` is the definition itself. */
  readonly location: string;
}
