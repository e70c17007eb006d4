import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runnableFunctions } from '../../src/desk/runnable-functions';
import type { TemplateFunction } from '../../src/template/lambda-functions';

function functionOf(parts: Partial<TemplateFunction>): TemplateFunction {
  return {
    logicalId: 'Pay',
    name: 'pay',
    arn: 'arn:aws:lambda:us-east-1:123456789012:function:pay',
    handler: 'index.handler',
    runtime: 'nodejs22.x',
    codePath: undefined,
    inlineCode: undefined,
    environment: {},
    timeoutSeconds: 3,
    memorySize: 128,
    problems: [],
    ...parts,
  };
}

test('code in an asset runs from there', () => {
  expect(runnableFunctions([functionOf({ codePath: '/asset' })]).functions).toMatchObject([{ codePath: '/asset' }]);
});

test('code in the template runs from a folder that is removed afterwards', () => {
  const { functions, remove } = runnableFunctions([functionOf({ inlineCode: 'exports.handler = 1' })]);
  const { codePath } = functions[0]!;
  expect(readFileSync(join(codePath, 'index.js'), 'utf8')).toBe('exports.handler = 1');
  remove();
  expect(existsSync(codePath)).toBe(false);
});

test('code that is elsewhere cannot run', () => {
  expect(runnableFunctions([functionOf({})]).functions).toEqual([]);
});
