import { expect, test } from 'vitest';
import { deskArguments, HELP_TEXT } from '../../src/desk/arguments';
import { DeskError } from '../../src/desk/desk-error';

const defaults = {
  command: 'run',
  source: 'cdk.out',
  parameters: {},
  values: {},
  lambda: 'local',
  watch: false,
  io: false,
  json: false,
  quiet: false,
  realTime: false,
};

test('run with nothing else', () => {
  expect(deskArguments(['run', 'cdk.out'])).toEqual(defaults);
});

test('run with everything', () => {
  const argv =
    'run cdk.out -s Orders --input order.json --endpoint http://127.0.0.1:4566 --region eu-west-1 --history h.json ' +
    '--graph g.svg --watch --io --mocks m.json --real-time --seed 7 --lambda endpoint --json -q ' +
    '--parameter Stage=prod --parameter Size=1=2 --value Table=orders';
  expect(deskArguments(argv.split(' '))).toEqual({
    ...defaults,
    stateMachine: 'Orders',
    input: 'order.json',
    endpoint: 'http://127.0.0.1:4566',
    region: 'eu-west-1',
    history: 'h.json',
    graph: 'g.svg',
    mocks: 'm.json',
    seed: '7',
    lambda: 'endpoint',
    watch: true,
    io: true,
    json: true,
    quiet: true,
    realTime: true,
    parameters: { Stage: 'prod', Size: '1=2' },
    values: { Table: 'orders' },
  });
});

test('--verbose is --io', () => {
  expect(deskArguments(['run', 'cdk.out', '--verbose'])).toEqual({ ...defaults, io: true });
});

test('graph, asl and trace', () => {
  const source = { source: 'cdk.out', parameters: {}, values: {} };
  expect(deskArguments(['graph', 'cdk.out', '-o', 'g.svg', '--history', 'h.json'])).toEqual({
    command: 'graph',
    ...source,
    output: 'g.svg',
    history: 'h.json',
  });
  expect(deskArguments(['asl', 'cdk.out'])).toEqual({ command: 'asl', ...source });
  expect(deskArguments(['trace', 'h.json', '--io'])).toEqual({ command: 'trace', history: 'h.json', io: true });
});

test.each([
  [[]],
  [['--help']],
  [['-h']],
  [['help']],
  [['run', '--help']],
  [['graph', 'x', '-h']],
  [['asl', '-h']],
  [['trace', '-h']],
])('help: %j', (argv) => {
  expect(deskArguments(argv)).toEqual({ command: 'help' });
});

test.each([[['--version']], [['-v']]])('version: %j', (argv) => {
  expect(deskArguments(argv)).toEqual({ command: 'version' });
});

test.each([
  [['walk'], "There is no command 'walk': write one of run, graph, asl, trace."],
  [['run'], 'run needs a template, a folder or a definition: cdk-sfn-local run cdk.out'],
  [['trace'], 'trace needs a history: cdk-sfn-local trace history.json'],
  [['run', 'a', 'b'], "run takes one source, and 'b' is a second one."],
  [['run', 'a', '--lambda', 'moon'], "--lambda takes local or endpoint, not 'moon'."],
  [['run', 'a', '--endpoint', 'moon'], "--endpoint takes a URL such as http://127.0.0.1:4566, not 'moon'."],
  [['run', 'a', '--parameter', 'moon'], "--parameter takes <name>=<value>, not 'moon'."],
  [['run', 'a', '--value', '=moon'], "--value takes <name>=<value>, not '=moon'."],
  [
    ['run', 'a', '--watch', '--input', '-'],
    '--watch runs again and again, and the standard input is there once: give --input a file.',
  ],
])('%j', (argv, message) => {
  expect(() => deskArguments(argv)).toThrow(new DeskError(message));
});

test('an option that is not there', () => {
  expect(() => deskArguments(['run', 'a', '--inptu', 'x'])).toThrow(DeskError);
  expect(() => deskArguments(['run', 'a', '--inptu', 'x'])).toThrow("Unknown option '--inptu'");
});

test('names of parameters are only names', () => {
  const { parameters } = deskArguments(['run', 'a', '--parameter', '__proto__=x']) as { parameters: object };
  expect(Object.entries(parameters)).toEqual([['__proto__', 'x']]);
});

test('the help fits a terminal', () => {
  expect(Math.max(...HELP_TEXT.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
});
