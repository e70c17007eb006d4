import { createRequire } from 'node:module';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import ts from 'typescript';
import { Modules } from './parity/modules.ts';
import { everything, parity, type Parity, type ParityOptions } from './parity/parity.ts';
import { UMBRELLA } from './umbrella.ts';
import { workspaceRoot, type Manifest } from './workspace.ts';

/** Which names of upstream's tasks are in which package of ours, by the name of the package. */
export type TaskHomes = Record<string, { readonly values: readonly string[]; readonly types: readonly string[] }>;

export const homesFile = join(workspaceRoot, 'packages/migrate/src/task-homes.ts');

/** What `@cdk-sfn/migrate` has to know of our packages, from what they export. */
export function taskHomes(options: ParityOptions = everything()): TaskHomes {
  const owners = ownersOf(parity(options), options);
  const program = new Modules([options.tasks, ...options.ours]);
  const theirs = new Map(program.exportsOf(options.tasks));
  const ours = new Map(
    options.ours.map((module) => [
      module.name,
      { exported: new Map(program.exportsOf(module)), types: program.typesOf(module) },
    ]),
  );
  const isType = (name: string, owner: string): boolean => {
    const { exported, types } = ours.get(owner) ?? {};
    // A package that is to come has what upstream has.
    const symbol = exported?.get(name) ?? theirs.get(name);
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

/** What keeps \`@cdk-sfn/migrate\` from writing a package into a \`package.json\`: it has the range from its own. */
export function rangeProblems(homes: TaskHomes, { devDependencies = {} }: Manifest, options = everything()): string[] {
  const isThere = new Set([UMBRELLA, ...options.ours.map(({ name }) => name)].map((folder) => `@cdk-sfn/${folder}`));
  return [...Object.keys(homes), `@cdk-sfn/${UMBRELLA}`]
    .filter((name) => isThere.has(name) && !(name in devDependencies))
    .map((name) => `packages/migrate/package.json: must have "${name}": "workspace:^" in devDependencies`);
}

function ownersOf({ checks, later }: Parity, { tasks }: ParityOptions): Map<string, string> {
  const isName = ({ from, name, package: owner }: Parity['checks'][number]) =>
    from === tasks.name && owner !== UMBRELLA && /^\w+$/.test(name);
  const there = checks.filter(isName).map(({ name, package: owner = '' }) => [name, owner] as const);
  const coming = [...later].flatMap(([owner, names]) => names.map((name) => [name, owner] as const));
  return new Map([...there, ...coming].filter(([, owner]) => owner !== ''));
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);
