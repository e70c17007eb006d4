import { ts } from 'ts-morph';
import { expect, test } from 'vitest';
import { LocalNames } from '../src/local-names';
import { ParsedSource } from '../src/parsed-source';

function inFile(text: string) {
  const source = new ParsedSource('a.ts', text);
  const at = (name: string) => [...source.nodes()].filter(ts.isIdentifier).find((node) => node.text === name)!;
  return { source, at, names: new LocalNames(source), container: source.file };
}

const request = { name: 'Run', target: 'x Run', isType: false };

test('its own name, if it is free', () => {
  const { at, container, names } = inFile('use;');
  expect(names.fresh({ ...request, container, places: [at('use')] })).toBe('Run');
  expect(names.fresh({ ...request, target: 'y Run', container, places: [at('use')] })).toBe('SfnRun');
});

test.each([
  ['class Run {}\nuse;', 'SfnRun'],
  ['function f(Run) { use; }', 'SfnRun'],
  ['function f(Run) {}\nuse;', 'Run'],
  ['new Run(use);', 'SfnRun'],
  ['class Run {}\nclass SfnRun {}\nuse;', 'SfnRun2'],
])('%s: %s', (text, name) => {
  const { at, container, names } = inFile(text);
  expect(names.fresh({ ...request, container, places: [at('use')] })).toBe(name);
});

test('names that begin in lower case go on so', () => {
  const { at, container, names } = inFile('const run = 1; use;');
  expect(names.fresh({ ...request, name: 'run', container, places: [at('use')] })).toBe('sfnRun');
});

test('what is imported already', () => {
  const { at, container, names, source } = inFile("import { Run as Go } from 'x';\nuse;\nfunction f(Go) { inner; }\n");
  names.add({ symbol: source.symbolOf(at('Go'))!, local: 'Go', target: 'x Run', isType: false });
  expect(names.existing({ ...request, container, places: [at('use')] })).toBe('Go');
  expect(names.existing({ ...request, container, places: [at('inner')] })).toBeUndefined();
  expect(names.existing({ ...request, target: 'y Run', container, places: [at('use')] })).toBeUndefined();
});

test('a type is no value', () => {
  const { at, container, names, source } = inFile("import type { Run } from 'x';\nuse;\n");
  names.add({ symbol: source.symbolOf(at('Run'))!, local: 'Run', target: 'x Run', isType: true });
  expect(names.existing({ ...request, container, places: [at('use')] })).toBeUndefined();
  expect(names.existing({ ...request, isType: true, container, places: [at('use')] })).toBe('Run');
});

test('what was given, where it is seen', () => {
  const { at, container, names, source } = inFile('use;\nfunction f() { inner; }\n');
  const inner = [...source.nodes()].find(ts.isBlock)!;
  names.fresh({ ...request, container: inner, places: [at('inner')] });
  expect(names.existing({ ...request, container, places: [at('use')] })).toBeUndefined();
  expect(names.existing({ ...request, container: inner, places: [at('inner')] })).toBe('Run');
});

test('what the file declares and imports instead', () => {
  const { at, container, names, source } = inFile('const Run = 1;\nuse;\nfunction f(Run) { inner; }\n');
  names.take('Run', 'x Run', container, source.symbolOf(at('Run')));
  expect(names.existing({ ...request, container, places: [at('use')] })).toBe('Run');
  expect(names.existing({ ...request, container, places: [at('inner')] })).toBeUndefined();
});
