import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrateCommand } from '../../src/command/command';
import { OWN_MANIFEST } from '../../src/package-ranges';
import { workFolder } from '../work-folder';
import { testIo } from './test-io';

const before = "import * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';\nnew tasks.LambdaInvoke();\n";
const app = { 'lib/a.ts': before, 'package.json': '{ "dependencies": { "aws-cdk-lib": "2" } }' };

function run(files: Record<string, string>, ...argv: string[]) {
  const dir = workFolder(files);
  const io = testIo(dir);
  const code = migrateCommand(argv, io);
  const texts = Object.keys(files).map((file) => readFileSync(join(dir, file), 'utf8'));
  return {
    code,
    output: io.output(),
    errors: io.errors(),
    isChanged: texts.join() !== Object.values(files).join(),
    texts,
  };
}

test('moves an app over', () => {
  const { code, errors, output, texts } = run(app);
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  expect(output).toMatch(/^Moved 1 of 1 file over\.\n {2}lib\/a\.ts\npackage\.json\n {2}\+ @cdk-sfn\/tasks-lambda /);
  expect(texts[0]).toBe("import { LambdaInvoke } from '@cdk-sfn/tasks-lambda';\nnew LambdaInvoke();\n");
});

test('from a path', () => {
  expect(run(app, 'lib', '--umbrella')).toMatchObject({
    code: 0,
    isChanged: true,
    output: expect.stringContaining('  a.ts\n') as string,
  });
});

test('changes nothing in a dry run', () => {
  expect(run(app, '--dry-run')).toMatchObject({
    code: 0,
    isChanged: false,
    output: expect.stringContaining('  + new LambdaInvoke();') as string,
  });
});

test('says what is left, with a code of its own', () => {
  const { code, isChanged, output } = run({ ...app, 'lib/b.ts': `${before}run(tasks);\n` });
  expect({ code, isChanged }).toEqual({ code: 1, isChanged: true });
  expect(output).toContain(
    '\n  lib/b.ts:3:5 `tasks`: all names are passed on as one value; use the names themselves, or --umbrella\n',
  );
});

test('changes nothing after an error', () => {
  expect(run({ ...app, 'lib/z.ts': `${before}let a = ;` })).toMatchObject({
    code: 2,
    isChanged: false,
    output: '',
    errors: 'lib/z.ts:3:9 cannot be parsed: Expression expected.\nNothing was changed. See cdk-sfn-migrate --help\n',
  });
  expect(run(app, 'infra')).toMatchObject({ code: 2, isChanged: false });
  expect(run(app, '--help-me')).toMatchObject({ code: 2, isChanged: false });
});

test('help and version', () => {
  expect(run({}, '--help')).toMatchObject({
    code: 0,
    output: expect.stringContaining('cdk-sfn-migrate [path] [options]') as string,
  });
  expect(run({}, '--version')).toMatchObject({ code: 0, output: `${OWN_MANIFEST.version}\n` });
});
