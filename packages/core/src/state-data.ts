import { ExpressionSyntaxError, parseExpression, parsePath, undelimited } from '@cdk-sfn/asl';
import { Tokenization } from 'aws-cdk-lib/core';
import type { IResolvable } from 'aws-cdk-lib/core';
import { isReference, readArgument, referencesIn } from './argument-value';
import type { ArgumentValue, Reference, TextPart } from './argument-value';
import { JsonPath } from './json-path';
import type { JsonPathReference } from './json-path-reference';
import { Jsonata } from './jsonata';
import { JsonataExpression } from './jsonata-expression';
import { StateDataReference, toJsonata } from './state-data-reference';

/**
 * References that fit both query languages: `$.order.id` renders as that path in a JSONPath state and as
 * `{% $states.input.order.id %}` in a JSONata state.
 *
 * Task classes use it for their defaults, which they write before the language is known.
 */
export class StateData {
  /** The whole input of the state. */
  public static get input(): IResolvable & { [key: string]: any } {
    return new StateDataReference('$', '$states.input');
  }

  /**
   * The value at a path of fields and indexes: `$.a.b[0]` of the input, `$$.Execution.Id` of the context object, or
   * `$name` of a variable.
   *
   * @throws ExpressionSyntaxError when the path does not parse or finds more than one place
   */
  public static at(path: string): IResolvable & { [key: string]: any } {
    const parsed = parsePath(path);
    const expression = toJsonata(parsed);
    if (expression === undefined) {
      throw new ExpressionSyntaxError(
        path,
        0,
        'Only fields and indexes mean the same in JSONata; there is another step',
      );
    }
    return new StateDataReference(path, expression);
  }

  /**
   * What a text refers to, in the language that it is written in: a path (`$.a`), an expression (`{% … %}`), or the
   * reference that it is already.
   *
   * @throws ExpressionSyntaxError when the path or the expression does not parse
   */
  public static of(text: string): IResolvable {
    const argument = readArgument(text);
    if (argument.kind === 'reference') {
      return argument.reference;
    }
    return undelimited(text) === undefined ? JsonPath.objectAt(text) : Jsonata.object(text);
  }

  /**
   * A value as text, for wire formats that write numbers as text: a literal as it prints, a reference converted at run
   * time.
   */
  public static text(value: string | number | boolean): string {
    const argument = readArgument(value);
    if (argument.kind !== 'reference') {
      return typeof value === 'number' ? Tokenization.stringifyNumber(value) : String(value);
    }
    const { reference } = argument;
    return JsonataExpression.isJsonataExpression(reference)
      ? new JsonataExpression(`$string(${reference.expression})`).toString()
      : JsonPath.format('{}', value);
  }

  /** A number, true or false as text, as `text` has it; all else as it is. For maps of texts that users fill freely. */
  public static asText(value: unknown): unknown {
    return typeof value === 'number' || typeof value === 'boolean' ? StateData.text(value) : value;
  }

  /**
   * Texts put together: literals, references, CDK tokens, and expressions that are written out as `{% … %}`.
   */
  public static concat(...texts: string[]): string {
    return texts.map((text) => (undelimited(text) === undefined ? text : Jsonata.string(text))).join('');
  }

  /**
   * A value where the service takes a list: text, a number or true or false becomes a list of one, as text. What is a
   * list, or may be one, stays as it is: a reference to a list, a function that gives one, an expression.
   */
  public static list(value: unknown): unknown {
    const argument = readArgument(value);
    switch (argument.kind) {
      case 'literal':
        return argument.value === null || isListExpression(argument.value) ? value : [String(argument.value)];
      case 'text':
        return [value];
      case 'token':
        return typeof value === 'string' ? [value] : value;
      case 'reference':
        return typeof value === 'number' || typeof value === 'boolean'
          ? [StateData.text(value)]
          : typeof value === 'string' && isText(argument.reference)
            ? [value]
            : value;
      default:
        return value;
    }
  }

