import type { Stack } from 'aws-cdk-lib/core';
import ts from 'typescript';
import { Modules } from '../../src/parity/modules.ts';
import type { Module } from '../../src/parity/modules.ts';
import { Counterparts } from '../../src/parity/type-comparison.ts';
import type { Dimension, Model, Tasks, Value } from './case.ts';
import { surroundings } from './surroundings.ts';

/** What is looked through. */
export interface Written {
  /** Our packages. */
  readonly ours: readonly Module[];
  /** Upstream's tasks, by whose types most cases are written. */
  readonly upstream: Module;
  /** The files of the cases. */
  readonly cases: readonly Module[];
  /** What they describe. */
  readonly models: readonly Pick<Model, 'className' | 'dimensions'>[];
  /** What the values of the models are made with. */
  readonly tasks: Tasks;
  /** Whether a prop that is declared in a file is looked for. */
  readonly isOwn: (file: string) => boolean;
}

/** The props of our tasks that no case gives, at every depth: `SqsSendMessage.delay`, `MessageAttribute.value`. */
export function untriedProps({ cases, isOwn, models, ours, tasks, upstream }: Written): string[] {
  const program = new Modules([...ours, upstream, ...cases]);
  const exported = new Map(ours.flatMap((module) => program.exportsOf(module)));
  const counterparts = new Counterparts(program.checker);
  for (const [name, theirs] of program.exportsOf(upstream)) {
    const our = exported.get(name);
    if (our) counterparts.add(theirs, our);
  }
  const props = new Props(program.checker, isOwn);
  const makeStack = surroundings.find(({ name }) => name === 'stack')!.values[0]!.make as () => () => Stack;
  const stack = makeStack()();
  const make = (value: Value): unknown => attempted(() => value.make(tasks, stack));
  for (const { className, dimensions } of models) {
    const task = exported.get(className);
    if (task) {
      props.addTask(className, task);
      dimensions.forEach((dimension) => props.addGiven(className, task, dimension, make));
    }
  }
  cases.forEach((each) => props.addLiterals(program.sourceOf(each), (type) => counterparts.of(type) ?? type));
  return props.untried();
}

/** Undefined for what is refused, as by an imported construct that does not know something. */
function attempted(get: () => unknown): unknown {
  try {
    return get();
  } catch {
    return undefined;
  }
}

/** What tasks take, and what of it is given. */
class Props {
  private readonly taken = new Map<string, ts.Declaration | string>();
  private readonly given = new Set<ts.Declaration | string>();
  private readonly seen = new Set<ts.Type>();

  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly isOwn: (file: string) => boolean,
  ) {}

  public untried(): string[] {
    return [...this.taken]
      .filter(([, prop]) => !this.given.has(prop))
      .map(([name]) => name)
      .sort();
  }

  /** Adds what a task takes. Its own props are its own, even those that others take as well. */
  public addTask(className: string, task: ts.Symbol): void {
    for (const prop of this.ownProps(this.propsOf(task))) {
      const name = `${className}.${prop.name}`;
      this.taken.set(name, name);
      this.addDeep(this.checker.getTypeOfSymbol(prop), name);
    }
  }

  /** Adds what a task is given. */
  public addGiven(className: string, task: ts.Symbol, dimension: Dimension, make: (value: Value) => unknown): void {
    const props = this.ownProps(this.propsOf(task));
    for (const value of dimension.kind === 'prop' || dimension.kind === 'props' ? dimension.values.map(make) : []) {
      const all: unknown = dimension.kind === 'prop' ? { [dimension.name]: value } : value;
      for (const prop of props) {
        const each = (all as Record<string, unknown> | undefined)?.[prop.name];
        if (each !== undefined) {
          this.given.add(`${className}.${prop.name}`);
          this.addValue(each, this.checker.getTypeOfSymbol(prop));
        }
      }
    }
  }

  /** Adds what object literals say where a type is wanted of them: a class does not show what it was made of. */
  public addLiterals(file: ts.SourceFile, ours: (type: ts.Type) => ts.Type): void {
    const visit = (node: ts.Node): void => {
      const wanted = ts.isObjectLiteralExpression(node) ? this.checker.getContextualType(node) : undefined;
      if (wanted && ts.isObjectLiteralExpression(node)) {
        for (const type of wanted.isUnion() ? wanted.types : [wanted]) {
          for (const { name } of node.properties) {
            const prop = name && ts.isIdentifier(name) && this.checker.getPropertyOfType(ours(type), name.text);
            if (prop && prop.valueDeclaration) this.given.add(prop.valueDeclaration);
          }
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }

  private addDeep(type: ts.Type, name: string): void {
    if (type.isUnionOrIntersection()) {
      return type.types.forEach((part) => this.addDeep(part, name));
    }
    if (!(type.flags & ts.TypeFlags.Object) || this.seen.has(type)) {
      return;
    }
    this.seen.add(type);
    this.itemTypes(type).forEach((item) => this.addDeep(item, name));
    if (type.isClass()) {
      return this.addMakers(type);
    }
    const own = type.symbol.flags & ts.SymbolFlags.TypeLiteral ? name : type.symbol.name;
    for (const prop of this.ownProps(type)) {
      this.taken.set(`${own}.${prop.name}`, prop.valueDeclaration!);
      this.addDeep(this.checker.getTypeOfSymbol(prop), `${own}.${prop.name}`);
    }
  }

  /** What the constructor and the static methods of a class of ours take. */
  private addMakers({ symbol }: ts.InterfaceType): void {
    const type = this.checker.getTypeOfSymbol(symbol);
    const isOwn = symbol.declarations?.some((each) => this.isOwn(each.getSourceFile().fileName)) ?? false;
    const makers = [
      ...(isOwn ? type.getConstructSignatures() : []),
      ...this.ownProps(type).flatMap((method) => this.checker.getTypeOfSymbol(method).getCallSignatures()),
    ];
    for (const parameter of makers.flatMap(({ parameters }) => parameters)) {
      this.addDeep(this.checker.getTypeOfSymbol(parameter), `${symbol.name}.${parameter.name}`);
    }
  }

  private addValue(value: unknown, type: ts.Type): void {
    if (typeof value !== 'object' || value === null || type.isClass()) {
      return;
    }
    if (type.isUnionOrIntersection()) {
      return type.types.forEach((part) => this.addValue(value, part));
    }
    const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
    for (const item of isPlain ? this.itemTypes(type) : []) {
      Object.values(value).forEach((each) => this.addValue(each, item));
    }
    for (const prop of this.ownProps(type)) {
      const each = attempted(() => (value as Record<string, unknown>)[prop.name]);
      if (each !== undefined) {
        this.given.add(prop.valueDeclaration!);
        this.addValue(each, this.checker.getTypeOfSymbol(prop));
      }
    }
  }

  private propsOf(task: ts.Symbol): ts.Type {
    const [constructor] = this.checker.getTypeOfSymbol(task).getConstructSignatures();
    return this.checker.getTypeOfSymbol(constructor!.parameters.at(-1)!);
  }

  private itemTypes(type: ts.Type): ts.Type[] {
    return [ts.IndexKind.Number, ts.IndexKind.String].flatMap(
      (kind) => this.checker.getIndexTypeOfType(type, kind) ?? [],
    );
  }

  private ownProps(type: ts.Type): ts.Symbol[] {
    const props = type.isUnion() ? type.types.flatMap((part) => part.getProperties()) : type.getProperties();
    return props.filter(
      ({ valueDeclaration }) => valueDeclaration && this.isOwn(valueDeclaration.getSourceFile().fileName),
    );
  }
}
