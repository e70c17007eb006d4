import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { isUnderUmbrella, UMBRELLA } from '../umbrella.ts';
import { listPublicPackages, type Package } from '../workspace.ts';
import { Modules } from './modules.ts';
import type { Module } from './modules.ts';
import { Counterparts, TypeComparison } from './type-comparison.ts';
import type { NameCheck } from './type-comparison.ts';

/** What is held against what. */
export interface ParityOptions {
  /** Upstream's tasks. Each of their names belongs to one of our packages. */
  readonly tasks: Module;
  /** Where else users have names from; we have to have each. */
  readonly wanted?: readonly Module[];
  /** Modules of which we have some names, which have to be what they are there, but for those of the tasks. */
  readonly shared?: readonly Module[];
  /** Our packages. */
  readonly ours: readonly Module[];
  /** The package that passes on what others of ours export. It has each name that is held against ours, too. */
  readonly umbrella?: Umbrella;
}

export interface Umbrella extends Module {
  /** The packages of ours whose every name it passes on. */
  readonly over: readonly Module[];
}

/** A name that users of upstream may have in their code. */
export interface ParityCheck extends NameCheck {
  /** The module that has the name in the first place. */
  readonly from: string;
  /** The package that it belongs to; undefined when there is none. */
  readonly package?: string;
}

const inCdk = (name: string): Module => ({
  name,
  index: createRequire(import.meta.url)
    .resolve(`aws-cdk-lib/${name}`)
    .replace(/\.js$/, '.d.ts'),
});

/** Upstream and the specification against the sources of all our packages. */
export function everything(): ParityOptions {
  const packages = listPublicPackages();
  const ours = packages.filter(({ folder }) => folder !== UMBRELLA);
  const umbrella = packages.find(({ folder }) => folder === UMBRELLA);
  return {
    tasks: inCdk('aws-stepfunctions-tasks'),
    wanted: [{ name: 'the specification', index: join(import.meta.dirname, 'specification.ts') }],
    shared: [inCdk('aws-stepfunctions')],
    ours: ours.map(inWorkTree),
    umbrella: umbrella && { ...inWorkTree(umbrella), over: ours.filter(isUnderUmbrella).map(inWorkTree) },
  };
}

const inWorkTree = ({ dir, folder }: Package): Module => ({ name: folder, index: join(dir, 'src/index.ts') });

/** Holds each name of upstream against ours. */
export function parity({ ours, shared = [], tasks, umbrella, wanted = [] }: ParityOptions): ParityCheck[] {
  const program = new Modules([tasks, ...wanted, ...shared, ...ours, ...(umbrella ? [umbrella] : [])]);
  const exporters: Exporters = new Map();
  for (const each of ours) {
    for (const [name, symbol] of program.exportsOf(each)) {
      exporters.set(name, (exporters.get(name) ?? new Map<string, ts.Symbol>()).set(each.name, symbol));
    }
  }
  const homes = new Homes(tasks, program.exportsOf(tasks), exporters);
  const ofTasks = program
    .exportsOf(tasks)
    .map(([name, theirs]): Pair => ({ from: tasks, name, theirs, owner: homes.ownerOf(name, homes.placeOf(theirs)) }));
  const isOfTasks = new Set(program.exportsOf(tasks).map(([name]) => name));
  const ofOthers = [...wanted, ...shared].flatMap((from) =>
    program
      .exportsOf(from)
      .filter(([name]) => wanted.includes(from) || (exporters.has(name) && !isOfTasks.has(name)))
      .map(([name, theirs]): Pair => ({ from, name, theirs, owner: exporters.get(name)?.keys().next().value })),
  );

  const pairs = [...ofTasks, ...ofOthers].map((pair): Match => ({
    ...pair,
    ours: exporters.get(pair.name)?.get(pair.owner ?? ''),
  }));
  const counterparts = new Counterparts(program.checker);
  for (const { ours, theirs } of pairs) {
    if (ours) counterparts.add(theirs, ours);
  }
  const checks = pairs.flatMap(({ from, name, ours, owner, theirs }): ParityCheck[] => {
    if (owner === undefined && from === tasks) {
      return [{ name, problems: ['belongs to no package: export it'], from: from.name }];
    }
    const isOwn = (declaration: ts.Declaration): boolean => isBelow(dirname(from.index), declaration);
    const comparison = new TypeComparison(program.checker, counterparts, isOwn);
    comparison.compare(name, theirs, ours);
    return comparison.checks().map((check) => ({ ...check, from: from.name, package: owner }));
  });

  const ofUmbrella = umbrella ? umbrellaChecks(program, umbrella, ours, pairs) : [];
  return [...checks, ...ofUmbrella];
}

