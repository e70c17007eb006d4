import ts from 'typescript';

/** A name of a module that others are held against, and what code that uses it would stumble over in ours. */
export interface NameCheck {
  /** `LambdaInvoke`, `new LambdaInvoke`, `LambdaInvoke.jsonPath`, `LambdaInvokeProps.payload`. */
  readonly name: string;
  readonly problems: readonly string[];
}

/** Symbols of other modules, with those of ours that take their place when users change their imports. */
export class Counterparts {
  private readonly ours = new Map<ts.Symbol, ts.Symbol>();

  constructor(private readonly checker: ts.TypeChecker) {}

  /** Puts ours beside theirs, and what is within both. */
  public add(theirs: ts.Symbol, ours: ts.Symbol): void {
    // The type of an enum with one member is that of the member.
    const members = theirs.flags & ts.SymbolFlags.Enum ? theirs.exports!.values() : [];
    for (const symbol of [theirs, ...members]) {
      this.ours.set(symbol, ours);
    }
    for (const [member, our] of membersOfNamespace(this.checker, theirs, ours)) {
      if (our) {
        this.add(member, our);
      }
    }
  }

  /** The type of ours for one of theirs. */
  public of(type: ts.Type): ts.Type | undefined {
    const our = this.ours.get(type.symbol);
    return our && this.checker.getDeclaredTypeOfSymbol(our);
  }
}

/** Holds exported types of ours against those of another module, whose users are to go on with ours. */
export class TypeComparison {
  private readonly found = new Map<string, string[]>();

