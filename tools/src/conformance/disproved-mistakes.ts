import { findMistakes } from '@cdk-sfn/asl';
import type { HistoryEvent } from './history-differences.ts';

/** Mistakes that an execution fails with when it comes to the state, and not earlier. */
const AT_RUN_TIME = ['missingField', 'lostInput', 'resultPathMismatch', 'unknownArgument'];

interface State {
  readonly Type?: string;
  readonly Catch?: unknown;
}

/** The mistakes found in a definition that a recorded execution shows to be none: it left the states by their way on. */
export function disprovedMistakes(definition: unknown, events: readonly HistoryEvent[]): string[] {
  const left = new Set(
    events.map((event) => (event.stateExitedEventDetails as { readonly name?: string } | undefined)?.name),
  );
  const root = typeof definition === 'string' ? (JSON.parse(definition) as object) : (definition as object);
  return findMistakes(definition)
    .filter(({ location, rule }) => {
      const { name, state } = stateAt(root, location);
      // A handler of errors would leave the state as well; a Choice evaluates only what is of the way that it goes.
      return AT_RUN_TIME.includes(rule) && left.has(name) && state.Catch === undefined && state.Type !== 'Choice';
    })
    .map(({ location, message, rule }) => `${rule} ${location}: ${message}, but the execution went on`);
}

/** The state that a place is in. */
function stateAt(root: object, location: string): { readonly name: string | undefined; readonly state: State } {
  const all = location.split('/').slice(1);
  const segments = all
    .slice(0, all.lastIndexOf('States') + 2)
    .map((each) => each.replaceAll('~1', '/').replaceAll('~0', '~'));
  const state = segments.reduce<object>(
    (value, segment) => (value as Readonly<Record<string, object>>)[segment] ?? {},
    root,
  );
  return { name: segments.at(-1), state };
}
