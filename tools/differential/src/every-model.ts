import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Model, PackageCases } from './case.ts';

const dir = join(import.meta.dirname, '../cases');
const modules = await Promise.all(
  readdirSync(dir)
    .sort()
    .map(async (file) => (await import(join(dir, file))) as { default: PackageCases }),
);

/** What the files of `cases/` describe, found by their folder. */
export const everyModel: readonly Model[] = modules.flatMap((module) => module.default.models);

/** What they describe that upstream does not have. */
export const everyModelBeyond: readonly Model[] = modules.flatMap((module) => module.default.beyond ?? []);

export const everyModelOfOurs: readonly Model[] = [...everyModel, ...everyModelBeyond];
