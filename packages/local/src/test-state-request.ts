import type { VisitRecord } from './engine/visit-record';
import type { JsonObject } from './json';

/**
 * A request of `TestState`, and what it should answer.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html
 */
export interface TestStateRequest {
  readonly request: {
    /** The definition of the whole machine, as JSON text. */
    readonly definition: string;
    readonly stateName: string;
    readonly input: string;
    /** Variables in sight, as JSON text. */
    readonly variables?: string;
    /** What the service is mocked to answer, in place of a call. */
    readonly mock?: {
      readonly result?: string;
      readonly errorOutput?: { readonly error?: string; readonly cause?: string };
    };
    readonly stateConfiguration?: { readonly retrierRetryCount: number };
  };
  readonly expected: {
    readonly status: 'SUCCEEDED' | 'FAILED' | 'RETRIABLE' | 'CAUGHT_ERROR';
    readonly output?: string;
    readonly nextState?: string;
    readonly error?: string;
    readonly cause?: string;
  };
}

/**
 * Writes the stays in states out as requests.
 *
 * Of a task, each call is one request. Parallel and Map are left out: their branches and items are there state by
 * state. States that were stopped from outside have nothing to expect.
 */
export function testStateRequests(definition: JsonObject, visits: readonly VisitRecord[]): TestStateRequest[] {
  const text = JSON.stringify(definition);
  return visits.flatMap((visit) => {
    if (visit.type === 'Map' || visit.type === 'Parallel' || visit.ended === undefined || visit.ended === 'aborted') {
      return [];
    }
    const common = {
      definition: text,
      stateName: visit.name,
      input: JSON.stringify(visit.input),
      ...(Object.keys(visit.variables).length > 0 && { variables: JSON.stringify(visit.variables) }),
    };
    if (visit.calls.length === 0) {
      return [{ request: common, expected: expectedEnd(visit) }];
    }
    return visit.calls.map((call, index): TestStateRequest => {
      const isLast = index === visit.calls.length - 1;
      const { output, error, cause } = call;
      return {
        request: {
          ...common,
          mock:
            output === undefined
              ? { errorOutput: { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) } }
              : { result: JSON.stringify(output) },
          ...(index > 0 && { stateConfiguration: { retrierRetryCount: index } }),
        },
        expected: isLast
          ? expectedEnd(visit)
          : { status: 'RETRIABLE', ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) },
      };
    });
  });
}

function expectedEnd(visit: VisitRecord): TestStateRequest['expected'] {
  const { ended, output, next, error, cause } = visit;
  return {
    status: ended === 'caught' ? 'CAUGHT_ERROR' : ended === 'failed' ? 'FAILED' : 'SUCCEEDED',
    ...(output !== undefined && { output: JSON.stringify(output) }),
    ...(next !== undefined && { nextState: next }),
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
  };
}
