import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { beforeEach, expect, test, vi } from 'vitest';
import { deskCommand } from '../../src/desk/command';
import type { DeskIo } from '../../src/desk/desk-io';
import type { Json } from '../../src/json';
import { testIo } from './test-io';

let cwd: string;

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'run-'));
});

function file(name: string, content: Json): void {
  writeFileSync(join(cwd, name), JSON.stringify(content));
}

const echo = { StartAt: 'Echo', States: { Echo: { Type: 'Pass', End: true } } };
const charge = {
  StartAt: 'Charge',
  States: { Charge: { Type: 'Task', Resource: 'arn:aws:states:::dynamodb:putItem', Parameters: {}, End: true } },
};

async function run(argv: readonly string[], parts: Partial<DeskIo> = {}) {
  const io = testIo({ cwd, ...parts });
  const code = await deskCommand(['run', 'm.json', ...argv], io);
  return { code, output: io.output(), errors: io.errors() };
}

test('the trace on the output, the progress beside it', async () => {
  file('m.json', echo);
  const { code, output, errors } = await run(['--input', '{"a":1}']);
  expect(output).toBe(
    '\n✓ Echo  Pass         0 ms\n\nThe execution succeeded after 0 ms, 4 events\n  output {"a":1}\n',
  );
  expect(errors).toBe('     0 ms  → Echo Pass\n');
  expect(code).toBe(0);
});

test('the result as JSON, without progress', async () => {
  file('m.json', echo);
  expect(await run(['--json', '-q', '-i', '[1]'])).toEqual({
    code: 0,
    output: '{\n  "status": "SUCCEEDED",\n  "output": [\n    1\n  ]\n}\n',
    errors: '',
  });
});

test('an input from a file, from the standard input, and none', async () => {
  file('m.json', echo);
  file('i.json', { from: 'file' });
  expect((await run(['-q', '-i', 'i.json'])).output).toContain('output {"from":"file"}');
  const stdin = Readable.from(['{"from":', Buffer.from('"stdin"}')]);
  expect((await run(['-q', '-i', '-'], { stdin })).output).toContain('output {"from":"stdin"}');
  expect((await run(['-q'])).output).toContain('output {}');
});

test('an input that is none', async () => {
  file('m.json', echo);
  expect(await run(['-i', '{'])).toMatchObject({
    code: 2,
    errors: expect.stringMatching(/^The input is no JSON/) as string,
  });
  expect(await run(['-i', 'none.json'])).toMatchObject({
    code: 2,
    errors: 'The input cannot be read: there is no file none.json.\nSee cdk-sfn-local --help\n',
  });
});

test('an execution that fails', async () => {
  file('m.json', { StartAt: 'Stop', States: { Stop: { Type: 'Fail', Error: 'Enough', Cause: 'really' } } });
  const { code, output } = await run(['-q']);
  expect(code).toBe(1);
  expect(output).toBe(
    '✗ Stop  Fail         0 ms  Enough\n\nThe execution failed after 0 ms, 3 events\n  Enough: really\n',
  );
});

test('an execution that times out, in no time', async () => {
  file('m.json', {
    StartAt: 'Pause',
    TimeoutSeconds: 60,
    States: { Pause: { Type: 'Wait', Seconds: 3600, End: true } },
  });
  const { code, output } = await run(['-q']);
  expect(code).toBe(3);
  expect(output).toContain('The execution timed out after 1 min');
});

test('a definition that the service would not take', async () => {
  file('m.json', { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' } } });
  const { code, errors } = await run([]);
  expect(code).toBe(2);
  expect(errors).toMatch(/^AWS Step Functions would not take this definition:\n {2}\/States\/A\/Next: /);
});

test('tasks with mocks, and one without', async () => {
  file('m.json', charge);
  file('mocks.json', { Charge: { output: { paid: true } } });
  file('none.json', {});
  expect(await run(['-q', '-m', 'mocks.json'])).toMatchObject({
    code: 0,
    output: expect.stringContaining('output {"paid":true}') as string,
  });
  expect(await run(['-q', '-m', 'none.json'])).toMatchObject({
    code: 4,
    errors:
      "The mocks have no outcome for the task 'Charge' (arn:aws:states:::dynamodb:putItem). Add:\n" +
      '  "Charge": { "output": {} }\n',
  });
});

test('the history and the picture in files', async () => {
  file('m.json', echo);
  await run(['-q', '--history', 'h.json', '--graph', 'g.svg']);
  const { events } = JSON.parse(readFileSync(join(cwd, 'h.json'), 'utf8')) as { events: { type: string }[] };
  expect(events.map(({ type }) => type)).toEqual([
    'ExecutionStarted',
    'PassStateEntered',
    'PassStateExited',
    'ExecutionSucceeded',
  ]);
  expect(readFileSync(join(cwd, 'g.svg'), 'utf8')).toContain('state succeeded');
});

test('the same seed gives the same chances', async () => {
  file('m.json', {
    StartAt: 'Draw',
    States: { Draw: { Type: 'Pass', Parameters: { 'id.$': 'States.UUID()' }, End: true } },
  });
  const draw = async (seed: string) => (await run(['-q', '--json', '--seed', seed])).output;
  expect(await draw('1')).toBe(await draw('1'));
  expect(await draw('1')).not.toBe(await draw('2'));
});

test('Ctrl-C ends the execution, and shows what it did', async () => {
  file('m.json', { StartAt: 'Pause', States: { Pause: { Type: 'Wait', Seconds: 3600, End: true } } });
  const interrupted = new AbortController();
  setTimeout(() => interrupted.abort(), 50);
  const { code, output } = await run(['-q', '--real-time'], { signal: interrupted.signal });
  expect(code).toBe(130);
  expect(output).toContain('The execution was aborted');
});

test('a change runs it again', async () => {
  file('m.json', echo);
  file('i.json', { n: 1 });
  const interrupted = new AbortController();
  const io = testIo({ cwd, signal: interrupted.signal });
  const ended = deskCommand(['run', 'm.json', '-q', '--watch', '--input', 'i.json'], io);
  await vi.waitFor(() => expect(io.errors()).toContain('Waits for changes of m.json, i.json'), 5000);
  file('i.json', { n: 2 });
  await vi.waitFor(() => expect(io.output()).toContain('output {"n":2}'), 5000);
  file('m.json', { StartAt: 'A', States: {} });
  await vi.waitFor(() => expect(io.errors()).toContain('would not take'), 5000);
  interrupted.abort();
  expect(await ended).toBe(2);
});
