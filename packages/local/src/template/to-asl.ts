import { readFileSync } from 'node:fs';
import { isJsonObject } from '../json';
import type { Json, JsonObject } from '../json';
import { chooseStateMachine } from './choose-state-machine';
import { definitionOfText, substitutedIn } from './definition-text';
import type { Substitutions } from './definition-text';
import type { StackTemplate, TemplateEntry } from './stack-template';
import { readSource } from './state-machine-source';
import type { StateMachineSource } from './state-machine-source';
import { TemplateError } from './template-error';
import { fieldOf, isObject } from './template-fields';
import { TemplateResolver } from './template-resolver';
import type { TemplateValues } from './template-values';

export type { StateMachineSource } from './state-machine-source';

/** How a definition is read from a source. */
export interface ToAslOptions extends TemplateValues {
  /**
   * Which state machine is meant, where there are several: its logical id, or the id or path of its construct.
   *
   * @default - the only one
   */
  readonly stateMachine?: string;
  /**
   * The folder with the assets of a template that is given as JSON, for definitions in files of their own.
   *
   * @default - known of constructs and of what `findStateMachines` finds
   */
  readonly assetFolder?: string;
}

/** A state machine as it would be deployed. */
export interface ReadStateMachine {
  readonly definition: JsonObject;
  /** Undefined when the source does not say. */
  readonly type: 'STANDARD' | 'EXPRESS' | undefined;
  /** Its physical name. A definition by itself has none. */
  readonly name: string | undefined;
  /** Its ARN. A definition by itself has none. */
  readonly arn: string | undefined;
}

/**
 * The definition of a state machine in the plain States Language: what the service would be given.
 *
 * CloudFormation functions are replaced by what they give. What only a deployment knows is a stand-in of the same
 * shape, or a value of the options. A definition is given back as it is.
 *
 * @throws TemplateError when there is no such state machine, or something in it cannot be resolved
 */
export function toAsl(source: StateMachineSource, options: ToAslOptions = {}): JsonObject {
  return readStateMachine(source, options).definition;
}

/** The definition of a state machine as `toAsl` has it, its type, and its name. */
export function readStateMachine(source: StateMachineSource, options: ToAslOptions = {}): ReadStateMachine {
  const read = readSource(source, options.assetFolder);
  if (read.kind === 'definition') {
    return { definition: read.definition, type: undefined, name: undefined, arn: undefined };
  }
  const machine = chooseStateMachine(
    read.machines.map((entry) => ({
      entry,
      logicalId: entry.logicalId,
      constructPath: entry.stack.constructPath(entry.logicalId),
      stack: entry.stack.name,
    })),
    options.stateMachine,
  ).entry;
  const resolver = new TemplateResolver(options);
  resolver.checkValues(machine.stack);
  return readMachine(machine, resolver);
}

function readMachine({ stack, logicalId }: TemplateEntry, resolver: TemplateResolver): ReadStateMachine {
  const where = `Resources.${logicalId}.Properties`;
  const properties = fieldOf(stack.entry('Resources', logicalId), 'Properties');
  const property = (name: string) => resolver.resolve(stack, fieldOf(properties, name), `${where}.${name}`);

  const written = ['DefinitionString', 'Definition', 'DefinitionS3Location'].find(
    (name) => fieldOf(properties, name) !== undefined,
  );
  if (written === undefined) {
    throw new TemplateError([`${where} has no DefinitionString, Definition or DefinitionS3Location`]);
  }
  const definition = property(written);
  const substitutions = asTexts(property('DefinitionSubstitutions'));
  const type = property('StateMachineType') === 'EXPRESS' ? 'EXPRESS' : 'STANDARD';
  const name = resolver.nameOf(stack, logicalId);
  const arn = resolver.resolve(stack, { Ref: logicalId }, where) as string;
  resolver.finish();

  return { definition: written === 'DefinitionS3Location' ? fromAsset() : fromProperty(), type, name, arn };

  function fromProperty(): JsonObject {
    const place = `${where}.${written}`;
    if (typeof definition === 'string') {
      return definitionOfText(definition, substitutions, place);
    }
    if (!isJsonObject(definition)) {
      throw new TemplateError([`${place} is no JSON object`]);
    }
    return substitutedIn(definition, substitutions) as JsonObject;
  }

  function fromAsset(): JsonObject {
    const file = assetOf(stack, definition);
    if (file === undefined) {
      const key = JSON.stringify(fieldOf(definition, 'Key') ?? null);
      const folder = stack.assetFolder ?? 'of assets, which the option assetFolder names';
      throw new TemplateError([`${where}.${written}: there is no asset for the key ${key} in the folder ${folder}`]);
    }
    return definitionOfText(readFileSync(file, 'utf8'), substitutions, file);
  }
}

function assetOf(stack: StackTemplate, location: Json | undefined): string | undefined {
  const key = fieldOf(location, 'Key');
  return typeof key === 'string' ? stack.assetPath(key) : undefined;
}

function asTexts(values: Json | undefined): Substitutions {
  return Object.fromEntries(
    Object.entries(isObject(values) ? values : {}).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
}
