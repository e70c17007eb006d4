import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Who an app has its tasks from; the baseline has none. */
export const SIDES = ['baseline', 'ours', 'upstream'] as const;

export type Side = (typeof SIDES)[number];

/** The same app three times: a file of `apps/<name>` for each side, which exports `machine(scope)`. */
export interface App {
  readonly name: string;
  readonly files: Readonly<Record<Side, string>>;
}

const dir = join(import.meta.dirname, '../apps');

/** The apps, one for each folder of `apps`. */
export function readApps(): App[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({
      name,
      files: Object.fromEntries(SIDES.map((side) => [side, join(dir, name, `${side}.ts`)])) as Record<Side, string>,
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** The settings that all apps are compiled with. */
export const appConfig = join(dir, 'tsconfig.json');
