import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newPackage } from '../src/new-package.ts';
import { packageManifest } from '../src/package-manifest.ts';
import { checkStructure, type StructureException } from '../src/structure.ts';
import type { Manifest } from '../src/workspace.ts';
import { temporaryFolder, writeFiles } from './temporary-folder.ts';

const dir = 'packages/tasks-glue';

/** A work tree with one package, fresh from the generator. */
function workTree(): string {
  const root = temporaryFolder();
  newPackage(root, { service: 'glue', action: 'StartJobRun', title: 'AWS Glue' });
  writeFiles(root, { [`${dir}/etc/tasks-glue.api.md`]: '' });
  return root;
}

function check(root: string, exceptions: StructureException[] = []): string[] {
  return checkStructure(root, exceptions).problems.map(({ rule, about, message }) => `${rule}: ${about} ${message}`);
}

const edit = (root: string, file: string, change: (text: string) => string) => {
  writeFileSync(join(root, dir, file), change(readFileSync(join(root, dir, file), 'utf8')));
};
const editManifest = (root: string, change: (manifest: Manifest) => object) => {
  edit(root, 'package.json', (text) => JSON.stringify(change(JSON.parse(text) as Manifest)));
};

test('a package fresh from the generator keeps to every rule', () => {
  expect(check(workTree())).toEqual([]);
});

test('a folder without package.json and a private package are not held to the mould', () => {
  const root = workTree();
  writeFiles(root, { 'packages/notes/text.md': '', 'packages/own/package.json': '{ "name": "own", "private": true }' });

  expect(check(root)).toEqual([]);
});

describe('files', () => {
  test.each(['README.md', 'tsconfig.json', 'api-extractor.json', 'src/index.ts', 'etc/tasks-glue.api.md'])(
    '%s must be there',
    (file) => {
      const root = workTree();
      rmSync(join(root, dir, file));

      expect(check(root)).toContain(`files: ${file} is missing`);
    },
  );

  test('nothing else may be there', () => {
    const root = workTree();
    writeFiles(root, { [`${dir}/vitest.config.ts`]: '', [`${dir}/CHANGELOG.md`]: '' });

    expect(check(root)).toEqual(['files: vitest.config.ts is not a file of the mould']);
  });
});

describe('manifest', () => {
  test('the name must be that of the folder', () => {
    const root = workTree();
    editManifest(root, (manifest) => ({ ...manifest, name: '@cdk-sfn/tasks-jobs' }));

    expect(check(root)).toContain('manifest: name must be "@cdk-sfn/tasks-glue"');
  });

  test.each([
    ['license', 'MIT'],
    ['type', 'module'],
    ['engines', { node: '>=18' }],
    ['sideEffects', undefined],
    ['publishConfig', { access: 'public' }],
    ['exports', { '.': './dist/index.js' }],
    ['peerDependencies', { 'aws-cdk-lib': '^2.0.0', constructs: 'catalog:peer' }],
  ])('%s must be that of every package', (field, value) => {
    const root = workTree();
    editManifest(root, (manifest) => ({ ...manifest, [field]: value }));

    expect(check(root)).toEqual([expect.stringMatching(`^manifest: ${field} must be `)]);
  });

  test('there may be no other field', () => {
    const root = workTree();
    editManifest(root, (manifest) => ({ ...manifest, scripts: { build: 'tsc' } }));

    expect(check(root)).toEqual(['manifest: scripts must be left out']);
  });

  test('the fields must stand in order', () => {
    const root = workTree();
    editManifest(root, ({ name, ...rest }) => ({ ...rest, name }));

    expect(check(root)).toEqual([
      expect.stringMatching(/^manifest: package.json must have its fields in this order: name, /),
    ]);
  });

  test('the description and keywords must say something', () => {
    const root = workTree();
    editManifest(root, (manifest) => ({ ...manifest, description: '', keywords: ['aws'] }));

    expect(check(root)).toEqual(['manifest: description is missing', 'manifest: keywords must be three at least']);
  });
});

describe('dependencies', () => {
  test.each([
    ['@cdk-sfn/core', '^1.0.0', 'must be "workspace:^" in dependencies'],
    ['acorn', '^8.0.0', 'must be "catalog:runtime" in dependencies'],
    ['constructs', 'catalog:runtime', 'is a dependency and a peer'],
    ['@cdk-sfn/tasks-sns', 'workspace:^', 'may not be used: a tasks package knows only the core'],
  ])('%s %s %s', (name, range, message) => {
    const root = workTree();
    editManifest(root, (manifest) => ({ ...manifest, dependencies: { [name]: range } }));

    expect(check(root)).toEqual([`dependencies: ${name} ${message}`]);
  });

  test('a version may not stand in devDependencies', () => {
    const root = workTree();
    editManifest(root, (manifest) => ({
      ...manifest,
      devDependencies: { ...manifest.devDependencies, esbuild: '0.28.2' },
    }));

    expect(check(root)).toEqual(['dependencies: esbuild must be "catalog:" in devDependencies']);
  });

  test('a peer must be there for the tests', () => {
    const root = workTree();
    editManifest(root, (manifest) => ({ ...manifest, devDependencies: { 'aws-cdk-lib': 'catalog:' } }));

    expect(check(root)).toEqual(['dependencies: constructs is a peer that nothing here is tested with']);
  });
});