  /**
   * @param counterparts what of ours stands for which of theirs, in types that name others
   * @param isOwn whether the other module declares something itself. What it inherits is held against ours as well, but
   * counts only when something is wrong with it.
   */
  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly counterparts: Counterparts,
    private readonly isOwn: (declaration: ts.Declaration) => boolean,
  ) {}

  /** The names that were compared, each with its problems. */
  public checks(): NameCheck[] {
    return [...this.found].map(([name, problems]) => ({ name, problems }));
  }

  public compare(name: string, theirs: ts.Symbol, ours: ts.Symbol | undefined): void {
    this.note(name, theirs);
    if (ours === undefined) {
      return this.problem(name, 'is not exported');
    }
    if (theirs.flags & ts.SymbolFlags.Value && !(ours.flags & ts.SymbolFlags.Value)) {
      this.problem(name, 'is a type only');
    } else if (theirs.flags & ts.SymbolFlags.Enum) {
      this.compareEnum(name, theirs, ours);
    } else if (theirs.flags & ts.SymbolFlags.Class) {
      this.compareClass(name, theirs, ours);
    } else if (theirs.flags & ts.SymbolFlags.Interface) {
      this.compareInterface(name, theirs, ours);
    } else if (theirs.flags & ts.SymbolFlags.TypeAlias) {
      this.compareTaken(name, this.checker.getDeclaredTypeOfSymbol(theirs), this.checker.getDeclaredTypeOfSymbol(ours));
    }
    if (theirs.flags & ts.SymbolFlags.Namespace) {
      this.compareNamespace(name, theirs, ours);
    }
  }

  private compareEnum(name: string, theirs: ts.Symbol, ours: ts.Symbol): void {
    const ourMembers = this.checker.getTypeOfSymbol(ours);
    for (const member of theirs.exports!.values()) {
      const memberName = `${name}.${member.name}`;
      this.note(memberName, member);
      const value = this.checker.getConstantValue(member.valueDeclaration as ts.EnumMember);
      const our = this.checker.getPropertyOfType(ourMembers, member.name);
      const ourType = our && this.checker.getTypeOfSymbol(our);
      if (!ourType?.isLiteral() || ourType.value !== value) {
        this.problem(memberName, `is not ${String(value)}`);
      }
    }
  }

  private compareClass(name: string, theirs: ts.Symbol, ours: ts.Symbol): void {
    const theirClass = this.checker.getTypeOfSymbol(theirs);
    const ourClass = this.checker.getTypeOfSymbol(ours);
    const constructors = theirClass.getConstructSignatures().filter(isVisible);
    if (constructors.length > 0 && !isAbstract(theirs)) {
      this.note(`new ${name}`, theirs);
      this.compareCalls(`new ${name}`, constructors, ourClass.getConstructSignatures());
    }
    this.comparePublic(name, theirClass, ourClass);
    const theirInstance = this.checker.getDeclaredTypeOfSymbol(theirs) as ts.InterfaceType;
    const ourInstance = this.checker.getDeclaredTypeOfSymbol(ours);
    this.comparePublic(`${name}.prototype`, theirInstance, ourInstance);
    for (const base of this.basesElsewhere(theirInstance)) {
      if (!this.checker.isTypeAssignableTo(ourInstance, base)) {
        this.problem(name, `is no ${this.text(base)}`);
      }
    }
  }

  /** What a class extends; the other module's own classes stand for what these extend. */
  private basesElsewhere(type: ts.InterfaceType): ts.BaseType[] {
    return this.checker
      .getBaseTypes(type)
      .flatMap((base) =>
        base.symbol.declarations!.some(this.isOwn) ? this.basesElsewhere(base as ts.InterfaceType) : [base],
      );
  }

  private comparePublic(name: string, theirs: ts.Type, ours: ts.Type): void {
    for (const member of this.checker.getPropertiesOfType(theirs).filter(isPublic)) {
      // What begins with an underscore is internal by the convention of the CDK.
      if (member.name === 'prototype' || member.name.startsWith('_') || member.flags & NAMESPACE_MEMBER) {
        continue;
      }
      const memberName = `${name}.${member.name}`;
      this.note(memberName, member);
      const our = this.checker.getPropertyOfType(ours, member.name);
      if (our === undefined || !isPublic(our)) {
        this.problem(memberName, 'is missing');
        continue;
      }
      const theirType = this.checker.getTypeOfSymbol(member);
      const ourType = this.checker.getTypeOfSymbol(our);
      const theirCalls = theirType.getCallSignatures();
      if (theirCalls.length > 0) {
        this.compareCalls(memberName, theirCalls, ourType.getCallSignatures());
      } else if (!this.fits(ourType, theirType)) {
        this.problem(memberName, `is a ${this.text(ourType)}`);
      }
    }
  }

  private compareCalls(name: string, theirs: readonly ts.Signature[], ours: readonly ts.Signature[]): void {
    const [their] = theirs;
    const [our] = ours;
    if (their === undefined || our === undefined || !isVisible(our)) {
      return this.problem(name, 'cannot be called');
    }
    our.parameters.forEach((parameter, i) => {
      const given = their.parameters[i];
      if (given === undefined) {
        if (!this.isOptional(parameter)) {
          this.problem(name, `wants ${parameter.name} as well`);
        }
      } else if (this.isOptional(given) && !this.isOptional(parameter)) {
        this.problem(name, `always wants ${parameter.name}`);
      } else if (!this.fits(this.argument(given), this.argument(parameter))) {
        this.problem(name, `does not take upstream's ${given.name}`);
      }
    });
    if (our.parameters.length < their.parameters.length) {
      this.problem(name, 'takes fewer arguments');
    }
    if (!this.fits(our.getReturnType(), their.getReturnType())) {
      this.problem(name, `gives back ${this.text(our.getReturnType())}`);
    }
  }

  private compareInterface(name: string, theirs: ts.Symbol, ours: ts.Symbol): void {
    const theirType = this.checker.getDeclaredTypeOfSymbol(theirs);
    const ourType = this.checker.getDeclaredTypeOfSymbol(ours);
    const given = new Map(this.checker.getPropertiesOfType(theirType).map((prop) => [prop.name, prop]));
    for (const prop of this.checker.getPropertiesOfType(ourType)) {
      const their = given.get(prop.name);
      if (!(prop.flags & ts.SymbolFlags.Optional) && (their === undefined || their.flags & ts.SymbolFlags.Optional)) {
        this.problem(`${name}.${prop.name}`, 'is required');
      }
    }
    for (const [propName, prop] of given) {
      const fullName = `${name}.${propName}`;
      this.note(fullName, prop);
      const our = this.checker.getPropertyOfType(ourType, propName);
      if (our === undefined) {
        this.problem(fullName, 'is missing');
        continue;
      }
      const [theirProp, ourProp] = [this.checker.getTypeOfSymbol(prop), this.checker.getTypeOfSymbol(our)];
      const theirCalls = theirProp.getCallSignatures();
      if (theirCalls.length > 0) {
        this.compareCalls(fullName, theirCalls, ourProp.getCallSignatures());
      } else {
        this.compareTaken(fullName, theirProp, ourProp);
      }
    }
  }

  private compareNamespace(name: string, theirs: ts.Symbol, ours: ts.Symbol): void {
    for (const [member, our] of membersOfNamespace(this.checker, theirs, ours)) {
      this.compare(`${name}.${member.name}`, member, our);
    }
  }

  private compareTaken(name: string, theirs: ts.Type, ours: ts.Type): void {
    if (!this.fits(theirs, ours)) {
      this.problem(name, `does not take ${this.text(theirs)}`);
    }
  }

  /** Whether one of the two can stand for the other, when ours stand for theirs in both. */
  private fits(source: ts.Type, target: ts.Type): boolean {
    const sources = [source, this.counterparts.of(source)].filter((type) => type !== undefined);
    const targets = [target, this.counterparts.of(target)].filter((type) => type !== undefined);
    if (sources.some((from) => targets.some((to) => this.checker.isTypeAssignableTo(from, to)))) {
      return true;
    }
    if (source.isUnion()) {
      return source.types.every((part) => this.fits(part, target));
    }
    if (target.isUnion()) {
      return target.types.some((part) => this.fits(source, part));
    }
    // Text has an index of text as well, whatever enum it is of.
    if (!(source.flags & target.flags & ts.TypeFlags.Object)) {
      return false;
    }
    const isAlike = this.checker.isArrayType(source) === this.checker.isArrayType(target);
    return [ts.IndexKind.Number, ts.IndexKind.String].some((kind) => {
      const [item, ourItem] = [source, target].map((type) => this.checker.getIndexTypeOfType(type, kind));
      return item && ourItem && isAlike && this.fits(item, ourItem);
    });
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

  private text(type: ts.Type): string {
    return this.checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
  }

  private note(name: string, symbol: ts.Symbol): void {
    if (!this.found.has(name) && symbol.declarations?.some(this.isOwn)) {
      this.found.set(name, []);
    }
  }

  private problem(name: string, problem: string): void {
    this.found.set(name, [...(this.found.get(name) ?? []), problem]);
  }
}

