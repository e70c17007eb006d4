import { createRequire } from 'node:module';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import ts from 'typescript';
import { Modules } from './parity/modules.ts';
import { everything, parity, type ParityCheck, type ParityOptions } from './parity/parity.ts';
import { UMBRELLA } from './umbrella.ts';
import { workspaceRoot, type Manifest } from './workspace.ts';

/** Which names of upstream's tasks are in which package of ours, by the name of the package. */
export type TaskHomes = Record<string, { readonly values: readonly string[]; readonly types: readonly string[] }>;

export const homesFile = join(workspaceRoot, 'packages/migrate/src/task-homes.ts');

/** What `@cdk-sfn/migrate` has to know of our packages, from what they export. */
export function taskHomes(options: ParityOptions = everything()): TaskHomes {
  const owners = ownersOf(parity(options), options);
  const program = new Modules(options.ours);
  const ours = new Map(
    options.ours.map((module) => [
      module.name,
      { exported: new Map(program.exportsOf(module)), types: program.typesOf(module) },
    ]),
  );
  const isType = (name: string, owner: string): boolean => {
    const { exported, types } = ours.get(owner) ?? {};
    const symbol = exported?.get(name);
    return types?.has(name) === true || !symbol || !(symbol.flags & ts.SymbolFlags.Value);
  };
  const homes = new Map<string, { values: string[]; types: string[] }>();
  for (const [name, owner] of [...owners].sort(byKey)) {
    const home = homes.get(owner) ?? { values: [], types: [] };
    home[isType(name, owner) ? 'types' : 'values'].push(name);
    homes.set(owner, home);
  }
  return Object.fromEntries([...homes].sort(byKey).map(([owner, home]) => [`@cdk-sfn/${owner}`, home]));
}

/** Names that upstream's JavaScript still has, and its types no longer. */
export function untypedNames({ tasks }: ParityOptions = everything()): string[] {
  const module = createRequire(import.meta.url)(tasks.index.replace(/\.d\.ts$/, '.js')) as object;
  const typed = new Set(new Modules([tasks]).exportsOf(tasks).map(([name]) => name));
  return Object.keys(module)
    .filter((name) => !typed.has(name))
    .sort();
}

/** The module that `@cdk-sfn/migrate` has this from. */
export async function homesModule(homes: TaskHomes): Promise<string> {
  const text = `// Made by \`pnpm task-homes --update\` from what the packages export: change those.

/** Which names of \`aws-cdk-lib/aws-stepfunctions-tasks\` are in which package; \`types\` do not exist at run time. */
export const TASK_HOMES: {
  readonly [name: string]: { readonly values: readonly string[]; readonly types: readonly string[] };
} = ${JSON.stringify(homes)};
`;
  return format(text, { ...(await resolveConfig(homesFile)), filepath: homesFile });
}

/** `@cdk-sfn/migrate` has the ranges that it writes into a package.json from its own. */
export function rangeProblems(homes: TaskHomes, { devDependencies = {} }: Manifest): string[] {
  return [...Object.keys(homes), `@cdk-sfn/${UMBRELLA}`]
    .filter((name) => !(name in devDependencies))
    .map((name) => `packages/migrate/package.json: must have "${name}": "workspace:^" in devDependencies`);
}

function ownersOf(checks: readonly ParityCheck[], { tasks }: ParityOptions): Map<string, string> {
  const isName = ({ from, name }: ParityCheck) => from === tasks.name && /^\w+$/.test(name);
  return new Map(
    checks
      .filter(isName)
      .flatMap(({ name, package: owner }) => (owner === undefined || owner === UMBRELLA ? [] : [[name, owner]])),
  );
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);
