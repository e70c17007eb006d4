import { checkJsonata, parseExpression, undelimited } from '@cdk-sfn/asl';
import type { ExpressionSyntaxError } from '@cdk-sfn/asl';
import { Token } from 'aws-cdk-lib/core';
import { QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { ArgumentValue, Reference, TextPart } from './argument-value';
import { isReference, printed, readArgument } from './argument-value';
import { hidesStateData } from './hidden-state-data';
import { IntrinsicWriter } from './intrinsic-writer';
import { JsonataExpression } from './jsonata-expression';
import { StateDataReference, toJsonata } from './state-data-reference';
import type { TaskProblem } from './task-validation-error';

/** Something that renders, but may not mean what its writer wanted. */
export interface RenderWarning {
  readonly id: string;
  readonly message: string;
}

/**
 * Turns values into the JSON of a state, in the query language in force.
 *
 * It collects what is wrong instead of throwing, so that all problems of one construct are reported together.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-input-output-filtering.html
 */
export abstract class Renderer {
  /** @param scope where CloudFormation functions are looked into for state data; not looked into without it */
  public static for(language: QueryLanguage, scope?: Construct): Renderer {
    return language === QueryLanguage.JSONATA ? new JsonataRenderer(scope) : new JsonPathRenderer(scope);
  }

  public readonly problems: TaskProblem[] = [];
  public readonly warnings: RenderWarning[] = [];
  /** The objects being rendered, outermost first: an object that stands inside itself has no end. */
  private readonly open: unknown[] = [];

  constructor(private readonly scope: Construct | undefined) {}

  /** Renders the fields of an object; `place` names it in messages. Absent values are left out. */
  public fields(place: string, entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
    const fields: Record<string, unknown> = {};
    for (const [key, value] of entries) {
      const inner = place === '' ? key : `${place}.${key}`;
      if (Token.isUnresolved(key)) {
        this.problem(
          place,
          'has a key that is not plain text',
          'write the key out, only values can come from the state',
        );
      } else {
        this.field(fields, key, inner, value);
      }
    }
    return fields;
  }

  /** Renders one value, or `undefined` when it is absent. */
  public value(place: string, value: unknown, argument = readArgument(value)): unknown {
    switch (argument.kind) {
      case 'absent':
        return undefined;
      case 'invalid':
        return this.problem(place, argument.problem, argument.fix);
      case 'literal':
        return this.literal(place, argument.value);
      case 'token':
        return this.deployTime(place, argument.value);
      case 'list':
        return this.inside(place, value, () =>
          argument.items.map((item, i) => this.value(`${place}[${i}]`, item)).filter((item) => item !== undefined),
        );
      case 'object':
        return this.inside(place, value, () => this.fields(place, argument.entries));
      default:
        return this.runTime(place, argument);
    }
  }

  protected abstract field(fields: Record<string, unknown>, key: string, place: string, value: unknown): void;

  /** A value that is known only at run time, where no key can say so. */
  protected abstract runTime(place: string, argument: RunTimeValue): unknown;

  protected deployTime(place: string, value: unknown): unknown {
    if (this.scope !== undefined && hidesStateData(this.scope, value)) {
      this.problem(
        place,
        'is cut out of state data by a CloudFormation function, which runs before there is any',
        'give it as a reference of its own, such as the queueUrl or tableName in fromXxxAttributes',
      );
    }
    return value;
  }

  protected problem(place: string, problem: string, fix: string): undefined {
    this.problems.push({ prop: place === '' ? 'arguments' : place, problem, fix });
    return undefined;
  }

  /** Renders what is inside a list or an object, unless that has no end. */
  protected inside<T>(place: string, value: unknown, render: () => T): T | undefined {
    if (this.open.includes(value)) {
      return this.problem(place, 'contains itself', 'give a value that ends');
    }
    this.open.push(value);
    try {
      return render();
    } finally {
      this.open.pop();
    }
  }

  protected literal(place: string, value: string | number | boolean | null): unknown {
    if (typeof value === 'string' && looksLikePath(value)) {
      this.warnings.push({
        id: '@cdk-sfn/core:literalPath',
        message: `${place} is the literal text ${JSON.stringify(value)}, which looks like a path. ${this.pathAdvice(value)}`,
      });
    }
    return value;
  }

  protected abstract pathAdvice(path: string): string;
}

type RunTimeValue = Extract<ArgumentValue, { kind: 'reference' | 'text' }>;

class JsonPathRenderer extends Renderer {
  private readonly intrinsics = new IntrinsicWriter({
    problem: (place, problem, fix) => this.problem(place, problem, fix),
    literal: (place, value) => this.literal(place, value),
    deployTime: (place, value) => this.deployTime(place, value),
  });

  protected field(fields: Record<string, unknown>, key: string, place: string, value: unknown): void {
    const argument = readArgument(value);
    if (isRunTime(argument)) {
      this.put(fields, key.endsWith('.$') ? key : `${key}.$`, place, this.expression(place, value, argument));
    } else if (key.endsWith('.$') && ['literal', 'list', 'object'].includes(argument.kind)) {
      this.put(fields, key, place, this.written(place, argument));
    } else {
      this.put(fields, key, place, this.value(place, value, argument));
    }
  }

  protected runTime(place: string, _: RunTimeValue): unknown {
    return this.problem(place, 'cannot be a reference here', 'put it under a key');
  }

  /** A field may stand there once, with or without the `.$`. */
  private put(fields: Record<string, unknown>, key: string, place: string, rendered: unknown): void {
    if (rendered === undefined) {
      return;
    }
    const other = key.endsWith('.$') ? key.slice(0, -2) : `${key}.$`;
    if (Object.hasOwn(fields, key) || Object.hasOwn(fields, other)) {
      this.problem(place, "is there twice, with and without '.$'", 'keep one of them');
    }
    fields[key] = rendered;
  }

  protected override literal(place: string, value: string | number | boolean | null): unknown {
    if (typeof value === 'string' && undelimited(value) !== undefined) {
      this.warnings.push({
        id: '@cdk-sfn/core:literalExpression',
        message:
          `${place} is the literal text ${JSON.stringify(value)}, which looks like JSONata, in a JSONPath state. ` +
          'Set queryLanguage to QueryLanguage.JSONATA to have it evaluated, or acknowledge this warning if it is meant as text.',
      });
    }
    return super.literal(place, value);
  }

  protected pathAdvice(path: string): string {
    return `Write JsonPath.stringAt(${quoted(path)}) to read it from the state, or acknowledge this warning if it is meant as text.`;
  }

  /** A path that was written out under a key that ends in `.$`. */
  private written(place: string, argument: ArgumentValue): unknown {
    if (argument.kind === 'literal' && typeof argument.value === 'string') {
      return this.wellFormed(place, argument.value);
    }
    const { kind } = argument;
    const given = kind === 'literal' ? JSON.stringify(argument.value) : kind === 'list' ? 'a list' : 'an object';
    return this.problem(
      place,
      `is no path but ${given}, under a key that ends in '.$'`,
      'give a path, or leave the .$ away',
    );
  }

  /** The text behind a `.$` key. */
  private expression(place: string, value: unknown, argument: ArgumentValue): string | undefined {
    switch (argument.kind) {
      case 'reference':
        return this.intrinsics.path(place, argument.reference);
      case 'text':
        return this.wellFormed(place, this.intrinsics.format(place, argument.parts));
      case 'list':
        return this.wellFormed(place, this.intrinsics.argument(place, value) ?? '$');
      default:
        return undefined;
    }
  }

  /** Checks what was put together or written by hand, above all the depth of nested functions. */
  private wellFormed(place: string, expression: string): string {
    if (!Token.isUnresolved(expression)) {
      try {
        parseExpression(expression);
      } catch (error) {
        this.problem(place, `is ${expression}`, (error as Error).message);
      }
    }
    return expression;
  }
}

class JsonataRenderer extends Renderer {
  protected runTime(place: string, argument: RunTimeValue): unknown {
    if (argument.kind === 'reference') {
      return `{% ${this.expression(place, argument.reference)} %}`;
    }
    if (isDelimited(argument.parts)) {
      return this.problem(
        place,
        `is ${printed(argument.parts)}, an expression with a reference in it`,
        'write it as one expression',
      );
    }
    const operands = argument.parts.map((part) => this.operand(place, part));
    return operands.length === 1 ? `{% $string${operands.join('')} %}` : `{% ${operands.join(' & ')} %}`;
  }

  protected field(fields: Record<string, unknown>, key: string, place: string, value: unknown): void {
    if (key.endsWith('.$')) {
      this.problem(
        place,
        "is a key that ends in '.$' in a JSONata state",
        `name it ${key.slice(0, -2)} and give an expression`,
      );
      return;
    }
    const rendered = this.value(place, value);
    if (rendered !== undefined) {
      fields[key] = rendered;
    }
  }

  protected override literal(place: string, value: string | number | boolean | null): unknown {
    const expression = typeof value === 'string' ? undelimited(value) : undefined;
    if (expression === undefined) {
      return super.literal(place, value);
    }
    try {
      checkJsonata(expression);
    } catch (error) {
      const { problem, position } = error as ExpressionSyntaxError;
      this.problem(place, `is ${String(value)}`, `${problem} at position ${position} of the expression`);
    }
    return value;
  }

  protected pathAdvice(path: string): string {
    const expression = translated(path);
    return expression === undefined
      ? 'This state is a JSONata state; acknowledge this warning if it is meant as text.'
      : `Write Jsonata.string('${expression}') to read it from the state, or acknowledge this warning if it is meant as text.`;
  }

  private operand(place: string, part: TextPart): string {
    if (isReference(part)) {
      return `(${this.expression(place, part)})`;
    }
    if ('literal' in part) {
      return JSON.stringify(part.literal);
    }
    this.deployTime(place, part.token);
    return `"${part.token}"`;
  }

  private expression(place: string, reference: Reference): string {
    if (JsonataExpression.isJsonataExpression(reference)) {
      return reference.expression;
    }
    if (StateDataReference.isStateDataReference(reference)) {
      return reference.jsonata;
    }
    const expression = translated(reference.path);
    this.problem(
      place,
      `is the JSONPath reference ${reference.path} in a JSONata state`,
      expression === undefined ? 'write it as JSONata' : `write Jsonata.string('${expression}') or its like`,
    );
    return '$states.input';
  }
}

/** True for what needs a `.$` key in JSONPath: it is not known before the state runs. */
function isRunTime(argument: ArgumentValue, outer: readonly unknown[] = []): boolean {
  switch (argument.kind) {
    case 'reference':
    case 'text':
      return true;
    case 'list':
      return argument.items.some((item) => {
        const inner = readArgument(item);
        return inner.kind !== 'object' && !outer.includes(item) && isRunTime(inner, [...outer, item]);
      });
    default:
      return false;
  }
}

/** True for text that is written as an expression but has references in it, which would stand in it as text. */
function isDelimited(parts: readonly TextPart[]): boolean {
  const [first, last] = [parts[0], parts.at(-1)].map((part) =>
    part !== undefined && 'literal' in part ? part.literal : '',
  );
  return first?.startsWith('{%') === true && last?.endsWith('%}') === true;
}

function looksLikePath(text: string): boolean {
  if (!/^(\$\$?$|\$\$?[.[]|States\.)/.test(text)) {
    return false;
  }
  try {
    parseExpression(text);
    return true;
  } catch {
    return false;
  }
}

function translated(path: string): string | undefined {
  try {
    const expression = parseExpression(path);
    return expression.kind === 'path' ? toJsonata(expression) : undefined;
  } catch {
    return undefined;
  }
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
