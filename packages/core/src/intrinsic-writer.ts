import { Token, Tokenization } from 'aws-cdk-lib/core';
import type { Reference, TextPart } from './argument-value';
import { isReference, readArgument, textParts } from './argument-value';
import { JsonPathReference } from './json-path-reference';

/** What the writer tells whoever asked it to write. */
export interface IntrinsicWriterHost {
  /** Something cannot be written. */
  problem(place: string, problem: string, fix: string): void;
  /** A literal is about to be written. */
  literal(place: string, value: string | number | boolean | null): void;
  /** A value that deployment fills in is about to be written. */
  deployTime(place: string, value: unknown): void;
}

/**
 * Writes values as arguments of intrinsic functions: text with references as `States.Format`, lists as `States.Array`,
 * objects as the JSON that `States.StringToJson` reads.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export class IntrinsicWriter {
  /** The lists and objects being written, outermost first. */
  private readonly open: unknown[] = [];

  constructor(private readonly host: IntrinsicWriterHost) {}

  /** A value as an argument, or `undefined` when it is absent. */
  public argument(place: string, value: unknown): string | undefined {
    const argument = readArgument(value);
    switch (argument.kind) {
      case 'absent':
        return undefined;
      case 'invalid':
        return this.problem(place, argument.problem, argument.fix);
      case 'reference':
        return this.path(place, argument.reference);
      case 'text':
        return this.format(place, argument.parts);
      case 'literal':
        this.host.literal(place, argument.value);
        return typeof argument.value === 'string' ? `'${escaped(argument.value)}'` : String(argument.value);
      case 'token':
        return this.deployTime(place, argument.value);
      case 'list':
        return this.array(place, value, argument.items);
      case 'object':
        return this.json(place, value);
    }
  }

  /** The path of a reference. */
  public path(place: string, reference: Reference): string {
    if (JsonPathReference.isJsonPathReference(reference)) {
      return reference.path;
    }
    this.problem(
      place,
      `is the JSONata expression ${reference.expression} in a JSONPath state`,
      'write JsonPath.stringAt or its like, or set queryLanguage to QueryLanguage.JSONATA',
    );
    return '$';
  }

  /** Text with references inside, as a call of `States.Format`. */
  public format(place: string, parts: readonly TextPart[]): string {
    const paths = parts.filter(isReference).map((reference) => this.path(place, reference));
    return `States.Format('${this.text(place, parts)}', ${paths.join(', ')})`;
  }

  /** Text as it stands between quotes, with a place for each reference. */
  private text(place: string, parts: readonly TextPart[], write = escaped): string {
    return parts
      .map((part) => {
        if (isReference(part)) {
          return '{}';
        }
        if ('literal' in part) {
          return write(part.literal);
        }
        this.host.deployTime(place, part.token);
        return part.token;
      })
      .join('');
  }

  private array(place: string, value: unknown, items: readonly unknown[]): string {
    const args = this.inside(place, value, () => items.map((item, i) => this.argument(`${place}[${i}]`, item)));
    return `States.Array(${args.filter((arg) => arg !== undefined).join(', ')})`;
  }

  private json(place: string, value: unknown): string {
    const paths: string[] = [];
    const template = this.jsonTemplate(place, value, paths);
    const text = paths.length === 0 ? `'${template}'` : `States.Format('${template}', ${paths.join(', ')})`;
    return `States.StringToJson(${text})`;
  }

  /** JSON as a template of `States.Format`, which `paths` fill in. */
  private jsonTemplate(place: string, value: unknown, paths: string[]): string {
    const argument = readArgument(value);
    switch (argument.kind) {
      case 'literal':
        this.host.literal(place, argument.value);
        return escaped(JSON.stringify(argument.value));
      case 'reference':
        paths.push(`States.JsonToString(${this.path(place, argument.reference)})`);
        return '{}';
      case 'text':
        paths.push(`States.JsonToString(${this.format(place, argument.parts)})`);
        return '{}';
      case 'list': {
        const items = this.inside(place, value, () =>
          argument.items
            .map((item, i) => [`${place}[${i}]`, item] as const)
            .filter(([, item]) => item !== undefined)
            .map(([at, item]) => this.jsonTemplate(at, item, paths)),
        );
        return `[${items.join(',')}]`;
      }
      case 'object': {
        const fields = this.inside(place, value, () =>
          argument.entries
            .filter(([, entry]) => entry !== undefined)
            .map(([key, entry]) => this.jsonField(place, key, entry, paths)),
        );
        return `\\{${fields.join(',')}\\}`;
      }
      case 'token':
        if (typeof argument.value === 'string') {
          return `"${this.text(place, textParts(argument.value), (text) => escaped(JSON.stringify(text).slice(1, -1)))}"`;
        }
        return this.deployTime(place, argument.value) ?? 'null';
      case 'invalid':
        this.problem(place, argument.problem, argument.fix);
        return 'null';
      case 'absent':
        return 'null';
    }
  }

  private jsonField(place: string, key: string, value: unknown, paths: string[]): string {
    const inner = `${place}.${key}`;
    if (Token.isUnresolved(key)) {
      this.problem(place, 'has a key that is not plain text', 'write the key out, only values can come from the state');
    }
    if (!key.endsWith('.$')) {
      return `${escaped(JSON.stringify(key))}:${this.jsonTemplate(inner, value, paths)}`;
    }
    const argument = readArgument(value);
    if (argument.kind !== 'literal' && argument.kind !== 'reference' && argument.kind !== 'text') {
      this.problem(inner, "is no path under a key that ends in '.$'", 'give a path, or leave the .$ away');
    }
    const path = argument.kind === 'literal' ? new JsonPathReference(String(argument.value)) : value;
    return `${escaped(JSON.stringify(key.slice(0, -2)))}:${this.jsonTemplate(inner, path, paths)}`;
  }

  private deployTime(place: string, value: unknown): string | undefined {
    if (typeof value === 'string') {
      return `'${this.text(place, textParts(value))}'`;
    }
    if (typeof value === 'number') {
      this.host.deployTime(place, value);
      return Tokenization.stringifyNumber(value);
    }
    return this.problem(
      place,
      'is known only at deployment and stands in a list beside references',
      'give the whole list from the state, or without references',
    );
  }

  private inside<T>(place: string, value: unknown, write: () => T[]): T[] {
    if (this.open.includes(value)) {
      this.problem(place, 'contains itself', 'give a value that ends');
      return [];
    }
    this.open.push(value);
    try {
      return write();
    } finally {
      this.open.pop();
    }
  }

  private problem(place: string, problem: string, fix: string): undefined {
    this.host.problem(place, problem, fix);
    return undefined;
  }
}

/**
 * Text as it stands between the quotes of an intrinsic function.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export function escaped(text: string): string {
  return text.replace(/[\\'{}]/g, '\\$&');
}
