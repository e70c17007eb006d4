import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The work tree these tools stand in. */
export const workspaceRoot = resolve(import.meta.dirname, '../..');

export interface Manifest {
  name: string;
  version: string;
  private?: boolean;
  description?: string;
  keywords?: string[];
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  [field: string]: unknown;
}

export interface Package {
  /** The folder's name under packages/. */
  folder: string;
  dir: string;
  manifest: Manifest;
}

/** Every folder of packages/ that has a package.json, by name. */
export function listPackages(root = workspaceRoot): Package[] {
  const packages = join(root, 'packages');
  if (!existsSync(packages)) return [];
  return readdirSync(packages, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(packages, entry.name, 'package.json')))
    .map((entry) => readPackage(join(packages, entry.name), entry.name))
    .sort((a, b) => a.folder.localeCompare(b.folder));
}

export function listPublicPackages(root = workspaceRoot): Package[] {
  return listPackages(root).filter(({ manifest }) => !manifest.private);
}

function readPackage(dir: string, folder: string): Package {
  return { folder, dir, manifest: JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')) as Manifest };
}
