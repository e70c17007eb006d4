import { createRequire } from 'node:module';
import { join } from 'node:path';
import ts from 'typescript';
import { parseSource } from './source-file.ts';

/**
 * The JavaScript of a package whose src/index.ts only passes on what other packages export: it loads each of them when
 * one of its names is read for the first time. They must be built, so that they can say what they export.
 */
export function lazyIndex(packageDir: string): string {
  const index = join(packageDir, 'src/index.ts');
  const load = createRequire(index);
  const values = new Map<string, { module: string; value: unknown }>();
  const byModule = new Map<string, string[]>();
  for (const { module, names } of passedOn(index)) {
    const exported = load(module) as Record<string, unknown>;
    for (const name of names ?? Object.keys(exported)) {
      if (!(name in exported)) throw new Error(`${module} exports no ${name}`);
      const value = exported[name];
      const first = values.get(name);
      if (first && first.value !== value) {
        throw new Error(`${first.module} and ${module} export different things as ${name}: rename one of them`);
      }
      if (first) continue;
      values.set(name, { module, value });
      byModule.set(module, [...(byModule.get(module) ?? []), name]);
    }
  }
  return [
    `'use strict';`,
    `Object.defineProperty(exports, '__esModule', { value: true });`,
    '// Never runs: this is where Node.js finds the names that an ES module may import.',
    `0 && (module.exports = { ${[...values.keys()].sort().join(', ')} });`,
    '// The names of a module, which is loaded when one of them is read.',
    'function lazy(load, names) {',
    '  for (const name of names) {',
    '    Object.defineProperty(exports, name, { enumerable: true, get: () => load()[name] });',
    '  }',
    '}',
    ...[...byModule].map(
      ([module, names]) => `lazy(() => require('${module}'), [${names.map((name) => `'${name}'`).join(', ')}]);`,
    ),
    '',
  ].join('\n');
}

interface PassedOn {
  readonly module: string;
  /** All, when there are none. */
  readonly names?: readonly string[];
}

function passedOn(index: string): PassedOn[] {
  return parseSource(index).statements.flatMap((statement): PassedOn[] => {
    if (
      !ts.isExportDeclaration(statement) ||
      !statement.moduleSpecifier ||
      !ts.isStringLiteral(statement.moduleSpecifier)
    ) {
      throw new Error(`${index} may only pass on what other modules export: ${statement.getText()}`);
    }
    if (statement.isTypeOnly) return [];
    const { exportClause, moduleSpecifier } = statement;
    if (!exportClause) return [{ module: moduleSpecifier.text }];
    if (ts.isNamedExports(exportClause) && exportClause.elements.every((each) => !each.propertyName)) {
      const values = exportClause.elements.filter(({ isTypeOnly }) => !isTypeOnly);
      return [{ module: moduleSpecifier.text, names: values.map(({ name }) => name.text) }];
    }
    throw new Error(`${index} may not give another name to what it passes on: ${statement.getText()}`);
  });
}
