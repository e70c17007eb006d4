import { describe, expect, test } from 'vitest';
import { checkDefinition } from '../src';

const pass = { Type: 'Pass', End: true };
const machine = { StartAt: 'A', States: { A: pass } };
const failed = (location: string, message: string) => ({ code: 'SCHEMA_VALIDATION_FAILED', message, location });
const inside = (name: string) => ({ StartAt: name, States: { [name]: pass } });

test('nothing is wrong with what the service takes', () => {
  expect(checkDefinition(machine)).toEqual([]);
  expect(checkDefinition(JSON.stringify(machine))).toEqual([]);
});

test('the definition stays as it is', () => {
  const definition = Object.freeze({ StartAt: 'A', States: Object.freeze({ A: Object.freeze({ ...pass }) }) });
  expect(checkDefinition(definition)).toEqual([]);
});

test('all problems come at once, those of the machines inside last', () => {
  const definition = {
    States: {
      Charge: {
        Type: 'Parallel',
        Branches: [{ StartAt: 'Card', States: { Card: { Type: 'Task', End: true } } }],
        Next: 'Ship',
      },
      Wait: { Type: 'Wait', Seconds: -1, Next: 'Charge' },
    },
  };
  expect(checkDefinition(definition)).toEqual([
    failed('/', "Field 'StartAt' is required"),
    {
      code: 'MISSING_TRANSITION_TARGET',
      message: "Missing 'Next' target: 'Ship'",
      location: '/States/Charge/Next',
    },
    { code: 'MISSING_TRANSITION_TARGET', message: "State 'Wait' is not reachable", location: '/States/Wait' },
    failed('/States/Wait/Seconds', 'Value is less than 0'),
    failed('/States/Charge/Branches/0/States/Card', "Field 'Resource' is required"),
  ]);
});

describe('a definition', () => {
  test.each([[null], [1], [[]], ['"text"'], [undefined]])('%j is none', (definition) => {
    expect(checkDefinition(definition)).toEqual([failed('/', 'Value is not an object')]);
  });

  test('is JSON', () => {
    expect(checkDefinition('StartAt: A')).toEqual([
      { code: 'INVALID_JSON_DESCRIPTION', message: expect.stringMatching(/^Not JSON: /) as string, location: '/' },
    ]);
  });

  test('may have all of its fields', () => {
    expect(
      checkDefinition({ ...machine, Comment: 'x', Version: '1.0', TimeoutSeconds: 60, QueryLanguage: 'JSONPath' }),
    ).toEqual([]);
  });

  test.each([
    ['Comment', 1, 'Value is not a string'],
    ['Version', '2.0', 'Value is not one of 1.0'],
    ['TimeoutSeconds', -1, 'Value is less than 0'],
    ['TimeoutSeconds', '60', 'Value is not a whole number'],
    ['QueryLanguage', 'JMESPath', 'Value is not one of JSONPath, JSONata'],
    ['Timeout', 60, "Field 'Timeout' is not supported"],
  ])('may not have %s %j', (name, value, message) => {
    expect(checkDefinition({ ...machine, [name]: value })).toEqual([failed(`/${name}`, message)]);
  });

  test.each([[null], [[]], ['A']])('may not have the states %j', (States) => {
    expect(checkDefinition({ StartAt: 'A', States })).toEqual([failed('/States', 'Value is not an object')]);
  });

  test('has states', () => {
    expect(checkDefinition({ StartAt: 'A' })).toEqual([failed('/', "Field 'States' is required")]);
    expect(checkDefinition({ StartAt: 'A', States: {} })).toEqual([
      failed('/States', 'There is no state'),
      { code: 'MISSING_TRANSITION_TARGET', message: "Missing 'StartAt' target: 'A'", location: '/StartAt' },
    ]);
  });
});

describe('the name of a state', () => {
  test('has at most 80 characters', () => {
    const named = (name: string) => checkDefinition({ StartAt: name, States: { [name]: pass } });
    expect(named('a'.repeat(80))).toEqual([]);
    expect(named('😀'.repeat(80))).toEqual([]);
    expect(named('a'.repeat(81))).toEqual([
      failed(`/States/${'a'.repeat(81)}`, 'The name of a state has at most 80 characters'),
    ]);
  });

  test('is there once in all machines', () => {
    const branches = (...names: string[]) =>
      checkDefinition({
        StartAt: 'A',
        States: { A: { Type: 'Parallel', Branches: names.map(inside), End: true } },
      });
    expect(branches('B', 'C')).toEqual([]);
    expect(branches('B', 'A', 'B')).toEqual([
      {
        code: 'DUPLICATE_STATE_NAME',
        message: "Duplicate state name: 'A'",
        location: '/States/A/Branches/1/States/A',
      },
      {
        code: 'DUPLICATE_STATE_NAME',
        message: "Duplicate state name: 'B'",
        location: '/States/A/Branches/2/States/B',
      },
    ]);
  });
});

