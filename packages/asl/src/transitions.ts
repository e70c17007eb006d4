import { DefinitionPlace } from './definition-place';

/** The states of a machine, and the transitions between them. */
export interface Transitions {
  /** `StartAt` of the machine. */
  readonly start: DefinitionPlace;
  readonly states: readonly DefinitionPlace[];
}

/**
 * Checks that transitions lead to states of the same machine, and that each state is where some transition leads to.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-transitions.html
 */
export function checkTransitions({ start, states }: Transitions): void {
  const names = new Set(states.map(({ segment }) => segment));
  const reached = new Set<unknown>();
  for (const target of [start, ...states.flatMap(targets)]) {
    if (target.value === undefined) {
      continue;
    }
    reached.add(target.value);
    if (typeof target.value !== 'string') {
      target.problem('Value is not a string');
    } else if (!names.has(target.value)) {
      target.problem(
        `Missing '${target.segment}' target: ${DefinitionPlace.quote(target.value)}`,
        'MISSING_TRANSITION_TARGET',
      );
    }
  }
  for (const state of states) {
    if (!reached.has(state.segment)) {
      state.problem(
        `State ${DefinitionPlace.quote(String(state.segment))} is not reachable`,
        'MISSING_TRANSITION_TARGET',
      );
    }
  }
}

/** Where a state can lead to. */
function targets(state: DefinitionPlace): DefinitionPlace[] {
  const handlers = ['Choices', 'Catch'].flatMap((name) => state.field(name).items());
  return [state.field('Next'), state.field('Default'), ...handlers.map((handler) => handler.field('Next'))];
}
