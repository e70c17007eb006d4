import { expect, test } from 'vitest';
import { SAFE_GLOBALS } from '../../src/handler/globals';

test.each(SAFE_GLOBALS)('%s is there in every version of Node.js', (name) => {
  expect(name in globalThis).toBe(true);
});

test.each(['Function', 'Promise', 'Proxy', 'Reflect', 'Symbol', 'WebAssembly', 'eval', 'globalThis', 'process'])(
  '%s is not among them',
  (name) => {
    expect(SAFE_GLOBALS).not.toContain(name);
  },
);
