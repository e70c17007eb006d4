import { ExpressionSyntaxError } from './expression-syntax-error';
import { HASH_ALGORITHMS, INTRINSIC_NESTING_LIMIT, INTRINSIC_SIGNATURES } from './intrinsic-signatures';
import type { Parameter } from './intrinsic-signatures';

/** Where a path starts: the state's input, the context object, or a variable. */
export type PathRoot =
  { readonly kind: 'input' } | { readonly kind: 'context' } | { readonly kind: 'variable'; readonly name: string };

/** One step of a path. */
export type PathStep =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'fields'; readonly names: readonly string[] }
  | { readonly kind: 'indexes'; readonly indexes: readonly number[] }
  | { readonly kind: 'slice'; readonly start?: number; readonly end?: number; readonly step?: number }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'descend' }
  | { readonly kind: 'function'; readonly name: string }
  | { readonly kind: 'filter'; readonly condition: string };

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
const NUMBER = /-?\d+(\.\d+)?([eE][+-]?\d+)?/y;

class Parser {
  private position = 0;

  constructor(private readonly text: string) {}

  public wholePath(): Path {
    const path = this.path();
    this.end();
    return path;
  }

  public wholeExpression(): Expression {
    this.space();
    const expression = this.at('$') ? this.path() : this.call(1);
    this.space();
    this.end();
    return expression;
  }

  private path(): Path {
    const start = this.position;
    if (!this.take('$')) {
      throw this.error("A path starts with '$'");
    }
    const root = this.root();
    const steps: PathStep[] = [];
    for (;;) {
      if (this.take('..')) {
        steps.push({ kind: 'descend' });
        steps.push(this.at('[') ? this.bracket() : this.field());
      } else if (this.take('.')) {
        steps.push(this.field());
      } else if (this.at('[')) {
        steps.push(this.bracket());
      } else {
        return { kind: 'path', text: this.text.slice(start, this.position), root, steps };
      }
    }
  }

  private root(): PathRoot {
    if (this.take('$')) {
      return { kind: 'context' };
    }
    const start = this.position;
    if (NAME_START.test(this.peek())) {
      while (NAME.test(this.peek())) {
        this.position++;
      }
      return { kind: 'variable', name: this.text.slice(start, this.position) };
    }
    return { kind: 'input' };
  }

  private field(): PathStep {
    if (this.take('*')) {
      return { kind: 'wildcard' };
    }
    let name = '';
    for (; this.position < this.text.length && !FIELD_END.test(this.peek()); this.position++) {
      if (this.take('\\') && this.position === this.text.length) {
        throw this.error('A character is missing behind the backslash');
      }
      name += this.peek();
    }
    if (name === '') {
      throw this.error('A field name is missing');
    }
    return this.take('()') ? { kind: 'function', name } : { kind: 'field', name };
  }

  private bracket(): PathStep {
    const open = this.position;
    this.expect('[');
    this.space();
    let step: PathStep;
    if (this.take('*')) {
      step = { kind: 'wildcard' };
    } else if (this.take('?')) {
      step = this.filter();
    } else if (this.at("'") || this.at('"')) {
      step = this.names();
    } else {
      step = this.indexes();
    }
    this.space();
    if (!this.take(']')) {
      throw this.error(`']' is missing for the '[' at position ${open}`);
    }
    return step;
  }

  private names(): PathStep {
    const first = this.quoted();
    const rest: string[] = [];
    for (this.space(); this.take(','); this.space()) {
      this.space();
      if (!this.at("'") && !this.at('"')) {
        throw this.error('A quoted field name is missing');
      }
      rest.push(this.quoted());
    }
    return rest.length === 0 ? { kind: 'field', name: first } : { kind: 'fields', names: [first, ...rest] };
  }

  private indexes(): PathStep {
    const first = this.integer();
    this.space();
    if (this.take(':')) {
      this.space();
      const end = this.integer();
      this.space();
      const step = this.take(':') ? this.integer() : undefined;
      return { kind: 'slice', start: first, end, step };
    }
    if (first === undefined) {
      throw this.error('An index, a quoted field name, a slice, a filter or * is missing');
    }
    const indexes = [first];
    for (; this.take(','); this.space()) {
      this.space();
      const next = this.integer();
      if (next === undefined) {
        throw this.error('An index is missing');
      }
      indexes.push(next);
    }
    return indexes.length === 1 ? { kind: 'index', index: first } : { kind: 'indexes', indexes };
  }

  private filter(): PathStep {
    this.space();
    const open = this.position;
    if (!this.take('(')) {
      throw this.error("'(' is missing: a filter is written [?(@.field > 1)]");
    }
    for (let depth = 1; depth > 0;) {
      if (this.position >= this.text.length) {
        throw this.error(`')' is missing for the '(' at position ${open}`);
      } else if (this.at("'") || this.at('"')) {
        this.quoted();
      } else {
        depth += this.at('(') ? 1 : this.at(')') ? -1 : 0;
        this.position++;
      }
    }
    const condition = this.text.slice(open + 1, this.position - 1).trim();
    if (condition === '') {
      throw this.error('A filter needs a condition', open + 1);
    }
    return { kind: 'filter', condition };
  }

