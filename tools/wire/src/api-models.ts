import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import { without } from './shape.ts';
import type { Member, Shape, Structure } from './shape.ts';

const OPTIONS: ts.CompilerOptions = {
  lib: ['lib.es5.d.ts'],
  noEmit: true,
  skipLibCheck: true,
  strict: true,
  types: [],
};

/** Types of JavaScript that stand for what is text in JSON. */
const TEXTS = ['Date', 'Uint8Array'];
/** Types that clients import, which are not read. */
const IMPORTED: Readonly<Record<string, 'anything' | 'text'>> = {
  BlobPayloadInputTypes: 'text',
  __DocumentType: 'anything',
};
/** The alternative that stands for those that the client does not know yet. */
const UNKNOWN = '$unknown';
/** What clients add to an answer. */
const METADATA = '$metadata';

/**
 * AWS's own models of its APIs, as they stand in the types of the AWS SDK's clients: names, kinds, required members and
 * enums. A client has one file an operation, so that little is read of it.
 */
export class ApiModels {
  private readonly read = new Map<string, Structure | undefined>();
  private readonly files = new Map<string, ts.SourceFile>();
  private readonly host = this.createHost();

  /** @param from a file of the package that depends on the clients */
  constructor(private readonly from: string) {}

  /** The input of an operation of a client, if there is such an operation. */
  public input(client: string, operation: string): Structure | undefined {
    return this.structure(client, operation, 'Input');
  }

  /** What an operation of a client answers, if there is such an operation. */
  public output(client: string, operation: string): Structure | undefined {
    const output = this.structure(client, operation, 'Output');
    return output && without(output, METADATA);
  }

  private structure(client: string, operation: string, side: 'Input' | 'Output'): Structure | undefined {
    const manifest = createRequire(this.from).resolve(`${client}/package.json`);
    const file = join(dirname(manifest), 'dist-types/commands', `${operation}Command.d.ts`);
    const name = `${operation}Command${side}`;
    const key = `${file} ${name}`;
    if (!this.read.has(key)) {
      this.read.set(key, existsSync(file) ? this.typeOf(file, name) : undefined);
    }
    return this.read.get(key);
  }

  private typeOf(file: string, name: string): Structure {
    const program = ts.createProgram([file], OPTIONS, this.host);
    const checker = program.getTypeChecker();
    const module = checker.getSymbolAtLocation(program.getSourceFile(file)!)!;
    const symbol = checker.getExportsOfModule(module).find((each) => each.name === name);
    if (symbol === undefined) {
      throw new Error(`${file} exports no ${name}`);
    }
    return new ShapeReader(checker).structure(checker.getDeclaredTypeOfSymbol(symbol));
  }

  /** A host that parses each file once, and reads the models of a client and nothing else behind an operation. */
  private createHost(): ts.CompilerHost {
    const host = ts.createCompilerHost(OPTIONS);
    return {
      ...host,
      getSourceFile: (file, languageVersion) => {
        const read =
          this.files.get(file) ?? ts.createSourceFile(file, readFileSync(file, 'utf8'), languageVersion, false);
        this.files.set(file, read);
        return read;
      },
      resolveModuleNameLiterals: (literals, containingFile) =>
        literals.map(({ text }) => {
          const file = `${resolve(dirname(containingFile), text)}.d.ts`;
          return {
            resolvedModule:
              text.startsWith('.') && dirname(file).endsWith('/models') && existsSync(file)
                ? { resolvedFileName: file, extension: ts.Extension.Dts }
                : undefined,
          };
        }),
    };
  }
}

/** Reads shapes from types. Members are read when they are asked for: some types hold themselves. */
class ShapeReader {
  private readonly shapes = new Map<ts.Type, Shape>();

  constructor(private readonly checker: ts.TypeChecker) {}

  public structure(type: ts.Type): Structure {
    return { kind: 'structure', members: this.members(type) };
  }

  private members(type: ts.Type): Map<string, Member> {
    return new Map(
      this.checker.getPropertiesOfType(type).map((property) => [capitalised(property.name), this.member(property)]),
    );
  }

  private member(property: ts.Symbol): Member {
    const shape = (): Shape =>
      this.shape(this.checker.getNonNullableType(this.checker.getTypeOfSymbol(property)), property);
    return {
      required: !(property.flags & ts.SymbolFlags.Optional),
      get shape() {
        return shape();
      },
    };
  }

  /** @param property what has the type, for types that say nothing by themselves */
  private shape(type: ts.Type, property?: ts.Symbol): Shape {
    const known = this.shapes.get(type);
    if (known) {
      return known;
    }
    const shape = this.read(type, property);
    if (shape.kind === 'structure' || shape.kind === 'union') {
      this.shapes.set(type, shape);
    }
    return shape;
  }

  private read(type: ts.Type, property?: ts.Symbol): Shape {
    const name = type.aliasSymbol?.name ?? type.getSymbol()?.name ?? '';
    const { flags } = type;
    if (flags & ts.TypeFlags.String || TEXTS.includes(name)) {
      return { kind: 'text' };
    }
    if (flags & ts.TypeFlags.NumberLike) {
      return { kind: 'number' };
    }
    if (flags & ts.TypeFlags.BooleanLike) {
      return { kind: 'boolean' };
    }
    const alternatives = type.isUnion() ? type.types : [type];
    if (alternatives.every((each) => each.isStringLiteral())) {
      return { kind: 'text', values: alternatives.map(({ value }) => value) };
    }
    if (type.isUnion()) {
      return { kind: 'union', members: new Map(alternatives.flatMap((each) => this.alternative(each))) };
    }
    if (this.checker.isArrayType(type)) {
      const [element] = this.checker.getTypeArguments(type as ts.TypeReference);
      return { kind: 'list', element: this.shape(element!) };
    }
    const value = this.checker.getIndexTypeOfType(type, ts.IndexKind.String);
    if (value) {
      return { kind: 'map', value: this.shape(value) };
    }
    if (flags & ts.TypeFlags.Object) {
      return this.structure(type);
    }
    // An imported type, of which only the name is known.
    const imported = IMPORTED[declaredType(property)];
    if (imported === undefined) {
      throw new Error(
        `What the type of ${property?.name ?? 'an element'} means is not known: ${declaredType(property)}`,
      );
    }
    return { kind: imported };
  }

  /** The member that an alternative of a union has; all others are forbidden in it. */
  private alternative(type: ts.Type): [string, Member][] {
    return [...this.members(type)].filter(([name, { required }]) => required && name !== UNKNOWN);
  }
}

/** Step Functions writes the names of members with a capital, whatever the service does. */
function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The name of the type that a property was declared with. */
function declaredType(property: ts.Symbol | undefined): string {
  const declaration = property?.valueDeclaration;
  const node = declaration && ts.isPropertySignature(declaration) ? declaration.type : undefined;
  const nodes = node && ts.isUnionTypeNode(node) ? [...node.types] : [node];
  return nodes
    .filter((each) => each !== undefined)
    .filter(ts.isTypeReferenceNode)
    .map(({ typeName }) => (ts.isIdentifier(typeName) ? typeName.text : ''))
    .join();
}
