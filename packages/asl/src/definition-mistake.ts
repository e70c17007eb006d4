/**
 * What kind of mistake it is. The service refuses a definition with one of the first seven when the state machine is
 * created; with one of the others, an execution that comes to the place fails.
 *
 * - `invalidDefinition`: any other reason for which the service would not take the definition
 * - `definitionSize`: a definition larger than 1 MB
 * - `expressPattern`: an EXPRESS machine that waits for a job or for a task token, or has a Distributed Map
 * - `jsonataSyntax`: JSONata that does not parse
 * - `errorOrder`: `States.ALL` that stands beside other errors, or before other rules
 * - `unknownResource`: a service or an action that Step Functions does not have, or a pattern that it does not offer there
 * - `unknownArgument`: an argument that the action does not have
 * - `missingField`: a reference to a field that no state before it can have produced
 * - `lostInput`: a reference to a field of the input that a state before it has replaced by its result
 * - `resultPathMismatch`: a result to be put into what is no object
 * - `unassignedVariable`: a variable that no state before it assigns
 */
export type DefinitionRule =
  | 'invalidDefinition'
  | 'definitionSize'
  | 'expressPattern'
  | 'jsonataSyntax'
  | 'errorOrder'
  | 'unknownResource'
  | 'unknownArgument'
  | 'missingField'
  | 'lostInput'
  | 'resultPathMismatch'
  | 'unassignedVariable';

/** Something in a definition that cannot work. */
export interface DefinitionMistake {
  readonly rule: DefinitionRule;
  /** What is wrong. */
  readonly message: string;
  /** What to write instead, where that is known. */
  readonly fix?: string;
  /**
   * True for a name of AWS that is not known, and is not like one that is: AWS may have added it since this package was
   * released.
   */
  readonly mayBeNew?: true;
  /** A JSON pointer to where it is, such as `/States/Charge/Parameters/OrderId.$`; `/` is the definition itself. */
  readonly location: string;
}

/** Takes a mistake of a place. */
export type Report = (mistake: DefinitionMistake) => void;
