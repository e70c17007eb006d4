import type { ts } from 'ts-morph';
import type { ParsedSource } from './parsed-source';

/** A name that is imported, or about to be. */
interface LocalName {
  readonly local: string;
  /** What it stands for: the package and its name there. */
  readonly target: string;
  /** The function, or the file, that has it. */
  readonly container: ts.Node;
  /** What the file declares by this name, until it is imported instead. */
  readonly isTaken?: ts.Symbol;
}

/** A name that the file imports already. */
export interface ImportedName {
  readonly symbol: ts.Symbol;
  readonly local: string;
  readonly target: string;
  readonly isType: boolean;
}

export interface NameRequest {
  readonly name: string;
  readonly target: string;
  readonly isType: boolean;
  /** Where it is to be declared, and where it is used. */
  readonly places: readonly ts.Node[];
  /** What its declaration is seen in. */
  readonly container: ts.Node;
}

/** Finds names for what is imported that stand for nothing else wherever they are used. */
export class LocalNames {
  private readonly given: LocalName[] = [];
  private readonly imported: ImportedName[] = [];

  constructor(private readonly source: ParsedSource) {}

  /** Says that the file imports something by itself. */
  public add(name: ImportedName): void {
    this.imported.push(name);
  }

  /** A name that the file has for it already, seen wherever it is used. */
  public existing({ container, isType, places, target }: NameRequest): string | undefined {
    const own = this.imported.find(
      (each) =>
        each.target === target &&
        (isType || !each.isType) &&
        places.every((place) => this.source.inScope(each.local, place) === each.symbol),
    );
    const given = this.given.find(
      (each) =>
        each.target === target &&
        isInside(container, each.container) &&
        places.every((place) => this.isOwn(each, place)),
    );
    return own?.local ?? given?.local;
  }

  /** A new name: its own if nothing else is called so, or else one like `SfnLambdaInvoke`. */
  public fresh({ container, name, places, target }: NameRequest): string {
    let local = name;
    const prefix = /^[a-z]/.test(name) ? 'sfn' : 'Sfn';
    for (let attempt = 1; !this.isFree(local, places, target); attempt += 1) {
      local = `${prefix}${name.charAt(0).toUpperCase()}${name.slice(1)}${attempt === 1 ? '' : attempt}`;
    }
    this.given.push({ local, target, container });
    return local;
  }

  /** A name that the file declares, and goes on to use when it is imported instead. */
  public take(local: string, target: string, container: ts.Node, isTaken: ts.Symbol | undefined): void {
    this.given.push({ local, target, container, isTaken });
  }

  /** Whether nothing else is called so there. What is taken over is still declared by the file. */
  private isOwn({ isTaken, local }: LocalName, place: ts.Node): boolean {
    const symbol = this.source.inScope(local, place);
    return symbol === undefined || symbol === isTaken;
  }

  private isFree(local: string, places: readonly ts.Node[], target: string): boolean {
    return (
      !this.source.globals().has(local) &&
      this.given.every((each) => each.local !== local || each.target === target) &&
      places.every((place) => this.source.inScope(local, place) === undefined)
    );
  }
}

function isInside(node: ts.Node, container: ts.Node): boolean {
  let current = node as ts.Node | undefined;
  while (current && current !== container) {
    current = current.parent;
  }
  return current !== undefined;
}
