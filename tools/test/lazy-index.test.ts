import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lazyIndex } from '../src/lazy-index.ts';
import { run } from '../src/run.ts';
import { temporaryFolder } from './temporary-folder.ts';

const SNS = "exports.Publish = class Publish {};\nexports.Kind = { A: 'a' };\n";
const SQS = 'exports.Send = class Send {};\n';
const ALL = "export * from 'sns';\nexport * from 'sqs';\n";

/** A package that passes on what two others export. */
function packageOf(index: string, { sns = SNS, sqs = SQS } = {}): string {
  return temporaryFolder({
    'src/index.ts': index,
    'node_modules/sns/index.js': sns,
    'node_modules/sqs/index.js': sqs,
    'node_modules/none/package.json': '{}',
  });
}

/** What a program prints that uses the package as `./index.js`. */
async function printed(dir: string, type: 'commonjs' | 'module', code: string): Promise<unknown> {
  writeFileSync(join(dir, 'index.js'), lazyIndex(dir));
  const { exitCode, output } = await run([process.execPath, `--input-type=${type}`, '--eval', code], { cwd: dir });
  expect({ exitCode, output }).toMatchObject({ exitCode: 0 });
  return JSON.parse(output);
}

const loaded = "Object.keys(require.cache).map((file) => file.split('/').at(-2)).slice(1)";

describe('in CommonJS', () => {
  test('nothing is loaded before a name is read, and then only its package', async () => {
    const code = [
      "const all = require('./index.js');",
      `const before = ${loaded};`,
      'all.Publish;',
      `const after = ${loaded};`,
      'console.log(JSON.stringify({ before, after }));',
    ];
    expect(await printed(packageOf(ALL), 'commonjs', code.join('\n'))).toEqual({ before: [], after: ['sns'] });
  });

  test('the names can be listed without loading anything', async () => {
    const code = `const names = Object.keys(require('./index.js')); console.log(JSON.stringify({ names, loaded: ${loaded} }));`;
    expect(await printed(packageOf(ALL), 'commonjs', code)).toEqual({ names: ['Publish', 'Kind', 'Send'], loaded: [] });
  });

  test('a name is the thing itself, each time', async () => {
    const code = [
      "const all = require('./index.js');",
      "const { Publish, Kind } = require('sns');",
      'const same = [all.Publish === Publish, all.Publish === Publish, all.Kind === Kind];',
      'console.log(JSON.stringify([...same, new all.Publish() instanceof Publish, all.__esModule]));',
    ];
    expect(await printed(packageOf(ALL), 'commonjs', code.join('\n'))).toEqual([true, true, true, true, true]);
  });
});

test('an ES module may import each name, and gets the thing itself', async () => {
  const code = [
    "import { createRequire } from 'node:module';",
    "import { Publish, Kind, Send } from './index.js';",
    "const require = createRequire(process.cwd() + '/x.js');",
    "const { sns, sqs } = { sns: require('sns'), sqs: require('sqs') };",
    'console.log(JSON.stringify([Publish === sns.Publish, Kind === sns.Kind, Send === sqs.Send]));',
  ];
  expect(await printed(packageOf(ALL), 'module', code.join('\n'))).toEqual([true, true, true]);
});

test('only the names that are listed are passed on, and no types', () => {
  const lazy = lazyIndex(packageOf("export { Publish, type Props } from 'sns';\nexport type { Queue } from 'sqs';\n"));

  expect(lazy).toContain("lazy(() => require('sns'), ['Publish']);");
  expect(lazy).not.toMatch(/Kind|Props|Queue|sqs/);
});

test('a name that two packages export is passed on once when it is the same', () => {
  const lazy = lazyIndex(packageOf(ALL, { sqs: "exports.Kind = require('sns').Kind;\nexports.Send = class {};\n" }));

  expect(lazy).toContain("['Publish', 'Kind']");
  expect(lazy).toContain("['Send']");
});

test.each([
  [ALL, 'exports.Kind = {};', 'sns and sqs export different things as Kind: rename one of them'],
  ["export { Publisher } from 'sns';", SQS, 'sns exports no Publisher'],
  ["export { Publish as Publisher } from 'sns';", SQS, 'may not give another name to what it passes on'],
  ["export * as sns from 'sns';", SQS, 'may not give another name to what it passes on'],
  ['export const answer = 42;', SQS, 'may only pass on what other modules export'],
])('%j is refused where sqs is %j', (index, sqs, message) => {
  expect(() => lazyIndex(packageOf(index, { sqs }))).toThrow(message);
});
