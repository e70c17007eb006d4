import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { everything } from '../../src/parity/parity.ts';
import { temporaryFolder } from '../../test/temporary-folder.ts';
import { dimension } from '../src/case.ts';
import type { Values } from '../src/case.ts';
import { everyModelOfOurs } from '../src/every-model.ts';
import { ours as sides } from '../src/tasks-modules.ts';
import { untriedProps } from '../src/untried-props.ts';

const timeout = 180_000;

/** What is untried of a class that is declared as in a package of ours. */
function untriedOf(declarations: string, given: Values<unknown>, written = ''): string[] {
  const root = temporaryFolder({
    'ours/index.d.ts': declarations,
    'upstream/index.d.ts': '',
    'cases/case.ts': written,
  });
  const module = (name: string, file = 'index.d.ts') => ({ name, index: join(root, name, file) });
  return untriedProps({
    ours: [module('ours')],
    upstream: module('upstream'),
    cases: [module('cases', 'case.ts')],
    models: [{ className: 'Task' as never, dimensions: [dimension('item', 'prop', given)] }],
    tasks: sides[0]!.tasks,
    isOwn: (file) => file.startsWith(root),
  });
}

const task = (props: string): string => `
  export declare class Task { constructor(scope: object, id: string, props: TaskProps) }
  export interface TaskProps { ${props} }
`;

it('tells the props that no value has, at every depth', { timeout }, () => {
  const declarations = `
    ${task('readonly item: Item; readonly other?: string')}
    export interface Item { readonly parts?: Part[]; readonly byName?: { [name: string]: Part } }
    export interface Part { readonly size?: number; readonly color?: string; readonly next?: Item | string }
  `;
  expect(untriedOf(declarations, {})).toEqual([
    'Item.byName',
    'Item.parts',
    'Part.color',
    'Part.next',
    'Part.size',
    'Task.item',
    'Task.other',
  ]);
  expect(
    untriedOf(declarations, {
      list: () => ({ parts: [{ size: 1 }] }),
      map: () => ({ byName: { one: { next: { parts: [{}] } } } }),
      refused: () => {
        throw new Error('refused');
      },
    }),
  ).toEqual(['Part.color', 'Task.other']);
});

it('looks for what a class was made of where it is written', { timeout }, () => {
  const declarations = `
    ${task('readonly item: Item')}
    export declare class Item { constructor(options: Options); static of(options: OtherOptions): Item }
    export interface Options { readonly size?: number; readonly color?: string }
    export interface OtherOptions { readonly name?: string }
  `;
  const item = { one: () => ({}) };
  expect(untriedOf(declarations, item)).toEqual(['Options.color', 'Options.size', 'OtherOptions.name']);
  const written = "import { Item } from '../ours/index.js'; new Item({ size: 1 }); Item.of({ name: 'a' });";
  expect(untriedOf(declarations, item, written)).toEqual(['Options.color']);
});

const cases = join(import.meta.dirname, '../cases');

// The CDK prints about its own deprecated props.
beforeAll(() => void vi.stubEnv('JSII_DEPRECATED', 'quiet'));
afterAll(() => void vi.unstubAllEnvs());

it('gives every prop of our tasks in some case', { timeout }, () => {
  const { ours, tasks: upstream } = everything();
  const untried = untriedProps({
    ours,
    upstream,
    cases: readdirSync(cases).map((name) => ({ name, index: join(cases, name) })),
    models: everyModelOfOurs,
    tasks: sides.at(-1)!.tasks,
    isOwn: (file) => /\/packages\/[^/]+\/src\//.test(file),
  });
  expect(untried).toEqual([]);
});
