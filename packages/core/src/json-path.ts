import { ExpressionSyntaxError, parseExpression } from '@cdk-sfn/asl';
import { Token } from 'aws-cdk-lib/core';
import type { IResolvable } from 'aws-cdk-lib/core';
import { JsonPath as SfnJsonPath } from 'aws-cdk-lib/aws-stepfunctions';
import { isReference, printed, readArgument, textParts } from './argument-value';
import type { Reference } from './argument-value';
import { IntrinsicWriter } from './intrinsic-writer';
import { JsonPathReference } from './json-path-reference';

/**
 * References to the data of a running execution, in JSONPath.
 *
 * Everything is parsed where it is written. The values work in tasks and in
 * the states of `aws-cdk-lib/aws-stepfunctions`; values of `sfn.JsonPath` work
 * in tasks just as well. Inside text a reference becomes `States.Format`,
 * inside a list `States.Array`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html
 */
export class JsonPath {
  /** As `inputPath` and `outputPath`: an empty object. As `resultPath`: the result is dropped and the input goes on. */
  public static get DISCARD(): string {
    return SfnJsonPath.DISCARD;
  }

  /**
   * Text at a path (`$.a`, `$$.Execution.Id`, `$variable.a`) or from an intrinsic function (`States.UUID()`).
   *
   * @throws ExpressionSyntaxError when it does not parse, with the position
   */
  public static stringAt(path: string): string {
    return at(path).toString();
  }

  /**
   * A list of text at a path or from an intrinsic function.
   *
   * @throws ExpressionSyntaxError when it does not parse, with the position
   */
  public static listAt(path: string): string[] {
    return Token.asList(at(path));
  }

  /**
   * A number at a path or from an intrinsic function.
   *
   * @throws ExpressionSyntaxError when it does not parse, with the position
   */
  public static numberAt(path: string): number {
    return Token.asNumber(at(path));
  }

  /**
   * `true` or `false` at a path. Hand it on; do not branch on it: it is not known yet.
   *
   * @throws ExpressionSyntaxError when it does not parse, with the position
   */
  public static booleanAt(path: string): boolean {
    return at(path) as unknown as boolean;
  }

  /**
   * An object, or any other shape, at a path or from an intrinsic function.
   *
   * @throws ExpressionSyntaxError when it does not parse, with the position
   */
  public static objectAt(path: string): IResolvable & { [key: string]: any } {
    return at(path);
  }

  /** True when the text is a reference, alone or inside other text. */
  public static isEncodedJsonPath(value: string): boolean {
    const argument = readArgument(value);
    return (
      (argument.kind === 'text' && argument.parts.some((part) => JsonPathReference.isJsonPathReference(part))) ||
      (argument.kind === 'reference' && JsonPathReference.isJsonPathReference(argument.reference))
    );
  }

  /** The whole input of the state: `$`. */
  public static get entirePayload(): string {
    return JsonPath.stringAt('$');
  }

  /** The whole context object: `$$`. */
  public static get entireContext(): string {
    return JsonPath.stringAt('$$');
  }

  /** The task's token, for the `WAIT_FOR_TASK_TOKEN` pattern. */
  public static get taskToken(): string {
    return JsonPath.stringAt('$$.Task.Token');
  }

  /** The ARN of the execution. */
  public static get executionId(): string {
    return JsonPath.stringAt('$$.Execution.Id');
  }

  /** The input that the execution was started with. */
  public static get executionInput(): string {
    return JsonPath.stringAt('$$.Execution.Input');
  }

  /** The name of the execution. */
  public static get executionName(): string {
    return JsonPath.stringAt('$$.Execution.Name');
  }

  /** The ARN of the role that the execution works with. */
  public static get executionRoleArn(): string {
    return JsonPath.stringAt('$$.Execution.RoleArn');
  }

  /** When the execution started, in ISO 8601. */
  public static get executionStartTime(): string {
    return JsonPath.stringAt('$$.Execution.StartTime');
  }

  /** When the state was entered, in ISO 8601. */
  public static get stateEnteredTime(): string {
    return JsonPath.stringAt('$$.State.EnteredTime');
  }

  /** The name of the state. */
  public static get stateName(): string {
    return JsonPath.stringAt('$$.State.Name');
  }

  /** How many times the state was tried again. */
  public static get stateRetryCount(): string {
    return JsonPath.stringAt('$$.State.RetryCount');
  }

  /** The ARN of the state machine. */
  public static get stateMachineId(): string {
    return JsonPath.stringAt('$$.StateMachine.Id');
  }

  /** The name of the state machine. */
  public static get stateMachineName(): string {
    return JsonPath.stringAt('$$.StateMachine.Name');
  }

  /** `States.Array`: a list of the values, in their order. */
  public static array(...values: any[]): string {
    return call('States.Array', values).toString();
  }

  /** `States.ArrayPartition`: the list cut into lists of `chunkSize`, the last one shorter. */
  public static arrayPartition(array: any, chunkSize: number | string): string {
    return call('States.ArrayPartition', [array, chunkSize]).toString();
  }

  /** `States.ArrayContains`: whether the list has the value. */
  public static arrayContains(array: any, value: any): string {
    return call('States.ArrayContains', [array, value]).toString();
  }

