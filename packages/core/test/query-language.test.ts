import { App, Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, readable } from '../../../tools/vitest/rendered-state';
import { Jsonata, JsonPath, StateData, TaskRole } from '../src';
import type { Task, TaskStateBaseProps } from '../src';
import { describedTask } from './described-task';

const { JSON_PATH, JSONATA } = sfn.QueryLanguage;

let stack: Stack;

beforeEach(() => {
  stack = new Stack(new App({ context: { '@aws-cdk/core:newStyleStackSynthesis': false } }), 'Stack');
});

function lend(id: string, props: TaskStateBaseProps = {}, args: unknown = { input: StateData.input }): Task {
  return describedTask(args, props, {}, { stack, id });
}

interface Definition {
  readonly QueryLanguage?: string;
  readonly States: Record<string, Record<string, unknown>>;
}

/** The definition of a machine as CloudFormation gets it, `StateGraph.bind` and its second rendering included. */
function definitionOf(start: sfn.IChainable, queryLanguage?: sfn.QueryLanguage): Definition {
  const definitionBody = sfn.DefinitionBody.fromChainable(start);
  const machine = new sfn.StateMachine(stack, 'Machine', { definitionBody, queryLanguage });
  const { definitionString } = machine.node.defaultChild as sfn.CfnStateMachine;
  return JSON.parse(readable(stack.resolve(definitionString)) as string) as Definition;
}

/** The state of a name, however deep in the definition, with nothing but what the language decides. */
function stateIn(definition: unknown, name: string): Record<string, unknown> {
  const found = search(definition, name);
  if (found === undefined) {
    throw new Error(`there is no ${name}`);
  }
  const { QueryLanguage, Arguments, Parameters } = found;
  return Object.fromEntries(
    Object.entries({ QueryLanguage, Arguments, Parameters }).filter(([, value]) => value !== undefined),
  );
}

function search(value: unknown, name: string): Record<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  const { States } = value as Partial<Definition>;
  return (
    States?.[name] ??
    Object.values(value)
      .map((inner) => search(inner, name))
      .find((found) => found !== undefined)
  );
}

const AS_JSONATA = { Arguments: { input: '{% $states.input %}' } };
const AS_JSON_PATH = { Parameters: { 'input.$': '$' } };
const JSONATA_BY_ITSELF = { QueryLanguage: 'JSONata', ...AS_JSONATA };

/** Places that a task can have in a machine. */
const places: [string, (task: Task) => sfn.IChainable][] = [
  ['at the top', (task) => task],
  ['behind another state', (task) => new sfn.Pass(stack, 'Before').next(task)],
  ['in a Map', (task) => map('Map', task)],
  ['in a Parallel', (task) => parallel('Parallel', task)],
  ['in a Map in a Parallel in a Map', (task) => map('Outer', parallel('Parallel', map('Inner', task)))],
  ['in a Parallel in a Parallel', (task) => parallel('Outer', parallel('Inner', task))],
  ['in a DistributedMap', (task) => distributedMap('Distributed', task)],
  ['in a Map in a DistributedMap', (task) => distributedMap('Distributed', map('Map', task))],
  ['in a DistributedMap in a Parallel', (task) => parallel('Parallel', distributedMap('Distributed', task))],
  ['behind a Map in a Parallel', (task) => parallel('Parallel', map('Map', new sfn.Pass(stack, 'Inside')).next(task))],
  ['as the handler of another', (task) => lend('First').addCatch(task)],
  ['in a fragment', (task) => new Fragment(task)],
  ['on a way of a Choice in a Map', (task) => map('Map', new sfn.Choice(stack, 'Choice').otherwise(task))],
];

class Fragment extends sfn.StateMachineFragment {
  public readonly startState: sfn.State;
  public readonly endStates: sfn.INextable[];

  constructor(task: Task) {
    super(stack, 'Fragment');
    this.startState = task;
    this.endStates = [task];
  }
}

function map(id: string, inner: sfn.IChainable): sfn.Map {
  return new sfn.Map(stack, id).itemProcessor(inner);
}

function parallel(id: string, inner: sfn.IChainable): sfn.Parallel {
  return new sfn.Parallel(stack, id).branch(inner);
}

function distributedMap(id: string, inner: sfn.IChainable): sfn.DistributedMap {
  return new sfn.DistributedMap(stack, id).itemProcessor(inner);
}