  private call(depth: number): IntrinsicCall {
    const start = this.position;
    while (NAME.test(this.peek()) || this.at('.')) {
      this.position++;
    }
    const name = this.text.slice(start, this.position);
    const parameters = Object.hasOwn(INTRINSIC_SIGNATURES, name) ? INTRINSIC_SIGNATURES[name] : undefined;
    if (parameters === undefined) {
      throw this.error(
        name.startsWith('States.')
          ? `${name} is not an intrinsic function; there are ${Object.keys(INTRINSIC_SIGNATURES).join(', ')}`
          : "A path starts with '$' and an intrinsic function with 'States.'",
        start,
      );
    }
    if (depth > INTRINSIC_NESTING_LIMIT) {
      throw this.error(`Intrinsic functions nest at most ${INTRINSIC_NESTING_LIMIT} deep`, start);
    }
    this.space();
    this.expect('(');
    const args: IntrinsicCall['args'][number][] = [];
    for (this.space(); !this.take(')'); this.space()) {
      if (args.length > 0) {
        this.expect(',');
        this.space();
      }
      const at = this.position;
      const arg = this.argument(depth);
      this.checkArgument(name, parameters, args.length, arg, at);
      args.push(arg);
    }
    this.checkCount(name, parameters, args.length, start);
    this.checkTemplate(name, args, start);
    return { kind: 'call', name, args };
  }

  private argument(depth: number): IntrinsicCall['args'][number] {
    if (this.at('$')) {
      return this.path();
    }
    if (this.at("'")) {
      return { kind: 'literal', value: this.quoted() };
    }
    for (const [word, value] of [
      ['true', true],
      ['false', false],
      ['null', null],
    ] as const) {
      if (this.at(word) && !NAME.test(this.text.charAt(this.position + word.length))) {
        this.position += word.length;
        return { kind: 'literal', value };
      }
    }
    const number = this.match(NUMBER);
    if (number !== undefined) {
      return { kind: 'literal', value: Number(number) };
    }
    if (this.at('States.')) {
      return this.call(depth + 1);
    }
    throw this.error("An argument is a path, an intrinsic function, 'text', a number, true, false or null");
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
      throw this.error(`${name} takes ${parameterList(parameters)}; there are too many arguments`, at);
    }
    if (arg.kind !== 'literal' || parameter.type === 'any') {
      return;
    }
    if (typeof arg.value !== parameter.type) {
      throw this.error(`${name} wants ${article(parameter.type)} as '${parameter.name}'`, at);
    }
    if (name === 'States.Hash' && parameter.name === 'algorithm' && !HASH_ALGORITHMS.includes(String(arg.value))) {
      throw this.error(`States.Hash knows ${HASH_ALGORITHMS.join(', ')}`, at);
    }
    if (name === 'States.JsonMerge' && arg.value === true) {
      throw this.error('States.JsonMerge cannot merge deeply yet: its third argument is false', at);
    }
    if (name === 'States.ArrayRange' && parameter.name === 'step' && arg.value === 0) {
      throw this.error('States.ArrayRange cannot go in steps of 0', at);
    }
    if (name === 'States.ArrayPartition' && parameter.type === 'number' && Number(arg.value) <= 0) {
      throw this.error('States.ArrayPartition makes chunks of 1 or more', at);
    }
  }

  private checkCount(name: string, parameters: readonly Parameter[], count: number, at: number): void {
    const required = parameters.filter((parameter) => !parameter.optional && !parameter.variadic).length;
    if (count < required) {
      throw this.error(`${name} takes ${parameterList(parameters)}; there are too few arguments`, at);
    }
  }

  private checkTemplate(name: string, args: IntrinsicCall['args'], at: number): void {
    const template = args[0];
    if (name !== 'States.Format' || template?.kind !== 'literal') {
      return;
    }
    const places = placeholders(this.text.slice(at, this.position));
    if (places !== args.length - 1) {
      throw this.error(`States.Format has ${places} places '{}' for ${args.length - 1} values`, at);
    }
  }

  /** A quoted text; a backslash keeps the character behind it. */
  private quoted(): string {
    const open = this.position;
    const quote = this.peek();
    let value = '';
    for (this.position++; this.position < this.text.length; this.position++) {
      const char = this.peek();
      if (char === quote) {
        this.position++;
        return value;
      }
      if (char === '\\') {
        this.position++;
      }
      value += this.peek();
    }
    throw this.error(`The closing ${quote} is missing for the one at position ${open}`, this.text.length);
  }

  private integer(): number | undefined {
    const digits = this.match(INTEGER);
    return digits === undefined ? undefined : Number(digits);
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text)?.[0];
    this.position += found?.length ?? 0;
    return found;
  }

  private peek(): string {
    return this.text.charAt(this.position);
  }

  private at(expected: string): boolean {
    return this.text.startsWith(expected, this.position);
  }

  private take(expected: string): boolean {
    const found = this.at(expected);
    this.position += found ? expected.length : 0;
    return found;
  }

  private expect(expected: string): void {
    if (!this.take(expected)) {
      throw this.error(`'${expected}' is missing`);
    }
  }

  private space(): void {
    while (/[ \t\r\n]/.test(this.peek())) {
      this.position++;
    }
  }

  private end(): void {
    if (this.position < this.text.length) {
      throw this.error(`'${this.peek()}' is not expected here`);
    }
  }

  private error(problem: string, position = this.position): ExpressionSyntaxError {
    return new ExpressionSyntaxError(this.text, position, problem);
  }
}

/** Counts the `{}` of the first quoted text of a call; `\{` is a brace and no place. */
function placeholders(call: string): number {
  let places = 0;
  for (let i = call.indexOf("'") + 1; i < call.length && call[i] !== "'"; i++) {
    if (call[i] === '\\') {
      i++;
    } else if (call.startsWith('{}', i)) {
      places++;
    }
  }
  return places;
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