  /**
   * A list as JSON text: literals as they are, references put in at run time.
   */
  public static json(list: readonly unknown[]): string {
    const references = referencesIn(list);
    if (references.length === 0) {
      return JSON.stringify(list);
    }
    if (references.every((reference) => JsonataExpression.isJsonataExpression(reference))) {
      const items =
        readArgument(list).kind === 'reference'
          ? expressionOf(readArgument(list))
          : `[${list.map(operand).join(', ')}]`;
      return new JsonataExpression(`$string(${items})`).toString();
    }
    return JsonPath.jsonToString(readArgument(list).kind === 'reference' ? list : JsonPath.array(...list));
  }

  /**
   * An object with further fields put into it at run time.
   *
   * @param object a reference to an object, in either language, or JSON text of one with references in it
   * @param fields what to put in, each a reference of `StateData`; they win over fields of the object
   */
  public static merge(object: any, fields: { readonly [name: string]: IResolvable }): IResolvable {
    const argument = readArgument(object);
    const text = expressionOf(argument);
    const expression = text !== undefined && argument.kind === 'text' ? `$parse(${text})` : text;
    const additions = Object.entries(fields).map(([name, value]) => `${JSON.stringify(name)}: ${jsonataOf(value)}`);
    const jsonata = expression && `$merge([${expression}, {${additions.join(', ')}}])`;
    if (
      jsonata !== undefined &&
      !(argument.kind === 'reference' && StateDataReference.isStateDataReference(argument.reference))
    ) {
      return new JsonataExpression(jsonata);
    }
    const path = JsonPath.jsonMerge(
      argument.kind === 'text' ? JsonPath.stringToJson(object as string) : object,
      fields,
    );
    const reference = Tokenization.reverseCompleteString(path) as JsonPathReference;
    return jsonata === undefined ? reference : new StateDataReference(reference.path, jsonata);
  }

  private constructor() {}
}

/** The task token is text for certain; of what else is written out as an expression nobody knows. */
function isListExpression(value: string | number | boolean): boolean {
  const expression = typeof value === 'string' ? undelimited(value) : undefined;
  return expression !== undefined && expression !== toJsonata(parsePath('$$.Task.Token'));
}

/** Intrinsic functions whose result is text. */
const TEXT_FUNCTIONS: readonly string[] = [
  'States.Base64Decode',
  'States.Base64Encode',
  'States.Format',
  'States.Hash',
  'States.JsonToString',
  'States.UUID',
];

/** True for what was asked for as text and is no function that gives something else. */
function isText(reference: Reference): boolean {
  if (JsonataExpression.isJsonataExpression(reference)) {
    return true;
  }
  const expression = parseExpression(reference.path);
  return expression.kind === 'path' || TEXT_FUNCTIONS.includes(expression.name);
}

/** The JSONata of a value, when it has one. */
function expressionOf(argument: ArgumentValue): string | undefined {
  if (argument.kind === 'literal') {
    return typeof argument.value === 'string' ? undelimited(argument.value) : undefined;
  }
  if (argument.kind === 'text') {
    const operands = argument.parts.map(operandOfText);
    const text = operands.join(' & ');
    return operands.includes(undefined) ? undefined : operands.length === 1 ? `$string${text}` : text;
  }
  if (argument.kind !== 'reference') {
    return undefined;
  }
  const { reference } = argument;
  if (JsonataExpression.isJsonataExpression(reference)) {
    return reference.expression;
  }
  return StateDataReference.isStateDataReference(reference) ? reference.jsonata : undefined;
}

/** A part of text as an operand of `&`. */
function operandOfText(part: TextPart): string | undefined {
  if (isReference(part)) {
    const expression = expressionOf({ kind: 'reference', reference: part });
    return expression && `(${expression})`;
  }
  return 'token' in part ? `"${part.token}"` : JSON.stringify(part.literal);
}

function operand(value: unknown): string {
  return expressionOf(readArgument(value)) ?? JSON.stringify(value);
}

function jsonataOf(value: IResolvable): string {
  return StateDataReference.isStateDataReference(value) ? value.jsonata : JSON.stringify(value);
}
