import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Catalog } from '../src/catalog.ts';
import { temporaryFolder } from './temporary-folder.ts';

const yaml = `# Versions stand here once.
catalog:
  'aws-cdk-lib': 2.276.0
catalogs:
  peer:
    aws-cdk-lib: ^2.178.0
    constructs: '>=10'
  app:
    jest: 29.7.0
`;

const catalog = () => Catalog.read(temporaryFolder({ 'pnpm-workspace.yaml': yaml }));

test('reads pinned versions, floors and whole catalogs', () => {
  expect(catalog().pinned('aws-cdk-lib')).toBe('2.276.0');
  expect(catalog().floor('aws-cdk-lib')).toBe('2.178.0');
  expect(catalog().all('app')).toEqual({ jest: '29.7.0' });
});

test('a version that is not there is an error', () => {
  expect(() => catalog().pinned('jest')).toThrow('has no catalog.jest');
  expect(() => catalog().floor('jest')).toThrow('has no catalogs.peer.jest');
  expect(() => catalog().all('none')).toThrow('has no catalogs.none');
});

test('a peer range without a floor is an error', () => {
  expect(() => catalog().floor('constructs')).toThrow('the peer range of constructs must be a caret on its floor');
});

test('pins another version and leaves the rest', () => {
  const dir = temporaryFolder({ 'pnpm-workspace.yaml': yaml });

  Catalog.read(dir).pin({ 'aws-cdk-lib': '2.178.0' });

  expect(readFileSync(join(dir, 'pnpm-workspace.yaml'), 'utf8')).toBe(yaml.replace('2.276.0', '2.178.0'));
});

test('pins nothing that was not pinned', () => {
  expect(() => {
    catalog().pin({ jest: '30.0.0' });
  }).toThrow('has no catalog.jest');
});
