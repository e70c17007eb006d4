import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Json } from '../json';
import type { StackTemplate } from './stack-template';
import { readSource } from './state-machine-source';
import type { StateMachineSource } from './state-machine-source';
import { fieldOf, isObject, textField } from './template-fields';
import { TemplateResolver } from './template-resolver';
import type { ToAslOptions } from './to-asl';

/** A Lambda function of a template, with names and ARNs as `toAsl` has them. */
export interface TemplateFunction {
  readonly logicalId: string;
  readonly name: string;
  /** The ARN without a version. */
  readonly arn: string;
  /** The file and the export, such as `index.handler`. Empty for a container image. */
  readonly handler: string;
  /** The runtime, such as `nodejs22.x`. Empty for a container image. */
  readonly runtime: string;
  /** The file or folder of the function's asset. Undefined when it is not at hand. */
  readonly codePath: string | undefined;
  /** The source, when it stands in the template. */
  readonly inlineCode: string | undefined;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  /** In MB. */
  readonly memorySize: number;
  /** What of the function could not be resolved. */
  readonly problems: readonly string[];
}

/**
 * The Lambda functions that a state machine could call: those of its stack first, then those of the app's other stacks.
 *
 * A function that cannot be resolved in full says so in `problems`; it may not be one that is called.
 *
 * @throws TemplateError when the source is not one of those that `toAsl` takes
 */
export function lambdaFunctions(
  source: StateMachineSource,
  options: Omit<ToAslOptions, 'stateMachine'> = {},
): readonly TemplateFunction[] {
  const read = readSource(source, options.assetFolder);
  if (read.kind === 'definition') {
    return [];
  }
  const stacks = new Set(read.stacks);
  for (const stack of read.stacks.flatMap((own) => own.app())) {
    stacks.add(stack);
  }
  return [...stacks].flatMap((stack) =>
    stack
      .logicalIds('Resources')
      .filter((logicalId) => stack.typeOf(logicalId) === 'AWS::Lambda::Function')
      .map((logicalId) => readFunction(stack, logicalId, new TemplateResolver(options))),
  );
}

function readFunction(stack: StackTemplate, logicalId: string, resolver: TemplateResolver): TemplateFunction {
  const where = `Resources.${logicalId}.Properties`;
  const resource = stack.entry('Resources', logicalId);
  const properties = fieldOf(resource, 'Properties');
  const value = (of: unknown, name: string, at = where) => resolver.resolve(stack, fieldOf(of, name), `${at}.${name}`);
  const text = (of: unknown, name: string, at?: string) => textOf(value(of, name, at));
  const code = fieldOf(properties, 'Code');
  // Most keys need nothing but the hash in them; where it comes from a parameter, the metadata has the path.
  const staged = textField(fieldOf(resource, 'Metadata'), 'aws:asset:path');
  const codePath =
    staged !== undefined && stack.assetFolder !== undefined && existsSync(resolve(stack.assetFolder, staged))
      ? resolve(stack.assetFolder, staged)
      : assetPath(stack, text(code, 'S3Key', `${where}.Code`));
  const variables = value(fieldOf(properties, 'Environment'), 'Variables', `${where}.Environment`);
  const fields = {
    logicalId,
    name: resolver.nameOf(stack, logicalId),
    arn: textOf(resolver.attributeOf(stack, logicalId, 'Arn')) ?? '',
    handler: text(properties, 'Handler') ?? '',
    runtime: text(properties, 'Runtime') ?? '',
    codePath,
    inlineCode: text(code, 'ZipFile', `${where}.Code`),
    environment: Object.fromEntries(
      Object.entries(isObject(variables) ? variables : {}).map(([name, field]) => [
        name,
        typeof field === 'string' ? field : JSON.stringify(field),
      ]),
    ),
    timeoutSeconds: Number(value(properties, 'Timeout') ?? 3),
    memorySize: Number(value(properties, 'MemorySize') ?? 128),
  };
  return { ...fields, problems: resolver.takeProblems() };
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function assetPath(stack: StackTemplate, key: string | undefined): string | undefined {
  return key === undefined ? undefined : stack.assetPath(key);
}
