import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import ts from 'typescript';
import { fencedBlocks } from './markdown.ts';
import { ownFields, packageManifest } from './package-manifest.ts';
import { importedModules, isGenerated, isTypesOnly, parseSource } from './source-file.ts';
import { UMBRELLA, umbrellaProblems } from './umbrella.ts';
import { listPublicPackages, type Package } from './workspace.ts';

export interface StructureException {
  /** Folder under packages/. */
  package: string;
  rule: RuleName;
  /** The file or field that may differ, as the problem names it first. */
  about: string;
  reason: string;
}

export interface StructureProblem {
  package: string;
  rule: string;
  about: string;
  message: string;
}

type Rule = (pkg: Package) => { about: string; message: string }[];
export type RuleName = keyof typeof rules;

/** Holds every public package against the mould. */
export function checkStructure(
  root: string,
  exceptions: StructureException[],
): { packages: string[]; problems: StructureProblem[] } {
  const packages = listPublicPackages(root);
  const found = packages.flatMap((pkg) =>
    Object.entries(rules).flatMap(([rule, check]) =>
      check(pkg).map((problem) => ({ package: pkg.folder, rule, ...problem })),
    ),
  );
  const excuses = (exception: StructureException) => (problem: StructureProblem) =>
    exception.package === problem.package && exception.rule === problem.rule && exception.about === problem.about;
  const stale = exceptions
    .filter((exception) => !found.some(excuses(exception)))
    .map(({ package: folder, rule, about }) => ({
      package: folder,
      rule,
      about,
      message: 'keeps to the rule by now: take its exception out',
    }));
  const open = found.filter((problem) => !exceptions.some((exception) => excuses(exception)(problem)));
  return { packages: packages.map(({ folder }) => folder), problems: [...open, ...stale] };
}

