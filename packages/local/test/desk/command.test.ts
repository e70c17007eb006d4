import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deskCommand } from '../../src/desk/command';
import { historyText } from '../../src/desk/history-file';
import { HistoryWriter } from './history-writer';
import { testIo } from './test-io';

const cwd = mkdtempSync(join(tmpdir(), 'command-'));
const machine = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
writeFileSync(join(cwd, 'm.asl.json'), JSON.stringify(machine));

const history = new HistoryWriter();
history.add('ExecutionSucceeded', history.pass('A', history.start()), { output: '{}' });
writeFileSync(join(cwd, 'h.json'), historyText(history.events));

async function outcomeOf(...argv: string[]): Promise<{ code: number; output: string; errors: string }> {
  const io = testIo({ cwd });
  return { code: await deskCommand(argv, io), output: io.output(), errors: io.errors() };
}

test('help and version', async () => {
  expect((await outcomeOf('--help')).output).toMatch(/^Runs AWS Step Functions state machines/);
  const { version } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as { version: string };
  expect(await outcomeOf('--version')).toEqual({ code: 0, output: `${version}\n`, errors: '' });
});

test('asl prints the definition, or writes it', async () => {
  const text = `${JSON.stringify(machine, undefined, 2)}\n`;
  expect(await outcomeOf('asl', 'm.asl.json')).toEqual({ code: 0, output: text, errors: '' });
  expect(await outcomeOf('asl', 'm.asl.json', '-o', 'out.json')).toEqual({ code: 0, output: '', errors: '' });
  expect(readFileSync(join(cwd, 'out.json'), 'utf8')).toBe(text);
});

test('graph draws the machine, and the path of a history', async () => {
  const { code, output } = await outcomeOf('graph', 'm.asl.json');
  expect(code).toBe(0);
  expect(output).toContain('<title>m</title>');
  expect(output).toContain('state plain');
  expect((await outcomeOf('graph', 'm.asl.json', '--history', 'h.json')).output).toContain('state succeeded');
});

test('trace shows a history', async () => {
  expect(await outcomeOf('trace', 'h.json')).toEqual({
    code: 0,
    output: '✓ A  Pass        10 ms\n\nThe execution succeeded after 30 ms, 4 events\n  output {}\n',
    errors: '',
  });
});

test('what the caller can mend', async () => {
  expect(await outcomeOf('asl', 'none.json')).toEqual({
    code: 2,
    output: '',
    errors:
      'There is no file or folder none.json: write a template, cdk.out, or a definition.\nSee cdk-sfn-local --help\n',
  });
});
