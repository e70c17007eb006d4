import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RunResult } from '../../src/engine/run-state-machine';
import type { TaskCall } from '../../src/engine/task-call';
import { TaskFailure } from '../../src/engine/task-call';
import type { Json } from '../../src/json';
import { LAMBDA, runDefinition } from './run-definition';
import type { Run } from './run-definition';

/**
 * A machine in which states are numbers, and go to any other state by its number.
 *
 * Names have to be unique over all machines inside of machines, and each state has to be reached: both are made when
 * the machine is written out.
 */
interface Sketch {
  readonly jsonata: boolean;
  readonly states: readonly StateSketch[];
}

interface StateSketch {
  readonly kind: (typeof KINDS)[number];
  readonly next: number;
  readonly other: number;
  readonly number: number;
  readonly inner: readonly Sketch[];
}

const KINDS = ['Pass', 'Task', 'Choice', 'Wait', 'Succeed', 'Fail', 'Parallel', 'Map', 'DistributedMap'] as const;

const { sketch } = fc.letrec<{ sketch: Sketch; state: StateSketch }>((tie) => ({
  state: fc.record({
    kind: fc.constantFrom(...KINDS),
    next: fc.nat(5),
    other: fc.nat(5),
    number: fc.nat(1000),
    inner: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constant([]),
      fc.array(tie('sketch'), { maxLength: 2 }),
    ),
  }),
  sketch: fc.record({ jsonata: fc.boolean(), states: fc.array(tie('state'), { minLength: 1, maxLength: 5 }) }),
}));

const ERRORS = ['States.ALL', 'States.TaskFailed', 'States.Timeout', 'Odd', 'States.Runtime'];

/** The definition, with the states that are not reached left out. */
function written({ states, jsonata }: Sketch, prefix = 'S'): { readonly [field: string]: Json } {
  const nameOf = (index: number) => `${prefix}.${index % states.length}`;
  const reached = new Map<string, Json>();
  const pending = [0];
  for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
    const state = states[index % states.length];
    if (state === undefined || reached.has(nameOf(index))) {
      continue;
    }
    reached.set(nameOf(index), stateOf(state, nameOf(index), jsonata, nameOf));
    pending.push(...targetsOf(state));
  }
  return { StartAt: nameOf(0), States: Object.fromEntries(reached) };
}

function targetsOf({ kind, next, other }: StateSketch): number[] {
  switch (kind) {
    case 'Succeed':
    case 'Fail':
      return [];
    case 'Choice':
    case 'Task':
    case 'Parallel':
    case 'Map':
    case 'DistributedMap':
      return [next, other];
    default:
      return [next];
  }
}

function stateOf(
  { kind, next, other, number, inner }: StateSketch,
  name: string,
  jsonata: boolean,
  nameOf: (index: number) => string,
): { readonly [field: string]: Json } {
  const [Next, Other] = [nameOf(next), nameOf(other)];
  const language = { QueryLanguage: jsonata ? 'JSONata' : 'JSONPath' };
  const shrinks = number % 3 === 0;
  const handlers = {
    Retry: [{ ErrorEquals: [ERRORS[number % 5] ?? 'Odd'], MaxAttempts: number % 3, JitterStrategy: 'FULL' }],
    Catch: [{ ErrorEquals: [ERRORS[(number + 1) % 5] ?? 'Odd'], Next: Other }],
  };
  const machines = inner.length > 0 ? inner : [{ jsonata, states: [] }];
  const workflows = machines.map((machine, index) =>
    machine.states.length > 0
      ? written(machine, `${name}-${index}`)
      : { StartAt: `${name}-${index}`, States: { [`${name}-${index}`]: { Type: 'Pass', End: true } } },
  );
  switch (kind) {
    case 'Pass':
      return jsonata
        ? { Type: 'Pass', ...language, Output: shrinks ? '{% $states.input.a %}' : { a: '{% $states.input %}' }, Next }
        : { Type: 'Pass', ...language, ...(shrinks ? { InputPath: '$.a' } : { Parameters: { 'a.$': '$' } }), Next };
    case 'Task':
      return { Type: 'Task', ...language, Resource: LAMBDA, TimeoutSeconds: 1 + (number % 20), ...handlers, Next };
    case 'Choice':
      return jsonata
        ? {
            Type: 'Choice',
            ...language,
            Choices: [{ Condition: '{% $exists($states.input.a) %}', Next }],
            Default: Other,
          }
        : { Type: 'Choice', ...language, Choices: [{ Variable: '$.a', IsPresent: true, Next }], Default: Other };
    case 'Wait':
      return { Type: 'Wait', ...language, Seconds: number, Next };
    case 'Succeed':
      return { Type: 'Succeed', ...language };
    case 'Fail':
      return { Type: 'Fail', ...language, Error: ERRORS[number % 4] ?? 'Odd', Cause: name };
    case 'Parallel':
      return { Type: 'Parallel', ...language, Branches: workflows, ...handlers, Next };
    case 'Map':
    case 'DistributedMap': {
      const [workflow = {}] = workflows;
      // An EXPRESS workflow cannot have a Distributed Map.
      const isExpress = shrinks && !JSON.stringify(workflow).includes('DISTRIBUTED');
      const config = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: isExpress ? 'EXPRESS' : 'STANDARD' } };
      return {
        Type: 'Map',
        ...language,
        ...(jsonata ? { Items: [1, '{% $states.input %}', 3] } : { ItemsPath: '$$.Execution.Input.items' }),
        MaxConcurrency: number % 4,
        ItemProcessor: { ...workflow, ...(kind === 'DistributedMap' && config) },
        ...handlers,
        Next,
      };
    }
  }
}

