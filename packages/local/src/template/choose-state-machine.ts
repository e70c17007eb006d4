import { TemplateError } from './template-error';

/** A state machine, as far as one chooses by it. */
export interface StateMachineChoice {
  readonly logicalId: string;
  /** The path of its construct, such as `Orders/Pipeline`. */
  readonly constructPath?: string | undefined;
  /** The name of its stack. */
  readonly stack?: string | undefined;
}

/**
 * The one state machine that is meant.
 *
 * @param wanted its logical id, the id or the path of its construct, the end of that path, or the path of a construct
 * around it. Default: the only one there is.
 * @throws TemplateError that lists all there are, when none or several are meant
 */
export function chooseStateMachine<Choice extends StateMachineChoice>(
  choices: readonly Choice[],
  wanted?: string,
): Choice {
  const [first] = choices;
  if (first === undefined) {
    throw new TemplateError(['There is no state machine (AWS::StepFunctions::StateMachine)']);
  }
  const meant = wanted === undefined ? choices : matches(choices, wanted.replace(/^\/|\/$/g, ''));
  const [only] = meant;
  if (only !== undefined && meant.length === 1) {
    return only;
  }
  const listed = (meant.length > 0 ? meant : choices).map(describe);
  const problem =
    meant.length === 0
      ? `There is no state machine ${JSON.stringify(wanted)}; there ${listed.length === 1 ? 'is' : 'are'}`
      : `${wanted === undefined ? 'There are' : `${JSON.stringify(wanted)} means`} several state machines; choose one by its id or path`;
  throw new TemplateError([`${problem}:\n${listed.map((line) => `  ${line}`).join('\n')}`]);
}

/** Those that a name fits in the strictest sense that it fits any. */
function matches<Choice extends StateMachineChoice>(choices: readonly Choice[], wanted: string): readonly Choice[] {
  const senses: readonly ((choice: Choice) => boolean)[] = [
    ({ logicalId }) => logicalId === wanted,
    ({ constructPath }) => constructPath === wanted,
    ({ constructPath }) => constructPath?.endsWith(`/${wanted}`) === true,
    ({ logicalId, stack }) => `${stack}/${logicalId}` === wanted || `${stack}.${logicalId}` === wanted,
    ({ constructPath }) => constructPath?.startsWith(`${wanted}/`) === true,
    ({ constructPath }) => constructPath?.includes(`/${wanted}/`) === true,
    ({ stack }) => stack === wanted,
  ];
  return senses.map((sense) => choices.filter(sense)).find((found) => found.length > 0) ?? [];
}

function describe({ logicalId, constructPath, stack }: StateMachineChoice): string {
  const place = constructPath ?? (stack === undefined ? undefined : `stack ${stack}`);
  return place === undefined ? logicalId : `${logicalId} (${place})`;
}
