import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tarball } from './pack.ts';

const template = join(import.meta.dirname, '../../packed-apps/plain');

export interface PlainAppOptions {
  dir: string;
  devDependencies: Record<string, string>;
  tarballs: Tarball[];
}

/** The packages that do without the CDK. */
const PACKAGES = ['@cdk-sfn/asl', '@cdk-sfn/local'];

/** Writes an app that simulates definitions, in a project of Node.js that has nothing of the CDK. */
export function writePlainApp({ dir, devDependencies, tarballs }: PlainAppOptions): void {
  cpSync(template, dir, { recursive: true });
  const manifestFile = join(dir, 'package.json');
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as object;
  const dependencies = Object.fromEntries(
    tarballs.filter(({ name }) => PACKAGES.includes(name)).map(({ name, path }) => [name, `file:${path}`]),
  );
  writeFileSync(manifestFile, JSON.stringify({ ...manifest, dependencies, devDependencies }, null, 2));
}
