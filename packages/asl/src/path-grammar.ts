import { ExpressionSyntaxError } from './expression-syntax-error';
import { FILTER_FIELD_END, parseFilterCondition } from './filter-grammar';
import type { FilterCondition } from './filter-grammar';
import { readFormatTemplate } from './format-template';
import { HASH_ALGORITHMS, INTRINSIC_NESTING_LIMIT, INTRINSIC_SIGNATURES } from './intrinsic-signatures';
import type { Parameter } from './intrinsic-signatures';
import { TextReader } from './text-reader';

/** Where a path starts: the state's input, the context object, or a variable. */
export type PathRoot =
  { readonly kind: 'input' } | { readonly kind: 'context' } | { readonly kind: 'variable'; readonly name: string };

/**
 * One step of a path.
 *
 * `last` is an index that counts from the end: 1 is the last item. `condition` of a filter is its text, and `parsed`
 * what that means.
 */
export type PathStep =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'last'; readonly offset: number }
  | { readonly kind: 'fields'; readonly names: readonly string[] }
  | { readonly kind: 'indexes'; readonly indexes: readonly number[] }
  | { readonly kind: 'slice'; readonly start?: number; readonly end?: number; readonly step?: number }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'descend' }
  | { readonly kind: 'function'; readonly name: string }
  | { readonly kind: 'filter'; readonly condition: string; readonly parsed: FilterCondition };

/** A parsed path. */
export interface Path {
  readonly kind: 'path';
  readonly text: string;
  readonly root: PathRoot;
  readonly steps: readonly PathStep[];
}

/** A literal argument of an intrinsic function. */
export interface Literal {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null;
  /** What stands between the quotes, backslashes included. Only texts have it. */
  readonly source?: string;
}

/** A call of an intrinsic function. */
export interface IntrinsicCall {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly (Path | Literal | IntrinsicCall)[];
}

/** A path or an intrinsic function: what may stand behind a `.$` key. */
export type Expression = Path | IntrinsicCall;

/**
 * Parses a path such as `$.order.items[0]`, `$$.Execution.Id` or `$variable`.
 *
 * @throws ExpressionSyntaxError with the position
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html
 */
export function parsePath(text: string): Path {
  return new Parser(text).wholePath();
}

/**
 * Parses a path that names exactly one place, as `ResultPath` needs: fields and indexes only, from the state's input.
 *
 * @throws ExpressionSyntaxError with the position
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html#amazon-states-language-reference-paths
 */
export function parseReferencePath(text: string): Path {
  const path = parsePath(text);
  if (path.root.kind !== 'input') {
    throw new ExpressionSyntaxError(text, 0, "A reference path starts with '$' and cannot write elsewhere");
  }
  if (!isReferencePath(path)) {
    throw new ExpressionSyntaxError(
      text,
      0,
      'A reference path has only fields and indexes, no operator that finds many',
    );
  }
  return path;
}

/** True when the path has only fields and indexes, so that it names one place. */
export function isReferencePath(path: Path): boolean {
  return path.steps.every((step) => step.kind === 'field' || (step.kind === 'index' && step.index >= 0));
}

/**
 * Parses a path or an intrinsic function, arguments and nesting included.
 *
 * @throws ExpressionSyntaxError with the position
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export function parseExpression(text: string): Expression {
  return new Parser(text).wholeExpression();
}

/** All paths in an expression, those inside the arguments of intrinsic functions included. */
export function pathsOf(expression: Expression): Path[] {
  if (expression.kind === 'path') {
    return [expression];
  }
  return expression.args.flatMap((arg) => (arg.kind === 'literal' ? [] : pathsOf(arg)));
}