const rules = {
  files: (pkg) => {
    const required = [
      'package.json',
      'README.md',
      'tsconfig.json',
      'api-extractor.json',
      'src/index.ts',
      reportOf(pkg),
    ];
    const missing = required
      .filter((file) => !existsSync(join(pkg.dir, file)))
      .map((file) => ({ about: file, message: 'is missing' }));
    const known = new Set([...required, 'CHANGELOG.md', 'src', 'test', 'etc', 'dist', 'temp', 'node_modules']);
    const unknown = readdirSync(pkg.dir)
      .filter((entry) => !known.has(entry))
      .map((entry) => ({ about: entry, message: 'is not a file of the mould' }));
    return [...missing, ...unknown];
  },

  manifest: ({ folder, manifest }) => {
    const { description, keywords, version, dependencies } = manifest;
    const mould = packageManifest({
      folder,
      description: description ?? '',
      keywords: keywords ?? [],
      version,
      ...(dependencies && { dependencies }),
    });
    const problems = [];
    for (const field of new Set([...Object.keys(mould), ...Object.keys(manifest)])) {
      if (ownFields.includes(field) || isDeepStrictEqual(manifest[field], mould[field])) continue;
      problems.push({ about: field, message: `must be ${field in mould ? JSON.stringify(mould[field]) : 'left out'}` });
    }
    const order = [...Object.keys(mould), ...ownFields];
    const fields = Object.keys(manifest).filter((field) => field in mould);
    if (
      !isDeepStrictEqual(
        fields,
        fields.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)),
      )
    ) {
      problems.push({
        about: 'package.json',
        message: `must have its fields in this order: ${Object.keys(mould).join(', ')}`,
      });
    }
    if (!description) problems.push({ about: 'description', message: 'is missing' });
    if (!keywords || keywords.length < 3) problems.push({ about: 'keywords', message: 'must be three at least' });
    return problems;
  },

  dependencies: ({ folder, manifest }) => {
    const { dependencies = {}, devDependencies = {}, peerDependencies = {} } = manifest;
    const problems = [];
    for (const [name, range] of Object.entries(dependencies)) {
      const wanted = name.startsWith('@cdk-sfn/') ? 'workspace:^' : 'catalog:runtime';
      if (range !== wanted) problems.push({ about: name, message: `must be "${wanted}" in dependencies` });
      if (name in peerDependencies) problems.push({ about: name, message: 'is a dependency and a peer' });
      if (folder.startsWith('tasks-') && name.startsWith('@cdk-sfn/') && name !== '@cdk-sfn/core') {
        problems.push({ about: name, message: 'may not be used: a tasks package knows only the core' });
      }
    }
    for (const [name, range] of Object.entries(devDependencies)) {
      const wanted = name.startsWith('@cdk-sfn/') ? 'workspace:^' : 'catalog:';
      if (range !== wanted) problems.push({ about: name, message: `must be "${wanted}" in devDependencies` });
    }
    for (const name of Object.keys(peerDependencies)) {
      if (!(name in devDependencies))
        problems.push({ about: name, message: 'is a peer that nothing here is tested with' });
    }
    return problems;
  },

  config: ({ dir }) =>
    [
      ['tsconfig.json', { extends: '../../tsconfig.base.json' }] as const,
      ['api-extractor.json', { extends: '../../api-extractor.base.json' }] as const,
    ]
      .filter(([file]) => existsSync(join(dir, file)))
      .filter(([file, mould]) => !isDeepStrictEqual(JSON.parse(readFileSync(join(dir, file), 'utf8')), mould))
      .map(([file, mould]) => ({ about: file, message: `must be ${JSON.stringify(mould)} and no more` })),

  exports: ({ dir, folder }) => {
    const index = join(dir, 'src/index.ts');
    if (!existsSync(index)) return [];
    const { statements } = parseSource(index);
    const isFrom = (statement: ts.ExportDeclaration, module: RegExp) =>
      statement.moduleSpecifier !== undefined &&
      ts.isStringLiteral(statement.moduleSpecifier) &&
      module.test(statement.moduleSpecifier.text);
    const isExplicit = (statement: ts.Statement) =>
      ts.isExportDeclaration(statement) &&
      statement.exportClause !== undefined &&
      ts.isNamedExports(statement.exportClause) &&
      isFrom(statement, /^(\.\/|@cdk-sfn\/(asl|core)$)/);
    const isUnderUmbrella = (statement: ts.Statement) =>
      folder === UMBRELLA &&
      ts.isExportDeclaration(statement) &&
      statement.exportClause === undefined &&
      isFrom(statement, /^@cdk-sfn\/tasks-/);
    return statements.length > 0 && statements.every((each) => isExplicit(each) || isUnderUmbrella(each))
      ? []
      : [{ about: 'src/index.ts', message: "must be a list of `export { Name } from './file'` and nothing else" }];
  },

  // The one package that may know the tasks packages knows all of them.
  umbrella: ({ dir, folder }) =>
    folder === UMBRELLA && existsSync(join(dir, 'src/index.ts')) ? umbrellaProblems(join(dir, '../..')) : [],

  names: ({ dir }) =>
    [...files(dir, 'src'), ...files(dir, 'test')].flatMap((file) => {
      const name = file.slice(file.lastIndexOf('/') + 1);
      if (!/^[a-z\d]+(-[a-z\d]+)*(\.[a-z\d]+)*$/.test(name))
        return [{ about: file, message: 'must have a kebab-case name' }];
      return name.split(/[-.]/).some((word) => /^(utils?|utilit(y|ies)|helpers?|commons?|misc)$/.test(word))
        ? [{ about: file, message: 'must be named after the concept that it holds' }]
        : [];
    }),

  tests: ({ dir }) => {
    const sources = files(dir, 'src').filter((file) => file.endsWith('.ts'));
    const tests = files(dir, 'test').filter((file) => file.endsWith('.test.ts'));
    // renderer.test.ts and renderer.property.test.ts are both about renderer.ts.
    const subject = (test: string) => test.replace(/^test\//, 'src/').replace(/(\.[a-z\d-]+)?\.test\.ts$/, '.ts');
    const tested = new Set(tests.map(subject));
    const needsNone = (source: ts.SourceFile) => isTypesOnly(source) || isGenerated(source);
    const untested = sources
      .filter((file) => file !== 'src/index.ts' && !tested.has(file) && !needsNone(parseSource(join(dir, file))))
      .map((file) => ({
        about: file,
        message: `has no ${file.replace('src/', 'test/').replace(/\.ts$/, '.test.ts')}`,
      }));
    const astray = tests
      .filter((test) => !sources.includes(subject(test)))
      .map((test) => ({ about: test, message: `is about no file of src: there is no ${subject(test)}` }));
    return [...untested, ...astray];
  },

  imports: ({ dir, folder }) =>
    files(dir, 'src')
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) =>
        importedModules(parseSource(join(dir, file))).flatMap(({ module, line }) => {
          const about = `${file}:${line}`;
          if (/^aws-cdk-lib\/(.*\/)?lib(\/|$)/.test(module))
            return [{ about, message: `imports the inside of a module: ${module}` }];
          if (module === 'aws-cdk-lib/aws-stepfunctions-tasks') return [{ about, message: `imports ${module}` }];
          if (folder.startsWith('tasks-') && /^@cdk-sfn\/(?!core$)/.test(module)) {
            return [{ about, message: `imports ${module}: a tasks package knows only the core` }];
          }
          if (folder === 'asl' && (module.startsWith('@cdk-sfn/') || /^(aws-cdk-lib|constructs)(\/|$)/.test(module))) {
            return [
              { about, message: `imports ${module}: the language is at the bottom, and knows nothing of the CDK` },
            ];
          }
          if (folder === UMBRELLA && !/^@cdk-sfn\/(core$|tasks-)/.test(module)) {
            return [{ about, message: `imports ${module}: it only passes on what the core and the tasks export` }];
          }
          return ['core', 'local'].includes(folder) && /^@cdk-sfn\/(?!asl$)/.test(module)
            ? [{ about, message: `imports ${module}: of ours it knows only the language, @cdk-sfn/asl` }]
            : [];
        }),
      ),

  readme: ({ dir, folder, manifest: { name } }) => {
    if (!existsSync(join(dir, 'README.md'))) return [];
    const readme = readFileSync(join(dir, 'README.md'), 'utf8');
    const blocks = fencedBlocks(readme);
    const wanted: [boolean, string][] = [
      [readme.startsWith(`# ${name}\n`), `must begin with the heading "# ${name}"`],
      [
        blocks.some(
          ({ language, code }) =>
            language === 'sh' && code.split('\n').some((line) => line.startsWith(`npm install ${name}`)),
        ),
        `must have an \`sh\` block with the line "npm install ${name}"`,
      ],
      [
        blocks.some(({ language, code }) => language === 'ts' && code.includes(`from '${name}'`)),
        `must have a \`ts\` example that imports from '${name}'`,
      ],
      [
        !blocks.some(({ language }) => language === 'typescript'),
        'must mark its examples `ts`: others are not checked',
      ],
      [
        !folder.startsWith('tasks-') || /^## Permissions\n(?:(?!^#).*\n)*?\|/m.test(readme),
        'must have a heading "## Permissions" with a table',
      ],
    ];
    return wanted.filter(([holds]) => !holds).map(([, message]) => ({ about: 'README.md', message }));
  },
} satisfies Record<string, Rule>;

const reportOf = ({ folder }: Package) => `etc/${folder}.api.md`;

function files(dir: string, folder: string): string[] {
  if (!existsSync(join(dir, folder))) return [];
  return readdirSync(join(dir, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(dir.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}