  /** `States.ArrayRange`: the numbers from `start` to `end`, both included, at most 1,000. */
  public static arrayRange(start: number | string, end: number | string, step: number | string): string {
    return call('States.ArrayRange', [start, end, step]).toString();
  }

  /** `States.ArrayGetItem`: the value at a zero-based index of the list. */
  public static arrayGetItem(array: any, index: number | string): string {
    return call('States.ArrayGetItem', [array, index]).toString();
  }

  /** `States.ArrayLength`: how many values the list has. */
  public static arrayLength(array: any): string {
    return call('States.ArrayLength', [array]).toString();
  }

  /** `States.ArrayUnique`: the list without repetitions. */
  public static arrayUnique(array: any): string {
    return call('States.ArrayUnique', [array]).toString();
  }

  /** `States.Base64Encode`: text of at most 10,000 characters, encoded. */
  public static base64Encode(input: string): string {
    return call('States.Base64Encode', [input]).toString();
  }

  /** `States.Base64Decode`: at most 10,000 characters of Base64, decoded. */
  public static base64Decode(base64: string): string {
    return call('States.Base64Decode', [base64]).toString();
  }

  /**
   * `States.Hash`: the hash of at most 10,000 characters.
   *
   * @param algorithm MD5, SHA-1, SHA-256, SHA-384 or SHA-512
   */
  public static hash(data: any, algorithm: string): string {
    return call('States.Hash', [data, algorithm]).toString();
  }

  /** `States.JsonMerge`: both objects in one; where both have a key, the second wins. */
  public static jsonMerge(value1: any, value2: any): string {
    return call('States.JsonMerge', [value1, value2, false]).toString();
  }

  /** `States.MathRandom`: a whole number from `start` to below `end`. */
  public static mathRandom(start: number | string, end: number | string): string {
    return call('States.MathRandom', [start, end]).toString();
  }

  /** `States.MathAdd`: the sum. A negative number subtracts. */
  public static mathAdd(num1: number | string, num2: number | string): string {
    return call('States.MathAdd', [num1, num2]).toString();
  }

  /** `States.StringSplit`: the text cut wherever one of the characters of `splitter` stands. */
  public static stringSplit(inputString: string, splitter: string): string {
    return call('States.StringSplit', [inputString, splitter]).toString();
  }

  /** `States.UUID`: a random UUID, version 4. */
  public static uuid(): string {
    return call('States.UUID', []).toString();
  }

  /**
   * `States.Format`: the template with each `{}` replaced by a value, in order.
   *
   * A brace that is meant as one is written `\{`. Text with references in it, `` `Hello ${JsonPath.stringAt('$.name')}` ``,
   * is the same in fewer words.
   *
   * @throws ExpressionSyntaxError when there are not as many values as places
   */
  public static format(formatString: string, ...values: any[]): string {
    return call('States.Format', [formatString, ...(values as unknown[])]).toString();
  }

  /** `States.StringToJson`: the value that a JSON text stands for. */
  public static stringToJson(jsonString: string): IResolvable & { [key: string]: any } {
    return call('States.StringToJson', [jsonString]);
  }

  /** `States.JsonToString`: a value as JSON text. */
  public static jsonToString(value: any): string {
    return call('States.JsonToString', [value]).toString();
  }

  private constructor() {}
}

function at(path: string): JsonPathReference {
  const argument = readArgument(path);
  switch (argument.kind) {
    case 'reference':
      return new JsonPathReference(pathOf(argument.reference));
    case 'text':
      throw new ExpressionSyntaxError(
        printed(argument.parts),
        printed(argument.parts.slice(0, argument.parts.findIndex(isReference))).length,
        'A path is written out, no reference can stand in it',
      );
    case 'literal':
      parseExpression(path);
  }
  return new JsonPathReference(path);
}

function pathOf(reference: Reference): string {
  if (JsonPathReference.isJsonPathReference(reference)) {
    return reference.path;
  }
  throw new ExpressionSyntaxError(reference.toJSON(), 0, 'JSONata is no path; use the members of Jsonata');
}

function call(name: string, args: readonly unknown[]): JsonPathReference {
  const writer = new IntrinsicWriter({
    problem: (place, problem, fix) => {
      throw new ExpressionSyntaxError(`${name}(…)`, 0, `${place} ${problem}: ${fix}`);
    },
    literal: () => undefined,
    deployTime: () => undefined,
  });
  const texts = args.map((arg, i) =>
    isPlainText(arg)
      ? `'${plainText(arg, name === 'States.Format' && i === 0)}'`
      : writer.argument(`Argument ${i + 1}`, arg),
  );
  return at(`${name}(${texts.filter((text) => text !== undefined).join(', ')})`);
}

/** True for text that is known before the state machine runs. */
function isPlainText(value: unknown): value is string {
  const { kind } = readArgument(value);
  return typeof value === 'string' && (kind === 'literal' || kind === 'token');
}

function plainText(text: string, template: boolean): string {
  return textParts(text)
    .map((part) => ('literal' in part ? literalText(part.literal, template) : 'token' in part ? part.token : ''))
    .join('');
}

/** A backslash before a brace is how callers write that brace; in a template a bare one is a place for a value. */
function literalText(text: string, template: boolean): string {
  return text.replace(template ? /\\(?![{}])|'/g : /\\(?![{}])|'|(?<!\\)[{}]/g, '\\$&');
}
