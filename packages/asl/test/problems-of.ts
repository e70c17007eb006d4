import { checkDefinition } from '../src';
import type { WorkflowType } from '../src';
import type { QueryLanguage } from '../src/state-scope';

/** How a state is checked. */
export interface Around {
  readonly language?: QueryLanguage;
  readonly type?: WorkflowType;
}

/**
 * The problems of a state `A` in a machine that has a state `B` too, which `A` leads to by Next, and none of their own.
 *
 * Each is the place inside the state and the message.
 */
export function problemsOf(state: object, { language, type }: Around = {}): string[] {
  const definition = {
    ...(language && { QueryLanguage: language }),
    StartAt: 'Start',
    States: {
      Start: { Type: 'Parallel', Branches: [], Catch: [{ ErrorEquals: ['x'], Next: 'B' }], Next: 'A' },
      A: state,
      B: { Type: 'Succeed' },
    },
  };
  return checkDefinition(definition, { type }).map(
    ({ location, message }) => `${location.replace(/^\/States\/A\/?/, '')}: ${message}`,
  );
}
