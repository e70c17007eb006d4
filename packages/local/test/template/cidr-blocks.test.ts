import { expect, test } from 'vitest';
import { cidrBlocks } from '../../src/template/cidr-blocks';

test('the first blocks', () => {
  expect(cidrBlocks('10.0.0.0/16', 3, 8)).toEqual(['10.0.0.0/24', '10.0.1.0/24', '10.0.2.0/24']);
});

test('an address inside of the block does not matter', () => {
  expect(cidrBlocks('192.168.5.9/16', 1, 12)).toEqual(['192.168.0.0/20']);
});

test('blocks that fill it', () => {
  expect(cidrBlocks('255.255.255.0/24', 2, 7)).toEqual(['255.255.255.0/25', '255.255.255.128/25']);
});

test.each([
  ['10.0.0.0/24', 3, 7],
  ['10.0.0.0/24', 0, 4],
  ['10.0.0.0/24', 257, 0],
  ['10.0.0.0/24', Number.NaN, 4],
  ['10.0.0.0/33', 1, 4],
  ['10.0.0.256/24', 1, 4],
  ['10.0.0.0/0', 1, 33],
  ['::/64', 1, 4],
])('%s has no %d blocks of %d bits', (block, count, bits) => {
  expect(cidrBlocks(block, count, bits)).toBe(undefined);
});
