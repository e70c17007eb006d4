import { existsSync } from 'node:fs';
import { basename, extname, join } from 'node:path';

/** The file or folder in which the CDK staged what it uploads under a key: `asset.<hash>`, with or without suffix. */
export function stagedAsset(folder: string, objectKey: string): string | undefined {
  const key = basename(objectKey);
  return [key, basename(key, extname(key))]
    .map((name) => join(folder, `asset.${name}`))
    .find((path) => existsSync(path));
}
