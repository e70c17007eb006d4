import { join } from 'node:path';
import ts from 'typescript';
import { workspaceRoot } from '../workspace.ts';

/** Something that is imported from. */
export interface Module {
  readonly name: string;
  /** The file that users import, or its types. */
  readonly index: string;
}

/** Some modules in one program, with the settings of this work tree. */
export class Modules {
  public readonly checker: ts.TypeChecker;
  private readonly program: ts.Program;

  constructor(modules: readonly Module[]) {
    const config = ts.readConfigFile(join(workspaceRoot, 'tsconfig.json'), ts.sys.readFile.bind(ts.sys));
    const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, workspaceRoot);
    this.program = ts.createProgram(
      modules.map(({ index }) => index),
      options,
    );
    this.checker = this.program.getTypeChecker();
  }

  public exportsOf({ index }: Module): [string, ts.Symbol][] {
    const module = this.checker.getSymbolAtLocation(this.program.getSourceFile(index)!);
    // A package that was just begun may export nothing yet.
    return (module ? this.checker.getExportsOfModule(module) : []).map((symbol) => [
      symbol.name,
      symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol,
    ]);
  }

  /** Names that are exported by `export type`, whatever they are. */
  public typesOf({ index }: Module): Set<string> {
    const module = this.checker.getSymbolAtLocation(this.program.getSourceFile(index)!);
    const exported = module ? this.checker.getExportsOfModule(module) : [];
    const isType = (symbol: ts.Symbol) => symbol.declarations?.some(ts.isTypeOnlyExportDeclaration) ?? false;
    return new Set(exported.filter(isType).map(({ name }) => name));
  }

  /** The files that were asked for. */
  public sourceOf({ index }: Module): ts.SourceFile {
    return this.program.getSourceFile(index)!;
  }
}
