import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import ts from 'typescript';
import { listPublicPackages, workspaceRoot } from '../../src/workspace.ts';

/** What came of holding our types against upstream's. */
export interface DropInTypes {
  /** The exported names of upstream that belong to the packages we have. */
  readonly names: readonly string[];
  /** What code that compiles with upstream would stumble over. */
  readonly problems: readonly string[];
}

/** Upstream's module of tasks. */
export const upstreamIndex = createRequire(import.meta.url)
  .resolve('aws-cdk-lib/aws-stepfunctions-tasks')
  .replace(/\.js$/, '.d.ts');

/** All our packages. */
export const ourIndexes = listPublicPackages().map(({ dir }) => join(dir, 'src/index.ts'));

/** Holds the types of some modules against those of upstream's. */
export function dropInTypes(upstreamIndex: string, ourIndexes: readonly string[]): DropInTypes {
  const config = ts.readConfigFile(join(workspaceRoot, 'tsconfig.json'), ts.sys.readFile.bind(ts.sys));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, workspaceRoot);
  const program = ts.createProgram([upstreamIndex, ...ourIndexes], options);
  const checker = program.getTypeChecker();
  const exportsOf = (file: string): [string, ts.Symbol][] =>
    checker
      .getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file)!)!)
      .map((symbol) => [symbol.name, symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol]);
  const ours = new Map(ourIndexes.flatMap(exportsOf));
  const all = exportsOf(upstreamIndex);
  const homes = new Set(
    all.filter(([name, symbol]) => ours.has(name) && isClass(symbol)).map(([, symbol]) => home(symbol)),
  );
  const theirs = all.filter(([, symbol]) => homes.has(home(symbol)));
  const comparison = new Comparison(checker);
  for (const [name, symbol] of theirs) {
    comparison.compare(name, symbol, ours.get(name));
  }
  return { names: theirs.map(([name]) => name), problems: comparison.problems };
}

/** Files in the folder of another service. */
const STRAYS = ['/call-aws-service-cross-region.d.ts'];

/** Upstream has a folder for a service, or a file where there is one class only. */
function home(symbol: ts.Symbol): string {
  const file = symbol.declarations![0]!.getSourceFile().fileName;
  const folder = dirname(file);
  return folder.endsWith('/aws-stepfunctions-tasks/lib') || STRAYS.some((stray) => file.endsWith(stray))
    ? file
    : folder;
}

const isClass = (symbol: ts.Symbol): boolean => (symbol.flags & ts.SymbolFlags.Class) !== 0;

class Comparison {
  public readonly problems: string[] = [];

  constructor(private readonly checker: ts.TypeChecker) {}

  public compare(name: string, theirs: ts.Symbol, ours: ts.Symbol | undefined): void {
    if (ours === undefined) {
      this.problems.push(`${name} is not exported`);
      return;
    }
    if (theirs.flags & ts.SymbolFlags.Value && !(ours.flags & ts.SymbolFlags.Value)) {
      this.problems.push(`${name} is a type only`);
    } else if (theirs.flags & ts.SymbolFlags.Enum) {
      this.compareMembers(name, theirs, ours);
    } else if (isClass(theirs)) {
      this.compareClass(name, theirs, ours);
    } else {
      this.compareInterface(name, theirs, ours);
    }
  }

  private compareMembers(name: string, theirs: ts.Symbol, ours: ts.Symbol): void {
    const valuesOf = (symbol: ts.Symbol): Map<string, unknown> =>
      new Map(
        [...symbol.exports!.values()].map((member) => [
          member.name,
          this.checker.getConstantValue(member.valueDeclaration as ts.EnumMember),
        ]),
      );
    const ourValues = valuesOf(ours);
    for (const [member, value] of valuesOf(theirs)) {
      if (ourValues.get(member) !== value) {
        this.problems.push(`${name}.${member} is not ${String(value)}`);
      }
    }
  }

  private compareClass(name: string, theirs: ts.Symbol, ours: ts.Symbol): void {
    const theirClass = this.checker.getTypeOfSymbol(theirs);
    const ourClass = this.checker.getTypeOfSymbol(ours);
    this.compareCalls(`new ${name}`, theirClass.getConstructSignatures(), ourClass.getConstructSignatures());
    this.comparePublic(name, theirClass, ourClass);
    const theirInstance = this.checker.getDeclaredTypeOfSymbol(theirs) as ts.InterfaceType;
    const ourInstance = this.checker.getDeclaredTypeOfSymbol(ours);
    this.comparePublic(`${name}.prototype`, theirInstance, ourInstance);
    for (const base of this.checker.getBaseTypes(theirInstance)) {
      if (!this.checker.isTypeAssignableTo(ourInstance, base)) {
        this.problems.push(`${name} is no ${this.checker.typeToString(base)}`);
      }
    }
  }