const NAME_START = /[\p{L}_]/u;
const NAME = /[\p{L}\p{N}_]/u;
/** Characters that end a field written behind a dot, unless a backslash stands before them. */
const FIELD_END = /[\s.[\]()'"`,*?]/;
const INTEGER = /-?\d+/y;
const FROM_END = /\([ \t]*@\.length[ \t]*-[ \t]*\d{1,9}[ \t]*\)/y;
const NUMBER = /-?\d+(\.\d+)?([eE][+-]?\d+)?/y;

class Parser {
  private readonly reader: TextReader;

  constructor(text: string) {
    this.reader = new TextReader(text);
  }

  public wholePath(): Path {
    const path = this.path();
    this.reader.end();
    return path;
  }

  public wholeExpression(): Expression {
    this.reader.space();
    const expression = this.reader.at('$') ? this.path() : this.call(1);
    this.reader.space();
    this.reader.end();
    return expression;
  }

  private path(): Path {
    const start = this.reader.position;
    if (!this.reader.take('$')) {
      throw this.reader.error("A path starts with '$'");
    }
    const root = this.root();
    const steps = this.steps(0);
    return { kind: 'path', text: this.reader.text.slice(start, this.reader.position), root, steps };
  }

  /** @param depth how many filters are open around these steps: none, outside of filters */
  private steps(depth: number): readonly PathStep[] {
    const steps: PathStep[] = [];
    for (;;) {
      const descends = this.reader.take('..');
      if (descends) {
        steps.push({ kind: 'descend' });
      }
      if (this.reader.at('.[') && !descends) {
        this.reader.take('.');
      }
      if (this.reader.at('[')) {
        steps.push(this.bracket(depth));
      } else if (descends || this.reader.take('.')) {
        steps.push(this.field(depth));
      } else {
        return steps;
      }
    }
  }

  private root(): PathRoot {
    if (this.reader.take('$')) {
      return { kind: 'context' };
    }
    const start = this.reader.position;
    if (NAME_START.test(this.reader.peek())) {
      while (NAME.test(this.reader.peek())) {
        this.reader.position++;
      }
      return { kind: 'variable', name: this.reader.text.slice(start, this.reader.position) };
    }
    return { kind: 'input' };
  }

  private field(depth: number): PathStep {
    if (this.reader.take('*')) {
      return { kind: 'wildcard' };
    }
    const end = depth === 0 ? FIELD_END : FILTER_FIELD_END;
    let name = '';
    for (; this.reader.peek() !== '' && !end.test(this.reader.peek()); this.reader.position++) {
      if (this.reader.take('\\') && this.reader.position === this.reader.text.length) {
        throw this.reader.error('A character is missing behind the backslash');
      }
      name += this.reader.peek();
    }
    if (name === '') {
      throw this.reader.error('A field name is missing');
    }
    return this.reader.take('()') ? { kind: 'function', name } : { kind: 'field', name };
  }

  private bracket(depth: number): PathStep {
    const open = this.reader.position;
    this.reader.expect('[');
    this.reader.space();
    let step: PathStep;
    if (this.reader.take('*')) {
      step = { kind: 'wildcard' };
    } else if (this.reader.take('?')) {
      step = this.filter(depth + 1);
    } else if (this.reader.at("'") || this.reader.at('"')) {
      step = this.names();
    } else {
      step = this.fromEnd() ?? this.indexes();
    }
    this.reader.space();
    if (!this.reader.take(']')) {
      throw this.reader.error(`']' is missing for the '[' at position ${open}`);
    }
    return step;
  }

  private names(): PathStep {
    const first = this.quotedName();
    const rest: string[] = [];
    for (this.reader.space(); this.reader.take(','); this.reader.space()) {
      this.reader.space();
      if (!this.reader.at("'") && !this.reader.at('"')) {
        throw this.reader.error('A quoted field name is missing');
      }
      rest.push(this.quotedName());
    }
    return rest.length === 0 ? { kind: 'field', name: first } : { kind: 'fields', names: [first, ...rest] };
  }

  private indexes(): PathStep {
    const first = this.integer();
    this.reader.space();
    if (this.reader.take(':')) {
      this.reader.space();
      const end = this.integer();
      this.reader.space();
      const step = this.reader.take(':') ? this.integer() : undefined;
      return { kind: 'slice', start: first, end, step };
    }
    if (first === undefined) {
      throw this.reader.error('An index, a quoted field name, a slice, a filter or * is missing');
    }
    const indexes = [first];
    for (; this.reader.take(','); this.reader.space()) {
      this.reader.space();
      const next = this.integer();
      if (next === undefined) {
        throw this.reader.error('An index is missing');
      }
      indexes.push(next);
    }
    return indexes.length === 1 ? { kind: 'index', index: first } : { kind: 'indexes', indexes };
  }

  /** A backslash escapes itself and the quote; before all else it is part of the name, as the service has it. */
  private quotedName(): string {
    const quote = this.reader.peek();
    return this.reader
      .quoted()
      .replace(/\\([\\'"])/g, (pair, char: string) => (char === '\\' || char === quote ? char : pair));
  }

  private fromEnd(): PathStep | undefined {
    const found = this.reader.match(FROM_END);
    return found === undefined ? undefined : { kind: 'last', offset: Number(/\d+/.exec(found)?.[0]) };
  }

  private filter(depth: number): PathStep {
    this.reader.space();
    const open = this.reader.position;
    if (!this.reader.take('(')) {
      throw this.reader.error("'(' is missing: a filter is written [?(@.field > 1)]");
    }
    this.reader.space();
    if (this.reader.at(')')) {
      throw this.reader.error('A filter needs a condition', open + 1);
    }
    const parsed = parseFilterCondition({ reader: this.reader, depth, steps: (inside) => this.steps(inside) });
    this.reader.space();
    const condition = this.reader.text.slice(open + 1, this.reader.position).trim();
    if (!this.reader.take(')')) {
      throw this.reader.error(`')' is missing for the '(' at position ${open}`);
    }
    return { kind: 'filter', condition, parsed };
  }

  private call(depth: number): IntrinsicCall {
    const start = this.reader.position;
    while (NAME.test(this.reader.peek()) || this.reader.at('.')) {
      this.reader.position++;
    }
    const name = this.reader.text.slice(start, this.reader.position);
    const parameters = Object.hasOwn(INTRINSIC_SIGNATURES, name) ? INTRINSIC_SIGNATURES[name] : undefined;
    if (parameters === undefined) {
      throw this.reader.error(
        name.startsWith('States.')
          ? `${name} is not an intrinsic function; there are ${Object.keys(INTRINSIC_SIGNATURES).join(', ')}`
          : "A path starts with '$' and an intrinsic function with 'States.'",
        start,
      );
    }
    if (depth > INTRINSIC_NESTING_LIMIT) {
      throw this.reader.error(`Intrinsic functions nest at most ${INTRINSIC_NESTING_LIMIT} deep`, start);
    }
    this.reader.space();
    this.reader.expect('(');
    const args: IntrinsicCall['args'][number][] = [];
    for (this.reader.space(); !this.reader.take(')'); this.reader.space()) {
      if (args.length > 0) {
        this.reader.expect(',');
        this.reader.space();
      }
      const at = this.reader.position;
      const arg = this.argument(depth);
      this.checkArgument(name, parameters, args.length, arg, at);
      args.push(arg);
    }
    this.checkCount(name, parameters, args.length, start);
    this.checkTemplate(name, args, start);
    return { kind: 'call', name, args };
  }

  private argument(depth: number): IntrinsicCall['args'][number] {
    if (this.reader.at('$')) {
      return this.path();
    }
    if (this.reader.at("'")) {
      const source = this.reader.quoted();
      return { kind: 'literal', value: unescaped(source), source };
    }
    for (const [word, value] of [
      ['true', true],
      ['false', false],
      ['null', null],
    ] as const) {
      if (this.reader.at(word) && !NAME.test(this.reader.text.charAt(this.reader.position + word.length))) {
        this.reader.position += word.length;
        return { kind: 'literal', value };
      }
    }
    const number = this.reader.match(NUMBER);
    if (number !== undefined) {
      return { kind: 'literal', value: Number(number) };
    }
    if (this.reader.at('States.')) {
      return this.call(depth + 1);
    }
    throw this.reader.error("An argument is a path, an intrinsic function, 'text', a number, true, false or null");
  }

  private checkArgument(
    name: string,
    parameters: readonly Parameter[],
    index: number,
    arg: IntrinsicCall['args'][number],
    at: number,
  ): void {
    const parameter = parameters[index] ?? parameters.at(-1);
    if (parameter === undefined || (index >= parameters.length && !parameter.variadic)) {
      throw this.reader.error(`${name} takes ${parameterList(parameters)}; there are too many arguments`, at);
    }
    if (arg.kind !== 'literal' || parameter.type === 'any') {
      return;
    }
    if (typeof arg.value !== parameter.type) {
      throw this.reader.error(`${name} wants ${article(parameter.type)} as '${parameter.name}'`, at);
    }
    if (name === 'States.Hash' && parameter.name === 'algorithm' && !HASH_ALGORITHMS.includes(String(arg.value))) {
      throw this.reader.error(`States.Hash knows ${HASH_ALGORITHMS.join(', ')}`, at);
    }
    if (name === 'States.JsonMerge' && arg.value === true) {
      throw this.reader.error('States.JsonMerge cannot merge deeply yet: its third argument is false', at);
    }
    if (name === 'States.ArrayRange' && parameter.name === 'step' && arg.value === 0) {
      throw this.reader.error('States.ArrayRange cannot go in steps of 0', at);
    }
    if (name === 'States.ArrayPartition' && parameter.type === 'number' && Number(arg.value) <= 0) {
      throw this.reader.error('States.ArrayPartition makes chunks of 1 or more', at);
    }
  }

  private checkCount(name: string, parameters: readonly Parameter[], count: number, at: number): void {
    const required = parameters.filter((parameter) => !parameter.optional && !parameter.variadic).length;
    if (count < required) {
      throw this.reader.error(`${name} takes ${parameterList(parameters)}; there are too few arguments`, at);
    }
  }

  private checkTemplate(name: string, args: IntrinsicCall['args'], at: number): void {
    const template = args[0];
    if (name !== 'States.Format' || template?.kind !== 'literal') {
      return;
    }
    const places = readFormatTemplate(template.source ?? '').texts.length - 1;
    if (places !== args.length - 1) {
      throw this.reader.error(`States.Format has ${places} places '{}' for ${args.length - 1} values`, at);
    }
  }

  private integer(): number | undefined {
    const digits = this.reader.match(INTEGER);
    return digits === undefined ? undefined : Number(digits);
  }
}

/** What a quoted text means. */
function unescaped(source: string): string {
  return source.replace(/\\([^])/g, '$1');
}

function parameterList(parameters: readonly Parameter[]): string {
  const names = parameters.map(({ name, optional, variadic }) =>
    variadic ? `${name}…` : optional ? `${name}?` : name,
  );
  return `(${names.join(', ')})`;
}

function article(type: string): string {
  return type === 'array' || type === 'json' ? 'a path or an intrinsic function' : `a ${type}`;
}
