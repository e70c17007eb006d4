import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { dropInTypes, ourIndexes, upstreamIndex } from '../src/drop-in-types.ts';

const timeout = 120_000;

it('has each exported name of upstream, with types that take what upstream takes', { timeout }, () => {
  const { names, problems } = dropInTypes(upstreamIndex, ourIndexes);
  expect(problems).toEqual([]);
  expect(names).toEqual(
    expect.arrayContaining(['LambdaInvoke', 'LambdaInvokeProps', 'LambdaInvocationType', 'MessageAttribute']),
  );
});

describe('the comparison', () => {
  const dir = mkdtempSync(join(tmpdir(), 'cdk-sfn-types-'));
  afterAll(() => {
    rmSync(dir, { recursive: true });
  });

  const theirs = `
    export declare class Base { base: string }
    export declare class Task extends Base {
      static make(id: string, size?: number): Task;
      constructor(id: string);
      readonly name: string;
      private hidden: string;
    }
    export declare enum Kind { A = 'a' }
    export interface Props { readonly size: number; readonly text?: string }
  `;
  const compare = (ours: string): readonly string[] => {
    const files = Object.entries({ theirs, ours }).map(([name, source]) => {
      mkdirSync(join(dir, name), { recursive: true });
      writeFileSync(join(dir, name, 'index.d.ts'), source);
      return join(dir, name, 'index.d.ts');
    });
    return dropInTypes(files[0]!, files.slice(1)).problems;
  };

  it('finds nothing in the same types', { timeout }, () => {
    expect(compare(theirs)).toEqual([]);
  });

  it.each([
    ['export declare enum Kind { A = "a" }', 'export declare enum Kind { A = "b" }', ['Kind.A is not a']],
    ['export declare enum Kind { A = "a" }', '', ['Kind is not exported']],
    [
      'readonly text?: string',
      'readonly text: string',
      ['Props.text is required', 'Props.text does not take string | undefined'],
    ],
    ['readonly text?: string', 'readonly text?: number', ['Props.text does not take string | undefined']],
    ['readonly text?: string', '', ['Props.text is missing']],
    ['readonly name: string', 'readonly name: number', ['Task.prototype.name is a number']],
    ['readonly name: string', 'private readonly name: string', ['Task.prototype.name is missing']],
    ['size?: number', 'size: number', ['Task.make() always wants size']],
    [', size?: number', '', ['Task.make() takes fewer arguments']],
    ['constructor(id: string)', 'constructor(id: string, more: string)', ['new Task() wants more as well']],
  ])('finds what became of "%s" as "%s"', { timeout }, (before, after, problems) => {
    expect(compare(theirs.replaceAll("'", '"').replace(before, after))).toEqual(problems);
  });
});