test.each(['tsconfig.json', 'api-extractor.json'])('config: %s may only extend the base', (file) => {
  const root = workTree();
  edit(root, file, (text) => text.replace('{', '{ "compilerOptions": {},'));

  expect(check(root)).toEqual([expect.stringMatching(`^config: ${file} must be {"extends":"../../`)]);
});

test.each([
  ['all of a file', "export * from './start-job-run';"],
  ['all of a file as one name', "export * as glue from './start-job-run';"],
  ['what it makes itself', 'export const answer = 42;'],
  ['what another package made', "export { Duration } from 'aws-cdk-lib/core';"],
  ['nothing', ''],
])('exports: src/index.ts may not export %s', (_, index) => {
  const root = workTree();
  edit(root, 'src/index.ts', () => index);

  expect(check(root)).toEqual([
    "exports: src/index.ts must be a list of `export { Name } from './file'` and nothing else",
  ]);
});

test('exports: src/index.ts may list names of the core', () => {
  const root = workTree();
  edit(root, 'src/index.ts', (text) => `${text}export { TaskInput } from '@cdk-sfn/core';\n`);

  expect(check(root)).toEqual([]);
});

describe('the package that passes on all tasks', () => {
  const names = ['core', 'tasks-glue'];
  const index = `export { JsonPath } from '@cdk-sfn/core';\nexport * from '@cdk-sfn/tasks-glue';\n`;

  /** It, beside a package from the generator. */
  function withUmbrella({ source = index, folder = 'tasks', packages = names } = {}): string {
    const root = workTree();
    const name = `@cdk-sfn/${folder}`;
    const dependencies = Object.fromEntries(packages.map((each) => [`@cdk-sfn/${each}`, 'workspace:^']));
    const facts = { folder, description: 'All tasks', keywords: ['aws', 'cdk', 'tasks'], dependencies };
    writeFiles(root, {
      [`packages/${folder}/package.json`]: JSON.stringify(packageManifest(facts)),
      [`packages/${folder}/README.md`]: `# ${name}\n\n\`\`\`sh\nnpm install ${name}\n\`\`\`\n\n\`\`\`ts\nimport * as x from '${name}';\n\`\`\`\n`,
      [`packages/${folder}/tsconfig.json`]: '{ "extends": "../../tsconfig.base.json" }',
      [`packages/${folder}/api-extractor.json`]: '{ "extends": "../../api-extractor.base.json" }',
      [`packages/${folder}/etc/${folder}.api.md`]: '',
      [`packages/${folder}/src/index.ts`]: source,
    });
    return root;
  }

  test('may know them, and export all of each', () => {
    expect(check(withUmbrella())).toEqual([]);
  });

  test('has to pass on each', () => {
    expect(check(withUmbrella({ source: "export { JsonPath } from '@cdk-sfn/core';\n" }))).toEqual([
      expect.stringMatching(/^umbrella: src\/index.ts must .*: run `pnpm tasks:update`$/),
    ]);
  });

  test('has to bring each along', () => {
    expect(check(withUmbrella({ packages: ['core'] }))).toEqual([
      expect.stringMatching(/^umbrella: dependencies must .*: run `pnpm tasks:update`$/),
    ]);
  });

  test('may know nothing else', () => {
    const source = `export { simulate } from '@cdk-sfn/local';\n${index}`;
    expect(check(withUmbrella({ source }))).toEqual([
      "exports: src/index.ts must be a list of `export { Name } from './file'` and nothing else",
      'imports: src/index.ts:1 imports @cdk-sfn/local: it only passes on what the core and the tasks export',
    ]);
  });

  test('is the only one of its kind', () => {
    expect(check(withUmbrella({ folder: 'everything' }))).toEqual([
      "exports: src/index.ts must be a list of `export { Name } from './file'` and nothing else",
    ]);
  });

  test('is not known by tasks packages', () => {
    const root = withUmbrella();
    edit(root, 'src/start-job-run.ts', (text) => `import { JsonPath } from '@cdk-sfn/tasks';\n${text}`);
    expect(check(root)).toEqual([
      'imports: src/start-job-run.ts:1 imports @cdk-sfn/tasks: a tasks package knows only the core',
    ]);
  });
});

