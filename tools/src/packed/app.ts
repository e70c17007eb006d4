import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { writeModule } from '../snippets/check-snippets.ts';
import type { Snippet } from '../snippets/snippet.ts';
import type { Tarball } from './pack.ts';

const templates = join(import.meta.dirname, '../../packed-apps');

export interface AppOptions {
  dir: string;
  /** The toolchain: a folder of packed-apps. */
  template: string;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  tarballs: Tarball[];
  /** The work tree that the examples come from. */
  root: string;
  examples: Snippet[];
}

/** Writes an app that uses the tarballs of all packages as their READMEs show. */
export function writeApp({ dir, template, tarballs, ...options }: AppOptions): void {
  cpSync(join(templates, 'commonjs'), dir, { recursive: true });
  cpSync(join(templates, template), dir, { recursive: true });
  const manifestFile = join(dir, 'package.json');
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as object;
  const dependencies = {
    ...options.dependencies,
    ...Object.fromEntries(tarballs.map(({ name, path }) => [name, `file:${path}`])),
  };
  writeFileSync(
    manifestFile,
    JSON.stringify({ ...manifest, dependencies, devDependencies: options.devDependencies }, null, 2),
  );

  const lib = join(dir, 'lib');
  mkdirSync(lib, { recursive: true });
  const modules = options.examples.map((snippet) => writeModule(options.root, lib, snippet));
  writeFileSync(join(lib, 'examples.ts'), examplesModule(options.examples));
  const own = ['examples.ts', 'orders-stack.ts'].map((file) => join(lib, file));
  writeEsmApp(join(dir, 'esm'), lib, [...modules, ...own], tarballs);
}

function examplesModule(examples: Snippet[]): string {
  const imports = examples.map(({ id }, at) => `import { run as run${at} } from './${id}';\n`);
  const entries = examples.map(({ id }, at) => `  '${id}': run${at},\n`);
  return `${imports.join('')}\nexport const examples: Record<string, (scope: any) => void> = {\n${entries.join('')}};\n`;
}

/** The same app as ES modules for plain Node.js, without a bundler or a loader. */
function writeEsmApp(esm: string, lib: string, modules: string[], tarballs: Tarball[]): void {
  mkdirSync(join(esm, 'lib/fixtures'), { recursive: true });
  const fixtures = ts.sys.readDirectory(join(lib, 'fixtures'), ['.ts']);
  for (const source of [...modules, ...fixtures]) {
    const { outputText } = ts.transpileModule(readFileSync(source, 'utf8'), {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
    });
    const withExtensions = outputText.replace(/(from '\.[^']*)'/g, "$1.js'");
    writeFileSync(join(esm, 'lib', source.slice(lib.length + 1).replace(/\.ts$/, '.js')), withExtensions);
  }
  cpSync(join(templates, 'esm'), esm, { recursive: true });
  cpSync(join(lib, 'orders-stack.ts'), join(esm, 'vitest/orders-stack.ts'));
  writeFileSync(join(esm, 'packages.json'), JSON.stringify(tarballs.map(({ name }) => name)));
}