/** What stands in a namespace that a class has beside its statics. */
const NAMESPACE_MEMBER =
  ts.SymbolFlags.Class |
  ts.SymbolFlags.Enum |
  ts.SymbolFlags.Interface |
  ts.SymbolFlags.Namespace |
  ts.SymbolFlags.TypeAlias;

/** What stands in the namespaces of two symbols, by name. */
function membersOfNamespace(
  checker: ts.TypeChecker,
  theirs: ts.Symbol,
  ours: ts.Symbol,
): [ts.Symbol, ts.Symbol | undefined][] {
  const members = [...(theirs.exports?.values() ?? [])].filter(({ flags }) => flags & NAMESPACE_MEMBER);
  return members.map((member) => {
    const our = ours.exports?.get(member.escapedName);
    return [member, our && our.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(our) : our];
  });
}

function isPublic(symbol: ts.Symbol): boolean {
  return !(symbol.declarations ?? []).some(isHidden);
}

function isVisible({ declaration }: ts.Signature): boolean {
  return declaration === undefined || !isHidden(declaration);
}

function isHidden(declaration: ts.Declaration): boolean {
  return (ts.getCombinedModifierFlags(declaration) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) !== 0;
}

function isAbstract(symbol: ts.Symbol): boolean {
  return symbol.declarations!.some(
    (declaration) => ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Abstract,
  );
}