test('the label of a Map is there once', () => {
  const map = (Label: string, Next: object) => ({
    Type: 'Map',
    Label,
    ItemProcessor: inside(`In ${Label} ${Object.keys(Next)[0]}`),
    ...Next,
  });
  const maps = (label: string) =>
    checkDefinition({ StartAt: 'A', States: { A: map('a', { Next: 'B' }), B: map(label, { End: true }) } });
  expect(maps('b')).toEqual([]);
  expect(maps('a')).toEqual([failed('/States/B/Label', 'There is another Map with this label')]);
});

describe('the query language', () => {
  const output = { ...pass, Output: '{% 1 %}' };
  const parameters = { ...pass, Parameters: { 'a.$': '$.b' } };

  test('of a state is that of the machine', () => {
    expect(checkDefinition({ QueryLanguage: 'JSONata', StartAt: 'A', States: { A: output } })).toEqual([]);
    expect(checkDefinition({ StartAt: 'A', States: { A: parameters } })).toEqual([]);
  });

  test('of a state may be JSONata in a JSONPath machine', () => {
    expect(checkDefinition({ StartAt: 'A', States: { A: { ...output, QueryLanguage: 'JSONata' } } })).toEqual([]);
  });

  test('of a state may not be JSONPath in a JSONata machine', () => {
    const states = (language: string) =>
      checkDefinition({
        QueryLanguage: 'JSONata',
        StartAt: 'A',
        States: { A: { ...pass, QueryLanguage: language } },
      });
    expect(states('JSONata')).toEqual([]);
    expect(states('JSONPath')).toEqual([
      failed('/States/A/QueryLanguage', 'A JSONata state machine cannot have a JSONPath state'),
    ]);
  });

  test('of states in a Map is that of the machine, not of the Map', () => {
    const map = (state: object) =>
      checkDefinition({
        StartAt: 'A',
        States: {
          A: {
            Type: 'Map',
            QueryLanguage: 'JSONata',
            ItemProcessor: { StartAt: 'I', States: { I: state } },
            Output: 1,
            End: true,
          },
        },
      });
    expect(map(parameters)).toEqual([]);
    expect(map(output)).toEqual([
      failed(
        '/States/A/ItemProcessor/States/I/Output',
        "Field 'Output' is only supported in a JSONata state; this is a JSONPath state",
      ),
    ]);
  });
});

describe('a machine inside', () => {
  const map = (ItemProcessor: unknown) =>
    checkDefinition({ StartAt: 'A', States: { A: { Type: 'Map', ItemProcessor, End: true } } });
  const parallel = (branch: unknown) =>
    checkDefinition({ StartAt: 'A', States: { A: { Type: 'Parallel', Branches: [branch], End: true } } });

  test('of a Map may have a configuration', () => {
    expect(map({ ...inside('I'), Comment: 'x', ProcessorConfig: { Mode: 'INLINE' } })).toEqual([]);
    expect(map({ ...inside('I'), ProcessorConfig: { Mode: 'inline' } })).toEqual([
      failed('/States/A/ItemProcessor/ProcessorConfig/Mode', 'Value is not one of INLINE, DISTRIBUTED'),
    ]);
    expect(map({ ...inside('I'), ProcessorConfig: 'INLINE' })).toEqual([
      failed('/States/A/ItemProcessor/ProcessorConfig', 'Value is not an object'),
    ]);
  });

  test('of a Parallel has none', () => {
    expect(parallel({ ...inside('I'), Comment: 'x' })).toEqual([]);
    expect(parallel({ ...inside('I'), ProcessorConfig: {} })).toEqual([
      failed('/States/A/Branches/0/ProcessorConfig', "Field 'ProcessorConfig' is not supported"),
    ]);
  });

  test.each([[null], ['I'], [[]]])('is not %j', (branch) => {
    expect(parallel(branch)).toEqual([failed('/States/A/Branches/0', 'Value is not an object')]);
    expect(map(branch)).toEqual([failed('/States/A/ItemProcessor', 'Value is not an object')]);
  });

  test('may be many levels down', () => {
    let deep: object = inside('I');
    for (let i = 0; i < 200; i++) {
      deep = { StartAt: `P${i}`, States: { [`P${i}`]: { Type: 'Parallel', Branches: [deep], End: true } } };
    }
    expect(checkDefinition(deep)).toEqual([]);
  });
});

describe('a hostile definition is answered', () => {
  test('with more states than fit', () => {
    const States = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`S${i}`, pass]));
    expect(checkDefinition({ StartAt: 'S0', States })).toEqual([
      {
        code: 'INVALID_JSON_DESCRIPTION',
        message: 'The definition is larger than 1048576 bytes',
        location: '/',
      },
    ]);
  });

  test('with as many machines as fit', () => {
    const Branches = Array.from({ length: 300_000 }, () => ({}));
    expect(checkDefinition({ StartAt: 'A', States: { A: { Type: 'Parallel', Branches, End: true } } })).toHaveLength(
      1000,
    );
  });

  test('with 100,000 levels', () => {
    let Parameters: object = {};
    for (let i = 0; i < 100_000; i++) {
      Parameters = { a: Parameters };
    }
    expect(checkDefinition({ StartAt: 'A', States: { A: { ...pass, Parameters } } })).toEqual([
      {
        code: 'INVALID_JSON_DESCRIPTION',
        message: 'The definition is nested more than 1000 deep',
        location: '/',
      },
    ]);
  });
});
