import { CfnResource, Tokenization } from 'aws-cdk-lib/core';
import type { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

/** Tells what permissions of a task are granted on, in words that are the same in every app. */
export class ResourceNames {
  private readonly chosen: readonly [text: string, names: readonly string[]][];

  /** @param props what the user gave: names and ARNs that the user chose are told as what they are */
  constructor(
    private readonly stack: Stack,
    props: object,
  ) {
    this.chosen = [...chosenIn(stack, props)].sort(([a], [b]) => b.length - a.length);
  }

  /**
   * `<queue ARN>`, `job/<jobName>`. An ARN of the stack's own region and account is told without them, and without its
   * service when that is the one of the actions.
   *
   * @param actions the IAM actions
   */
  public of(resource: string, actions: readonly string[] = []): string {
    const text = this.chosen.reduce(
      (sofar, [value, names]) => withName(sofar, value, names),
      told(this.stack, this.stack.resolve(resource)),
    );
    const own = /^arn:<partition>:([^:]*):(?:<region>)?:(?:<account>)?:(.*)$/.exec(text);
    if (own === null) {
      return text;
    }
    const [, service = '', rest = ''] = own;
    return service === '<service>' || actions.every((action) => action.startsWith(`${service}:`))
      ? rest
      : `${service}:${rest}`;
  }
}

/** The words for what CloudFormation puts in for us. */
const PSEUDO_PARAMETERS: Readonly<Record<string, string>> = {
  'AWS::AccountId': '<account>',
  'AWS::Partition': '<partition>',
  'AWS::Region': '<region>',
  'AWS::StackName': '<stack name>',
  'AWS::URLSuffix': '<domain>',
};

const ARN_PARTS = ['arn', '<partition>', '<service>', '<region>', '<account>'];

/** A part of the ARN of something: its colons come first, then slashes in what it says of the resource. */
function partOfArn(kind: string, separator: unknown, index: number): string | undefined {
  const parts = { ':': ARN_PARTS, '/': [kind.replaceAll(' ', '-')] }[separator as string];
  return parts && (parts[index] ?? `<${kind}>`);
}

/** A resolved ARN in words. A reference alone stands for an ARN, else there would be nothing for IAM. */
function told(stack: Stack, value: unknown): string {
  const text = inWords(stack, value);
  if (text === undefined) {
    throw new Error(`There are no words yet for ${JSON.stringify(value)}: add them to ${import.meta.filename}`);
  }
  return /^<[^>]*>$/.test(text) && !text.endsWith(' ARN>') ? `${text.slice(0, -1)} ARN>` : text;
}

/** A resolved value in words, where there are some for it. */
function inWords(stack: Stack, value: unknown): string | undefined {
  if (typeof value === 'string') {
    return value;
  }
  const [[name, args] = ['', undefined]] = Object.entries(value ?? {}) as [string, unknown][];
  if (name === 'Ref') {
    return PSEUDO_PARAMETERS[args as string] ?? `<${kindOf(stack, args as string)}>`;
  }
  if (name === 'Fn::GetAtt') {
    const [logicalId = '', attribute = ''] = args as string[];
    const kind = kindOf(stack, logicalId);
    const which = attribute === 'Arn' ? 'ARN' : words(attribute);
    return which.startsWith(`${kind} `) ? `<${which}>` : `<${kind} ${which}>`;
  }
  if (name === 'Fn::Join') {
    const [separator, parts] = args as [string, unknown[]];
    const texts = parts.map((part) => inWords(stack, part));
    return texts.includes(undefined) ? undefined : texts.join(separator);
  }
  if (name === 'Fn::Select') {
    const [index, { 'Fn::Split': [separator, whole] = [] }] = args as [number, { 'Fn::Split'?: unknown[] }];
    const kind = /^<(.*?)( ARN)?>$/.exec(inWords(stack, whole) ?? '')?.[1];
    return kind === undefined ? undefined : partOfArn(kind, separator, index);
  }
  return undefined;
}

/** `state machine` for `AWS::StepFunctions::StateMachine`. */
function kindOf(stack: Stack, logicalId: string): string {
  const type = TYPES.get(stack)?.get(logicalId) ?? typesIn(stack).get(logicalId);
  if (type === undefined) {
    throw new Error(`There is no resource ${logicalId}`);
  }
  return words(type.split('::').at(-1)!);
}

/** The types of the resources in a stack, by logical id. Cases put ever more into their stacks. */
const TYPES = new WeakMap<Stack, ReadonlyMap<string, string>>();

function typesIn(stack: Stack): ReadonlyMap<string, string> {
  const resources = stack.node.findAll().filter((each) => each instanceof CfnResource);
  const types = new Map(resources.map((each) => [stack.resolve(each.logicalId) as string, each.cfnResourceType]));
  TYPES.set(stack, types);
  return types;
}

/** Names and ARNs that the user gave, with what they are: the prop, or what the attribute of a construct says. */
function chosenIn(stack: Stack, props: object): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const add = (text: unknown, name: string): void => {
    if (typeof text === 'string' && text.length > 1 && !/^<[^>]*>$|\{Token\[/.test(text)) {
      found.set(text, [...(found.get(text) ?? []), name]);
    }
  };
  const visited = new Set<unknown>();
  const walk = (value: unknown, name: string): void => {
    if (visited.has(value) || typeof value !== 'object' || value === null || Tokenization.isResolvable(value)) {
      return add(value, name);
    }
    visited.add(value);
    if (Construct.isConstruct(value)) {
      for (const attribute of attributesOf(value)) {
        add(inWords(stack, stack.resolve(textOf(value, attribute))), words(attribute));
      }
    } else {
      Object.entries(value).forEach(([key, field]) => {
        walk(field, Array.isArray(value) ? name : key);
      });
    }
  };
  walk(props, '');
  return found;
}

/** `queueArn` and its like. */
function attributesOf(construct: object): string[] {
  const names: string[] = [];
  for (let layer = construct; layer !== Object.prototype; layer = Object.getPrototypeOf(layer) as object) {
    names.push(...Object.getOwnPropertyNames(layer).filter((name) => /^[a-z]\w*(Arn|Name)$/.test(name)));
  }
  return names;
}

/** An attribute that is text. Imported constructs refuse to tell what they do not know. */
function textOf(construct: object, attribute: string): string | undefined {
  try {
    const text: unknown = construct[attribute as never];
    return typeof text === 'string' ? text : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Text with a name for what the user chose, where it stands between the separators of an ARN. Services take many names
 * whatever their case. Of several names the one that says what stands before it: `endpoint/<endpointName>`.
 */
function withName(text: string, chosen: string, names: readonly string[]): string {
  const find = (from: number): number => text.toLowerCase().indexOf(chosen.toLowerCase(), from);
  for (let at = find(0); at !== -1; at = find(at + 1)) {
    const [before, after] = [text.slice(0, at), text.slice(at + chosen.length)];
    if (/(^|[:/])$/.test(before) && /^($|[:/*])/.test(after)) {
      const name = names.find((each) => before.endsWith(`${resourceType(each)}/`)) ?? names[0]!;
      return `${before}<${name}>${withName(after, chosen, names)}`;
    }
  }
  return text;
}

/** `endpoint-config` for `endpointConfigName`. */
function resourceType(prop: string): string {
  return `:${words(prop)
    .replace(/ name$/, '')
    .replaceAll(' ', '-')}`;
}

/** `queue ARN` for `queueArn`. */
function words(name: string): string {
  return name
    .replace(/(?!^)[A-Z]/g, (letter) => ` ${letter}`)
    .toLowerCase()
    .replace(/ arn$/, ' ARN');
}