describe.each(places)('a task %s', (_, put) => {
  test('speaks the language of the machine', () => {
    expect(stateIn(definitionOf(put(lend('Task')), JSONATA), 'Task')).toEqual(AS_JSONATA);
  });

  test('speaks JSONPath in a machine of no language', () => {
    expect(stateIn(definitionOf(put(lend('Task'))), 'Task')).toEqual(AS_JSON_PATH);
  });

  test('speaks JSONPath in a machine of JSONPath', () => {
    expect(stateIn(definitionOf(put(lend('Task')), JSON_PATH), 'Task')).toEqual(AS_JSON_PATH);
  });

  test('may speak JSONata in a machine of no language', () => {
    expect(stateIn(definitionOf(put(lend('Task', { queryLanguage: JSONATA }))), 'Task')).toEqual(JSONATA_BY_ITSELF);
  });

  test('need not say what the machine says', () => {
    expect(stateIn(definitionOf(put(lend('Task', { queryLanguage: JSONATA })), JSONATA), 'Task')).toEqual(AS_JSONATA);
  });

  test('cannot speak JSONPath in a machine of JSONata', () => {
    expect(messageOf(() => definitionOf(put(lend('Task', { queryLanguage: JSON_PATH })), JSONATA))).toBe(
      'Stack/Task has a problem:\n' +
        '  - queryLanguage is JSONPath in a state machine whose query language is JSONata: ' +
        'leave it away and write JSONata, or set JSONata on single states instead of on the machine',
    );
  });

  test('cannot have values of another language than the machine', () => {
    expect(messageOf(() => definitionOf(put(lend('Task', {}, { a: JsonPath.stringAt('$.a') })), JSONATA))).toBe(
      'Stack/Task has a problem:\n' +
        "  - a is the JSONPath reference $.a in a JSONata state: write Jsonata.string('$states.input.a') or its like",
    );
  });
});

test('every field speaks the language of the machine', () => {
  const task = lend(
    'Task',
    {
      assign: { a: Jsonata.string('$a') },
      outputs: Jsonata.object('$states.result'),
      credentials: { role: TaskRole.fromRoleArnJsonata('$role') },
      taskTimeout: sfn.Timeout.jsonata('{% $t %}'),
      heartbeatTimeout: sfn.Timeout.jsonata('{% $h %}'),
    },
    { b: [Jsonata.string('$b')] },
  ).addCatch(new sfn.Pass(stack, 'Handler'), {
    assign: { why: Jsonata.object('$states.errorOutput') },
    outputs: '{% $states.errorOutput %}',
  });

  expect(search(definitionOf(map('Map', task), JSONATA), 'Task')).toEqual({
    End: true,
    Type: 'Task',
    TimeoutSeconds: '{% $t %}',
    HeartbeatSeconds: '{% $h %}',
    Arguments: { b: ['{% $b %}'] },
    Output: '{% $states.result %}',
    Credentials: { RoleArn: '{% $role %}' },
    Assign: { a: '{% $a %}' },
    Resource: 'arn:<AWS::Partition>:states:::books:lend',
    Catch: [
      {
        ErrorEquals: ['States.ALL'],
        Assign: { why: '{% $states.errorOutput %}' },
        Output: '{% $states.errorOutput %}',
        Next: 'Handler',
      },
    ],
  });
});

test('fields of another language than the machine are all told', () => {
  const task = lend('Task', {
    inputPath: '$.in',
    assign: { a: JsonPath.stringAt('$.a') },
    credentials: { role: TaskRole.fromRoleArnJsonPath('$.role') },
    taskTimeout: sfn.Timeout.at('$.t'),
  }).addCatch(new sfn.Pass(stack, 'Handler'), { resultPath: '$.error' });

  expect(messageOf(() => definitionOf(parallel('Parallel', task), JSONATA))).toBe(
    [
      'Stack/Task has 5 problems:',
      '  - inputPath is for JSONPath states; this state is a JSONata state: select from $states.input in the arguments',
      '  - catch of States.ALL: resultPath is for JSONPath states; this state is a JSONata state: select from $states.errorOutput in outputs',
      "  - taskTimeout is the JSONPath $.t in a JSONata state: use Timeout.jsonata('{% $states.input.… %}')",
      "  - credentials.RoleArn is the JSONPath reference $.role in a JSONata state: write Jsonata.string('$states.input.role') or its like",
      "  - assign.a is the JSONPath reference $.a in a JSONata state: write Jsonata.string('$states.input.a') or its like",
    ].join('\n'),
  );
});