/** Succeeds, fails, waits or hangs, as the state and the number of the attempt have it. */
function handlerOf(choices: readonly number[]): (call: TaskCall) => unknown {
  return (call) => {
    const choice = choices[(call.stateName.length + call.retryCount) % choices.length] ?? 0;
    const answers = [
      () => ({ a: { from: call.stateName } }),
      () => Promise.resolve(call.arguments),
      () => {
        throw new TaskFailure(choice > 10 ? 'Odd' : 'States.TaskFailed', 'as it was to be');
      },
      async () => {
        await call.wait(choice);
        call.heartbeat();
        await call.wait(choice / 2);
        return choice;
      },
      () => call.wait(Infinity),
      () => Promise.reject(new TaskFailure(undefined)),
      () => new Promise((resolve) => setImmediate(resolve, { a: 1 })),
    ];
    return answers[choice % answers.length]?.();
  };
}

const HISTORY = 200;

function run(machine: Sketch, choices: readonly number[], seed: number, more: Run = {}): Promise<RunResult> {
  return runDefinition(
    { TimeoutSeconds: 3000, ...written(machine) },
    {
      input: { items: [1, 'two', { a: 3 }] },
      tasks: handlerOf(choices),
      seed,
      limits: { historyEvents: HISTORY, expressTransitions: HISTORY },
      ...more,
    },
  );
}

const cases = [sketch, fc.array(fc.nat(30), { minLength: 1, maxLength: 5 }), fc.nat(1000)] as const;

test('a machine ends, whatever it is, with a history that hangs together', async () => {
  await fc.assert(
    fc.asyncProperty(...cases, async (machine, choices, seed) => {
      const { status, history, error } = await run(machine, choices, seed);
      expect(['SUCCEEDED', 'FAILED', 'TIMED_OUT']).toContain(status);
      expect(history.length).toBeLessThanOrEqual(HISTORY);
      expect(history.map(({ id }) => id)).toEqual(history.map((_, index) => index + 1));
      expect(history.filter(({ id, previousEventId }) => previousEventId >= id)).toEqual([]);
      const times = history.map(({ timestamp }) => timestamp.getTime());
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(history[0]?.type).toBe('ExecutionStarted');
      const ends = { SUCCEEDED: 'ExecutionSucceeded', FAILED: 'ExecutionFailed', TIMED_OUT: 'ExecutionTimedOut' };
      expect(history.at(-1)?.type).toBe(ends[status as keyof typeof ends]);
      expect(history.filter(({ type }) => /^Execution(?!Started)/.test(type))).toHaveLength(1);
      expect(error === undefined || typeof error === 'string').toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('a machine does the same when it runs again', async () => {
  await fc.assert(
    fc.asyncProperty(...cases, async (machine, choices, seed) => {
      expect(await run(machine, choices, seed)).toEqual(await run(machine, choices, seed));
    }),
    { numRuns: 75 },
  );
});

test('a machine that is stopped enters no other state, at whichever event it was', async () => {
  await fc.assert(
    fc.asyncProperty(...cases, fc.nat(60), async (machine, choices, seed, at) => {
      const controller = new AbortController();
      const types: string[] = [];
      const { history } = await run(machine, choices, seed, {
        signal: controller.signal,
        onEvent: ({ type }) => {
          types.push(type);
          if (types.length > at) {
            controller.abort();
          }
        },
      });
      expect(types.slice(at + 1).filter((type) => type.endsWith('StateEntered'))).toEqual([]);
      expect(history.at(-1)?.type).toMatch(/^Execution(?:Aborted|Succeeded|Failed|TimedOut)$/);
    }),
    { numRuns: 100 },
  );
});