describe('names', () => {
  test.each(['util.ts', 'string-utils.ts', 'helpers.ts', 'common.ts', 'job-helper.ts'])(
    'src/%s says nothing about what it holds',
    (name) => {
      const root = workTree();
      writeFiles(root, { [`${dir}/src/${name}`]: 'export type Name = string;' });

      expect(check(root)).toEqual([`names: src/${name} must be named after the concept that it holds`]);
    },
  );

  test('a word that only begins alike is fine', () => {
    const root = workTree();
    writeFiles(root, { [`${dir}/src/utilisation.ts`]: 'export type Utilisation = number;' });

    expect(check(root)).toEqual([]);
  });

  test('names are in kebab case', () => {
    const root = workTree();
    writeFiles(root, { [`${dir}/src/jobRun.ts`]: 'export type JobRun = string;' });

    expect(check(root)).toEqual(['names: src/jobRun.ts must have a kebab-case name']);
  });
});

describe('tests', () => {
  test('a file with code must have a test of its name', () => {
    const root = workTree();
    writeFiles(root, { [`${dir}/src/worker/size.ts`]: 'export const size = 1;' });

    expect(check(root)).toEqual(['tests: src/worker/size.ts has no test/worker/size.test.ts']);
  });

  test('a file that only declares types needs none', () => {
    const root = workTree();
    writeFiles(root, { [`${dir}/src/size.ts`]: 'export interface Size { readonly value: number }' });

    expect(check(root)).toEqual([]);
  });

  test('a file that a command of ours writes needs none', () => {
    const root = workTree();
    writeFiles(root, {
      [`${dir}/src/size.ts`]: '// Generated by `pnpm sizes --update` from sizes.\nexport const size = 1;',
      [`${dir}/src/depth.ts`]: '// Generated by hand.\nexport const depth = 1;',
    });

    expect(check(root)).toEqual(['tests: src/depth.ts has no test/depth.test.ts']);
  });

  test('a test must be about a file', () => {
    const root = workTree();
    writeFiles(root, { [`${dir}/test/size.test.ts`]: '' });

    expect(check(root)).toEqual(['tests: test/size.test.ts is about no file of src: there is no src/size.ts']);
  });

  test('several tests may be about one file', () => {
    const root = workTree();
    writeFiles(root, { [`${dir}/test/start-job-run.property.test.ts`]: '', [`${dir}/test/index.test.ts`]: '' });

    expect(check(root)).toEqual([]);
  });
});

test.each([
  [
    "import { Table } from 'aws-cdk-lib/aws-glue/lib/table';",
    'imports the inside of a module: aws-cdk-lib/aws-glue/lib/table',
  ],
  ["export type T = import('aws-cdk-lib/lib').Token;", 'imports the inside of a module: aws-cdk-lib/lib'],
  ["import * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';", 'imports aws-cdk-lib/aws-stepfunctions-tasks'],
  [
    "import { SnsPublish } from '@cdk-sfn/tasks-sns';",
    'imports @cdk-sfn/tasks-sns: a tasks package knows only the core',
  ],
])('imports: %s', (line, message) => {
  const root = workTree();
  edit(root, 'src/start-job-run.ts', (text) => `${line}\n${text}`);

  expect(check(root)).toEqual([`imports: src/start-job-run.ts:1 ${message}`]);
});

test.each([
  ['# @cdk-sfn/tasks-glue', '# Glue', 'must begin with the heading "# @cdk-sfn/tasks-glue"'],
  [
    'npm install @cdk-sfn/tasks-glue',
    'npm i',
    'must have an `sh` block with the line "npm install @cdk-sfn/tasks-glue"',
  ],
  ["from '@cdk-sfn/tasks-glue'", "from './glue'", "must have a `ts` example that imports from '@cdk-sfn/tasks-glue'"],
  ['## Permissions', '## Rights', 'must have a heading "## Permissions" with a table'],
  ['## Permissions', '```typescript\n```\n\n## Permissions', 'must mark its examples `ts`: others are not checked'],
])('readme: without %j', (from, to, message) => {
  const root = workTree();
  edit(root, 'README.md', (text) => text.replaceAll(from, to));

  expect(check(root)).toEqual([`readme: README.md ${message}`]);
});

describe('exceptions', () => {
  const exception: StructureException = {
    package: 'tasks-glue',
    rule: 'files',
    about: 'handler',
    reason: 'the code of a Lambda function',
  };

  test('an exception excuses what it names', () => {
    const root = workTree();
    writeFiles(root, { [`${dir}/handler/index.js`]: '', [`${dir}/notes.md`]: '' });

    expect(check(root, [exception])).toEqual(['files: notes.md is not a file of the mould']);
  });

  test('an exception that nothing needs is a problem', () => {
    expect(check(workTree(), [exception])).toEqual(['files: handler keeps to the rule by now: take its exception out']);
  });
});