describe('states of aws-cdk-lib beside ours', () => {
  test('speak the language of the machine', () => {
    const inside = new sfn.Pass(stack, 'Pass', { outputs: { a: Jsonata.string('$x') } }).next(lend('Task'));
    const definition = definitionOf(map('Map', inside), JSONATA);

    expect(search(definition, 'Pass')).toEqual({ Type: 'Pass', Next: 'Task', Output: { a: '{% $x %}' } });
    expect(stateIn(definition, 'Task')).toEqual(AS_JSONATA);
  });

  test('keep a language of their own', () => {
    const inside = sfn.Pass.jsonata(stack, 'Pass', { outputs: '{% $x %}' }).next(lend('Task'));
    const definition = definitionOf(map('Map', inside));

    expect(search(definition, 'Pass')).toEqual({
      QueryLanguage: 'JSONata',
      Type: 'Pass',
      Next: 'Task',
      Output: '{% $x %}',
    });
    expect(stateIn(definition, 'Task')).toEqual(AS_JSON_PATH);
  });

  test('render in JSONPath as they do without ours', () => {
    const definition = (withOurs: boolean) => {
      stack = new Stack(undefined, 'Stack');
      const pass = new sfn.Pass(stack, 'Pass', { parameters: { a: sfn.JsonPath.stringAt('$.a') } });
      return search(definitionOf(map('Map', withOurs ? pass.next(lend('Task')) : pass)), 'Pass');
    };

    expect({ ...definition(true), Next: undefined, End: true }).toEqual({ ...definition(false), Next: undefined });
  });

  test('in a Map of its own language do not take that over', () => {
    const definition = definitionOf(sfn.Map.jsonata(stack, 'Map', {}).itemProcessor(lend('Task')));

    expect(stateIn(definition, 'Task')).toEqual(AS_JSON_PATH);
  });
});

describe('a graph', () => {
  test('takes states that come to it after it was made', () => {
    const first = lend('First');
    const inner = map('Map', first);
    const graph = new sfn.StateGraph(inner, 'machine');
    first.next(lend('Second'));

    const definition = graph.toGraphJson(JSONATA);

    expect(stateIn(definition, 'First')).toEqual(AS_JSONATA);
    expect(stateIn(definition, 'Second')).toEqual(AS_JSONATA);
  });

  test('takes inner graphs whose states came before it', () => {
    const inner = map('Inner', lend('Task'));
    const outer = parallel('Outer', inner);

    expect(stateIn(new sfn.StateGraph(outer, 'machine').toGraphJson(JSONATA), 'Task')).toEqual(AS_JSONATA);
  });

  test('renders the same twice', () => {
    const graph = new sfn.StateGraph(map('Map', lend('Task')), 'machine');
    const rendered = () => stack.resolve(graph.toGraphJson(JSONATA)) as unknown;

    expect(rendered()).toEqual(rendered());
  });

  test('can be rendered in one language and then in the other', () => {
    const graph = new sfn.StateGraph(map('Map', lend('Task')), 'machine');

    expect(stateIn(graph.toGraphJson(JSONATA), 'Task')).toMatchObject({ Arguments: {} });
    expect(stateIn(graph.toGraphJson(JSON_PATH), 'Task')).toMatchObject({ Parameters: {} });
    expect(stateIn(graph.toGraphJson(JSONATA), 'Task')).toMatchObject({ Arguments: {} });
  });

  test('knows nothing of other machines', () => {
    const first = new sfn.StateGraph(map('Map 1', lend('First')), 'first machine');
    const second = new sfn.StateGraph(map('Map 2', lend('Second')), 'second machine');
    first.toGraphJson(JSONATA);

    expect(stack.resolve(stateIn(second.toGraphJson(), 'Second'))).toEqual(AS_JSON_PATH);
  });

  test('is a JSONPath one as long as nobody says otherwise', () => {
    const task = lend('Task');
    map('Map', task);

    expect(stack.resolve(task.toStateJson())).toMatchObject(AS_JSON_PATH);
  });
});

test('two machines in one stack keep their languages', () => {
  const ids = new sfn.StateMachine(stack, 'First', {
    definitionBody: sfn.DefinitionBody.fromChainable(map('Map 1', lend('One'))),
    queryLanguage: JSONATA,
  });
  const definition = definitionOf(map('Map 2', lend('Two')));
  const { definitionString } = ids.node.defaultChild as sfn.CfnStateMachine;

  expect(stateIn(JSON.parse(readable(stack.resolve(definitionString)) as string), 'One')).toEqual(AS_JSONATA);
  expect(stateIn(definition, 'Two')).toEqual(AS_JSON_PATH);
});
