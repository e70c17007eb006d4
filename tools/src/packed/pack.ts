import { mkdirSync } from 'node:fs';
import { pnpm, runOrThrow } from '../run.ts';

export interface Tarball {
  name: string;
  version: string;
  path: string;
}

/** Packs every public package as it would be published. The packages must be built. */
export async function packAll(root: string, dir: string): Promise<Tarball[]> {
  mkdirSync(dir, { recursive: true });
  const printed = await runOrThrow(
    pnpm('--recursive', '--filter', './packages/*', 'pack', '--json', '--pack-destination', dir),
    { cwd: root },
  );
  const packed = JSON.parse(/^\[.*^\]$/ms.exec(printed)?.[0] ?? '[]') as PackedPackage[];
  return packed.map(({ name, version, filename }) => ({ name, version, path: filename }));
}

interface PackedPackage {
  name: string;
  version: string;
  filename: string;
}
