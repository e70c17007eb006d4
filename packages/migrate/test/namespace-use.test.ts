import { ts } from 'ts-morph';
import { expect, test } from 'vitest';
import { namespaceUse } from '../src/namespace-use';
import { ParsedSource } from '../src/parsed-source';

function useIn(text: string, file = 'a.ts') {
  const source = new ParsedSource(file, text);
  const node = [...source.nodes()].find(
    (each) =>
      (ts.isIdentifier(each) && each.text === 'tasks') ||
      (ts.isCallExpression(each) && each.expression.kind === ts.SyntaxKind.ImportKeyword),
  );
  return namespaceUse(node!);
}

test.each([
  ['new tasks.Run();', 'tasks.Run'],
  ['let a: tasks.Run;', 'tasks.Run'],
  ["tasks['Run'];", "tasks['Run']"],
  ['(tasks)?.Run;', '(tasks)?.Run'],
  ["(await import('x')).Run;", "(await import('x')).Run"],
])('%s takes a name', (text, all) => {
  const use = useIn(text);
  expect(use).toMatchObject({ kind: 'member', name: 'Run', isInComment: false });
  expect(use.kind === 'member' && use.node.getText()).toBe(all);
});

test('a name in a comment', () => {
  expect(useIn('/** @type {tasks.Run} */\nlet a;', 'a.js')).toMatchObject({ kind: 'member', isInComment: true });
});

test.each([
  ['const a = tasks;', 'alias'],
  ['import a = tasks;', 'alias'],
  ["const a = await import('x');", 'alias'],
  ['const { a } = tasks;', 'pattern'],
  ["import('x').then((a) => a);", 'callback'],
])('%s: %s', (text, kind) => {
  expect(useIn(text).kind).toBe(kind);
});

test.each([
  ['run(tasks);', 'all names are passed on as one value', true],
  ['const a: B = tasks;', 'all names are passed on as one value', true],
  ['export const a = tasks;', 'all names are passed on as one value', true],
  ['export default tasks;', 'all names are exported as one', true],
  ['let a: typeof tasks;', 'it is the type of all names', true],
  ['tasks[name];', 'which name is taken shows only when it runs', true],
  ['tasks;', 'it is loaded, and no name of it is used', false],
  ["import('x');", 'which names are used shows only elsewhere: `await` it where it is loaded, and take them out', true],
  [
    "import('x').then(run);",
    'which names are used shows only elsewhere: `await` it where it is loaded, and take them out',
    true,
  ],
  ['tasks.Run = a;', '`Run` of upstream is replaced here, which does not change ours', false],
  ['delete tasks.Run;', '`Run` of upstream is replaced here, which does not change ours', false],
])('%s: %s', (text, why, isFineAsOne) => {
  expect(useIn(text)).toMatchObject({ kind: 'other', why, isFineAsOne });
});

test('a tag', () => {
  expect(useIn('let a = <tasks.Run />;', 'a.tsx')).toMatchObject({
    kind: 'other',
    why: 'it is a tag',
    isFineAsOne: false,
  });
});
