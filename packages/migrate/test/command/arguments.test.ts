import { expect, test } from 'vitest';
import { commandArguments, HELP_TEXT } from '../../src/command/arguments';
import { MigrationError } from '../../src';

test('the current folder, or another path', () => {
  expect(commandArguments([])).toEqual({ command: 'run', path: '.', dryRun: false, umbrella: false });
  expect(commandArguments(['infra', '--dry-run', '--umbrella'])).toEqual({
    command: 'run',
    path: 'infra',
    dryRun: true,
    umbrella: true,
  });
  expect(commandArguments(['-n', 'infra'])).toMatchObject({ path: 'infra', dryRun: true });
});

test.each([[['--help']], [['-h', 'infra']]])('help: %j', (argv) => {
  expect(commandArguments(argv)).toEqual({ command: 'help' });
});

test.each([[['--version']], [['-v']]])('version: %j', (argv) => {
  expect(commandArguments(argv)).toEqual({ command: 'version' });
});

test('what is wrong', () => {
  expect(() => commandArguments(['a', 'b'])).toThrow(new MigrationError("There is one path, and 'b' is a second one."));
  expect(() => commandArguments(['--dryrun'])).toThrow(MigrationError);
  expect(() => commandArguments(['--dryrun'])).toThrow("Unknown option '--dryrun'");
});

test('the help fits a terminal', () => {
  expect(Math.max(...HELP_TEXT.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
});