/** Each name that is held against ours, and each name of the packages below, is the same in the umbrella. */
function umbrellaChecks(
  program: Modules,
  umbrella: Umbrella,
  modules: readonly Module[],
  pairs: readonly Match[],
): ParityCheck[] {
  const passedOn = new Map(program.exportsOf(umbrella));
  const types = program.typesOf(umbrella);
  const held = pairs.map(({ from, name, ours, owner = '' }) => ({ from: from.name, name, ours, owner }));
  const below = umbrella.over.flatMap((each) =>
    program.exportsOf(each).map(([name, ours]) => ({ from: 'our packages', name, ours, owner: each.name })),
  );
  const problemOf = (name: string, ours: ts.Symbol | undefined, owner: string): string | undefined => {
    const mine = passedOn.get(name);
    if (mine === undefined) {
      return 'is not exported';
    }
    if (ours !== undefined && mine !== ours) {
      return `is not the one of ${owner}: another package has the name, too`;
    }
    const module = modules.find((each) => each.name === owner);
    const isValue = mine.flags & ts.SymbolFlags.Value && module && !program.typesOf(module).has(name);
    return isValue && types.has(name) ? 'is a type only' : undefined;
  };
  return [...held, ...below].map(({ from, name, ours, owner }): ParityCheck => {
    const problem = problemOf(name, ours, owner);
    return { name, problems: problem === undefined ? [] : [problem], from, package: umbrella.name };
  });
}

/** A name, and the package that it belongs to. */
interface Pair {
  readonly from: Module;
  readonly name: string;
  readonly theirs: ts.Symbol;
  /** The package that has it, or should. */
  readonly owner?: string;
}

/** With what the package has under the name. */
interface Match extends Pair {
  readonly ours: ts.Symbol | undefined;
}

/** What our packages export, by name and package. */
type Exporters = Map<string, Map<string, ts.Symbol>>;

/** Which package of ours a name of upstream belongs to: the one that has it, or else most of its neighbours. */
class Homes {
  private readonly root: string;
  private readonly places = new Map<string, Map<string, number>>();

  constructor(
    tasks: Module,
    names: readonly [string, ts.Symbol][],
    private readonly exporters: Exporters,
  ) {
    this.root = dirname(tasks.index);
    for (const [name, symbol] of names) {
      for (const place of neighbourhoods(this.placeOf(symbol))) {
        const counts = this.places.get(place) ?? new Map<string, number>();
        for (const owner of exporters.get(name)?.keys() ?? []) {
          counts.set(owner, (counts.get(owner) ?? 0) + 1);
        }
        this.places.set(place, counts);
      }
    }
  }

  /** The file, from the folder of the module. */
  public placeOf(symbol: ts.Symbol): string {
    return relative(this.root, symbol.declarations![0]!.getSourceFile().fileName)
      .replaceAll('\\', '/')
      .replace(/^lib\//, '')
      .replace(/\.d\.ts$/, '');
  }

  public ownerOf(name: string, place: string): string | undefined {
    const exporters = this.exporters.get(name);
    for (const neighbourhood of neighbourhoods(place)) {
      const [most] = [...this.places.get(neighbourhood)!].sort(([, a], [, b]) => b - a).map(([owner]) => owner);
      if (most !== undefined && (exporters === undefined || exporters.has(most))) {
        return most;
      }
    }
    return exporters?.keys().next().value;
  }
}

/** The file, and its folder, where it has one of its own. */
function neighbourhoods(place: string): string[] {
  return place.includes('/') ? [place, dirname(place)] : [place];
}

function isBelow(folder: string, declaration: ts.Declaration): boolean {
  return declaration.getSourceFile().fileName.startsWith(`${folder}/`);
}
