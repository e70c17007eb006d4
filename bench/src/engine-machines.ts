/** What engines run for the benchmark. */
export interface EngineMachine {
  readonly what: string;
  readonly definition: object;
  readonly input: unknown;
  /** How often the run enters a state. */
  readonly transitions: number;
  /** Who can run it. */
  readonly sides: readonly EngineSide[];
}

/**
 * `ours` keeps the whole history, as the other engine keeps its events; `read` is ours with the history read, which is
 * when the text of inputs and outputs is made; `forgetful` keeps none.
 */
export const ENGINE_SIDES = ['ours', 'read', 'forgetful', 'peer'] as const;

export type EngineSide = (typeof ENGINE_SIDES)[number];

/** The machines by name. All tasks are the function `FUNCTION`, which `answer` stands in for. */
export const MACHINES = {
  chain: () => machine(`${CHAINED.toLocaleString('en')} chained states`, chain(chainedState), order, CHAINED),
  map: () => map(10_000),
  parallel: () => parallel(50, 6),
  jsonata: (): EngineMachine => ({
    ...machine(
      `${CHAINED.toLocaleString('en')} chained states, JSONata`,
      { QueryLanguage: 'JSONata', ...chain(chainedJsonata) },
      order,
      CHAINED,
    ),
    sides: ['ours', 'read', 'forgetful'],
  }),
} satisfies Record<string, () => EngineMachine>;

export type MachineName = keyof typeof MACHINES;

/** What the tasks of the machines call. */
export const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:price';

/** Stands in for the function, and answers at once. */
export function answer({ id, price }: { id: number; price: number }): object {
  return { id, total: price * 2 };
}

const CHAINED = 1_000;

const order = {
  id: 7,
  customer: { name: 'Ada', tags: ['a', 'b', 'c'], address: { city: 'London', zip: 'N1' } },
  items: [
    { sku: 'x', price: 10 },
    { sku: 'y', price: 20 },
  ],
  step: { index: -1 },
};

/** A Map whose iterations compute, and then call a task. */
export function map(items: number): EngineMachine {
  return machine(
    `a Map over ${items.toLocaleString('en')} items`,
    {
      StartAt: 'Each',
      States: {
        Each: {
          Type: 'Map',
          ItemsPath: '$.items',
          ItemProcessor: {
            StartAt: 'Select',
            States: {
              Select: { Type: 'Pass', Parameters: { 'id.$': '$.id', 'price.$': '$.price' }, Next: 'Price' },
              Price: { Type: 'Task', Resource: FUNCTION, End: true },
            },
          },
          End: true,
        },
      },
    },
    // Ten thousand of them are just less than what an execution may be given.
    { items: Array.from({ length: items }, (_, id) => ({ id, price: id % 100 })) },
    1 + 2 * items,
  );
}

/** A machine that goes round and round: what it has run grows, what is alive does not. */
export function loop(rounds: number): EngineMachine {
  return machine(
    `a loop of ${rounds.toLocaleString('en')} rounds`,
    {
      StartAt: 'Count',
      States: {
        Count: {
          Type: 'Pass',
          Parameters: { 'count.$': 'States.MathAdd($.count, 1)', 'id.$': '$.id', 'price.$': '$.count' },
          Next: 'Price',
        },
        Price: { Type: 'Task', Resource: FUNCTION, ResultPath: '$.price', Next: 'Enough' },
        Enough: {
          Type: 'Choice',
          Choices: [{ Variable: '$.count', NumericLessThan: rounds, Next: 'Count' }],
          Default: 'Done',
        },
        Done: { Type: 'Succeed' },
      },
    },
    { count: 0, id: 7 },
    3 * rounds + 1,
  );
}

function parallel(branches: number, states: number): EngineMachine {
  return machine(
    `a Parallel of ${branches} branches`,
    {
      StartAt: 'Both',
      States: {
        Both: {
          Type: 'Parallel',
          Branches: Array.from({ length: branches }, (_, branch) => chain(chainedState, states, `Branch ${branch}, `)),
          End: true,
        },
      },
    },
    order,
    1 + branches * states,
  );
}

function machine(what: string, definition: object, input: unknown, transitions: number): EngineMachine {
  return { what, definition, input, transitions, sides: ENGINE_SIDES };
}

function chain(state: (index: number, next: object) => object, length = CHAINED, prefix = ''): object {
  const name = (index: number) => `${prefix}State ${index}`;
  const states = Array.from({ length }, (_, index): [string, object] => [
    name(index),
    state(index, index + 1 < length ? { Next: name(index + 1) } : { End: true }),
  ]);
  return { StartAt: name(0), States: Object.fromEntries(states) };
}

/** Fields that are in most definitions: paths, templates, results, and now and then a Choice. */
function chainedState(index: number, next: object): object {
  switch (index % 6) {
    case 0:
      return {
        Type: 'Pass',
        Parameters: { index, 'city.$': '$.customer.address.city', 'first.$': '$.items[0].price' },
        ResultPath: '$.step',
        ...next,
      };
    case 1:
      return { Type: 'Pass', InputPath: '$.customer', ResultPath: '$.copy', ...next };
    case 2:
      return { Type: 'Pass', Result: { done: true, index }, ResultPath: '$.result', ...next };
    case 3:
      return 'End' in next
        ? { Type: 'Pass', ...next }
        : {
            Type: 'Choice',
            Choices: [
              { Variable: '$.step.index', NumericGreaterThan: CHAINED, ...next },
              {
                And: [
                  { Variable: '$.customer.name', StringEquals: 'Ada' },
                  { Variable: '$.result.done', BooleanEquals: true },
                ],
                ...next,
              },
            ],
          };
    case 4:
      return {
        Type: 'Pass',
        Parameters: {
          'text.$': "States.Format('{} of {}', $.step.index, $.customer.name)",
          'prices.$': '$.items[*].price',
        },
        ResultPath: '$.text',
        ...next,
      };
    default:
      return { Type: 'Pass', OutputPath: '$', ...next };
  }
}

function chainedJsonata(index: number, next: object): object {
  switch (index % 3) {
    case 0:
      return {
        Type: 'Pass',
        Output: {
          index,
          city: '{% $states.input.customer.address.city %}',
          id: '{% $states.input.id %}',
          customer: '{% $states.input.customer %}',
          items: '{% $states.input.items %}',
        },
        ...next,
      };
    case 1:
      return {
        Type: 'Pass',
        Assign: { total: '{% $sum($states.input.items.price) %}', seen: '{% $states.input.items[price > 10].sku %}' },
        ...next,
      };
    default:
      return 'End' in next
        ? { Type: 'Pass', ...next }
        : {
            Type: 'Choice',
            Choices: [{ Condition: "{% $total > 10 and $states.input.customer.name = 'Ada' %}", ...next }],
            Default: 'State 0',
          };
  }
}