  private comparePublic(name: string, theirs: ts.Type, ours: ts.Type): void {
    for (const member of this.checker.getPropertiesOfType(theirs).filter(isPublic)) {
      const our = this.checker.getPropertyOfType(ours, member.name);
      if (our === undefined || !isPublic(our)) {
        this.problems.push(`${name}.${member.name} is missing`);
        continue;
      }
      const theirType = this.checker.getTypeOfSymbol(member);
      const ourType = this.checker.getTypeOfSymbol(our);
      const theirCalls = theirType.getCallSignatures();
      if (theirCalls.length > 0) {
        this.compareCalls(`${name}.${member.name}`, theirCalls, ourType.getCallSignatures());
      } else if (member.name !== 'prototype' && !this.fits(ourType, theirType)) {
        this.problems.push(`${name}.${member.name} is a ${this.checker.typeToString(ourType)}`);
      }
    }
  }

  private compareCalls(name: string, theirs: readonly ts.Signature[], ours: readonly ts.Signature[]): void {
    const [their] = theirs.filter(({ declaration }) => declaration === undefined || !isHidden(declaration));
    const [our] = ours;
    if (their === undefined || our === undefined) {
      return their === undefined ? undefined : void this.problems.push(`${name}() cannot be called`);
    }
    our.parameters.forEach((parameter, i) => {
      const given = their.parameters[i];
      if (given === undefined) {
        if (!this.isOptional(parameter)) {
          this.problems.push(`${name}() wants ${parameter.name} as well`);
        }
      } else if (this.isOptional(given) && !this.isOptional(parameter)) {
        this.problems.push(`${name}() always wants ${parameter.name}`);
      } else if (!this.fits(this.argument(given), this.argument(parameter))) {
        this.problems.push(`${name}() does not take upstream's ${given.name}`);
      }
    });
    if (our.parameters.length < their.parameters.length) {
      this.problems.push(`${name}() takes fewer arguments`);
    }
    if (!this.fits(our.getReturnType(), their.getReturnType())) {
      this.problems.push(`${name}() gives back ${this.checker.typeToString(our.getReturnType())}`);
    }
  }

  private compareInterface(name: string, theirs: ts.Symbol, ours: ts.Symbol): void {
    const theirType = this.checker.getDeclaredTypeOfSymbol(theirs);
    const ourType = this.checker.getDeclaredTypeOfSymbol(ours);
    const given = new Map(this.checker.getPropertiesOfType(theirType).map((prop) => [prop.name, prop]));
    for (const prop of this.checker.getPropertiesOfType(ourType)) {
      const their = given.get(prop.name);
      if (!(prop.flags & ts.SymbolFlags.Optional) && (their === undefined || their.flags & ts.SymbolFlags.Optional)) {
        this.problems.push(`${name}.${prop.name} is required`);
      }
    }
    for (const [propName, prop] of given) {
      const our = this.checker.getPropertyOfType(ourType, propName);
      if (our === undefined) {
        this.problems.push(`${name}.${propName} is missing`);
      } else if (!this.fits(this.checker.getTypeOfSymbol(prop), this.checker.getTypeOfSymbol(our))) {
        this.problems.push(
          `${name}.${propName} does not take ${this.checker.typeToString(this.checker.getTypeOfSymbol(prop))}`,
        );
      }
    }
  }

  /** A type that has the same name fits as well: code that changes its import gets ours of both. */
  private fits(source: ts.Type, target: ts.Type): boolean {
    return (
      this.checker.isTypeAssignableTo(source, target) ||
      this.checker.typeToString(source) === this.checker.typeToString(target)
    );
  }

  /** The type of what is given when something is given. */
  private argument(parameter: ts.Symbol): ts.Type {
    const type = this.checker.getTypeOfSymbol(parameter);
    return this.isOptional(parameter) ? this.checker.getNonNullableType(type) : type;
  }

  private isOptional(parameter: ts.Symbol): boolean {
    const declaration = parameter.valueDeclaration;
    return declaration !== undefined && ts.isParameter(declaration) && this.checker.isOptionalParameter(declaration);
  }
}

function isPublic(symbol: ts.Symbol): boolean {
  return !(symbol.declarations ?? []).some(isHidden);
}

function isHidden(declaration: ts.Declaration): boolean {
  return (ts.getCombinedModifierFlags(declaration) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) !== 0;
}
