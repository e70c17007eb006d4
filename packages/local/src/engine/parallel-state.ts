import type { Json, JsonObject } from '../json';
import { Cancelled } from './cancellation';
import type { CompiledState, CompiledStates } from './compiled-state';
import type { DataFlow } from './data-flow';
import type { Fiber } from './execution';
import { runStates } from './state-visit';
import { Variables } from './variables';

/**
 * `Parallel`: runs its branches at the same time, and gives the list of what they gave.
 *
 * The first branch that fails stops the others.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html
 */
export function compileParallel(
  state: JsonObject,
  flow: DataFlow,
  next: string | undefined,
  compileStates: (branch: JsonObject) => CompiledStates,
): CompiledState['execute'] {
  const branches = (state.Branches as readonly JsonObject[]).map(compileStates);
  return async (visit) => {
    const effective = flow.effectiveInput(visit);
    const input = await flow.arguments(visit, effective);
    if (input !== effective) {
      visit.checkPayload(`The state/task '${visit.state.name}' has an input`, input);
    }
    visit.entering = false;
    const started = visit.record('ParallelStateStarted');
    const { execution, fiber } = visit;
    const output = await allOrFirstFailure(branches, fiber, async (branch, cancellation) => {
      const own: Fiber = {
        previousEventId: started,
        variables: new Variables(fiber.variables),
        cancellation,
        isBranch: true,
        ...(fiber.mapContext && { mapContext: fiber.mapContext }),
      };
      try {
        return await runStates(branch, execution, own, input);
      } finally {
        fiber.previousEventId = Math.max(fiber.previousEventId, own.previousEventId);
      }
    });
    visit.recordBeside('ParallelStateSucceeded');
    return flow.exit(visit, output, next);
  };
}

/**
 * Does work for each of some things at the same time. When one fails, the others are stopped, and waited for.
 *
 * @returns what each gave, in the order of the things
 * @throws what the first that failed threw
 */
export async function allOrFirstFailure<T>(
  things: readonly T[],
  fiber: Pick<Fiber, 'cancellation'>,
  work: (thing: T, cancellation: Fiber['cancellation'], index: number) => Promise<Json>,
): Promise<Json[]> {
  return fiber.cancellation.within(async (cancellation) => {
    const failures: unknown[] = [];
    const results = await Promise.all(
      things.map(async (thing, index) => {
        try {
          return await work(thing, cancellation, index);
        } catch (error) {
          failures.push(error);
          cancellation.cancel();
          return null;
        }
      }),
    );
    if (failures.length > 0) {
      throw failures.find((failure) => !(failure instanceof Cancelled)) ?? failures[0];
    }
    return results;
  });
}
