import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stagedAsset } from '../../src/template/staged-asset';

const folder = mkdtempSync(join(tmpdir(), 'staged-asset-'));
mkdirSync(join(folder, 'asset.abc'));
writeFileSync(join(folder, 'asset.def.json'), '{}');

test('a folder that is uploaded as an archive', () => {
  expect(stagedAsset(folder, 'abc.zip')).toBe(join(folder, 'asset.abc'));
});

test('a file that keeps its suffix', () => {
  expect(stagedAsset(folder, 'def.json')).toBe(join(folder, 'asset.def.json'));
});

test('a key with a prefix', () => {
  expect(stagedAsset(folder, 'prefix/abc.zip')).toBe(join(folder, 'asset.abc'));
});

test('what was not staged', () => {
  expect(stagedAsset(folder, 'ghi.zip')).toBe(undefined);
});
