import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface OwnManifest {
  readonly version: string;
  readonly devDependencies: { readonly [name: string]: string };
}

/** The package.json of this package: where it is published, the ranges in it are those of the same release. */
export const OWN_MANIFEST = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8')) as OwnManifest;

/** The versions of a package of ours that an app is to have. */
export function rangeOf(name: string): string {
  return OWN_MANIFEST.devDependencies[name] ?? '*';
}
