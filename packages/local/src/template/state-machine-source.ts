import { isAbsolute } from 'node:path';
import { parseJson } from '../engine/parse-json';
import type { JsonObject } from '../json';
import { readAssembly } from './assembly';
import { ConstructApp } from './construct-stack';
import { descendants, isConstruct, isElement } from './construct-tree';
import type { ConstructLike, TreeConstruct } from './construct-tree';
import type { FoundStateMachine } from './find-state-machines';
import { JsonStack } from './json-stack';
import { stagedAsset } from './staged-asset';
import type { StackTemplate, TemplateEntry } from './stack-template';
import { TemplateError } from './template-error';
import { fieldOf, isObject } from './template-fields';

/**
 * Where a state machine is read from:
 *
 * - a construct of the CDK: a `StateMachine`, or a construct or stack that one is in. The app need not be synthesised,
 *   and can be changed afterwards;
 * - a CloudFormation template, such as `Template.fromStack(stack)` or the JSON of it;
 * - what `findStateMachines` finds;
 * - a definition in the States Language;
 * - the JSON text of a template or a definition.
 */
export type StateMachineSource =
  | string
  | ConstructLike
  | FoundStateMachine
  | { toJSON(): Readonly<Record<string, any>> }
  | { readonly StartAt: string; readonly States: object }
  | Readonly<Record<string, any>>;

/** What a source turned out to be. */
export type ReadSource =
  | { readonly kind: 'definition'; readonly definition: JsonObject }
  | {
      readonly kind: 'machines';
      /** The state machines that may be meant. */
      readonly machines: readonly TemplateEntry[];
      /** The stack that is meant, if it is one. */
      readonly stacks: readonly StackTemplate[];
    };

/** @throws TemplateError when the source is none of what it may be */
export function readSource(source: StateMachineSource, assetFolder: string | undefined): ReadSource {
  if (typeof source === 'string') {
    return readSource(parsed(source), assetFolder);
  }
  if (isConstruct(source)) {
    return readConstruct(source);
  }
  if (isFound(source)) {
    const [found] = readAssembly(source.templateFile).filter(({ stack }) => stack.name === source.stack);
    if (found === undefined) {
      throw new TemplateError([`${source.templateFile} is no longer the template of the stack ${source.stack}`]);
    }
    return {
      kind: 'machines',
      machines: [{ stack: found.stack, logicalId: source.logicalId }],
      stacks: [found.stack],
    };
  }
  const json: unknown =
    typeof fieldOrMethod(source, 'toJSON') === 'function' ? (source as { toJSON(): unknown }).toJSON() : source;
  if (isObject(fieldOf(json, 'States'))) {
    return { kind: 'definition', definition: json as JsonObject };
  }
  if (!isObject(fieldOf(json, 'Resources'))) {
    throw new TemplateError([
      'This is no state machine: neither a construct, nor a template with Resources, nor a definition with States',
    ]);
  }
  const stack = new JsonStack(() => json, {
    assetFolder,
    ...(assetFolder !== undefined && { assetPath: (objectKey: string) => stagedAsset(assetFolder, objectKey) }),
  });
  return { kind: 'machines', machines: machinesIn(stack), stacks: [stack] };
}

function readConstruct(construct: TreeConstruct): ReadSource {
  const app = new ConstructApp(construct);
  const elements = [...descendants(construct)].filter(isElement);
  const machines = elements
    .filter(({ cfnResourceType }) => cfnResourceType === 'AWS::StepFunctions::StateMachine')
    .flatMap((element) => {
      const stack = app.stackOf(element);
      return stack === undefined ? [] : [{ stack, logicalId: stack.idOf(element) }];
    });
  if (machines.length === 0) {
    throw new TemplateError([
      `${construct.node.path || 'The construct'} has no state machine in it; one that is imported has no definition`,
    ]);
  }
  return { kind: 'machines', machines, stacks: [...new Set(machines.map(({ stack }) => stack))] };
}

function machinesIn(stack: StackTemplate): readonly TemplateEntry[] {
  return stack
    .logicalIds('Resources')
    .filter((logicalId) => stack.typeOf(logicalId) === 'AWS::StepFunctions::StateMachine')
    .map((logicalId) => ({ stack, logicalId }));
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  if (!text.trimStart().startsWith('{')) {
    const problem = 'The text is no JSON object; to read a file or a folder, use findStateMachines';
    throw new TemplateError([`${problem}: ${text.length > 100 ? `${text.slice(0, 100)}…` : text}`]);
  }
  try {
    return parseJson(text) as Readonly<Record<string, unknown>>;
  } catch (error) {
    throw new TemplateError([`The text is no JSON: ${(error as Error).message}`]);
  }
}

function isFound(source: object): source is FoundStateMachine {
  const file = fieldOf(source, 'templateFile');
  return typeof file === 'string' && isAbsolute(file) && typeof fieldOf(source, 'logicalId') === 'string';
}

function fieldOrMethod(source: object, name: string): unknown {
  return name in source ? (source as Record<string, unknown>)[name] : undefined;
}
