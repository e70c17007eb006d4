import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { compileStateMachine, InvalidDefinition } from '../engine/state-machine';
import { isJsonObject, type JsonObject } from '../json';
import { chooseStateMachine } from '../template/choose-state-machine';
import { findStateMachines, type FoundStateMachine } from '../template/find-state-machines';
import { lambdaFunctions, type TemplateFunction } from '../template/lambda-functions';
import type { NestedStateMachine } from '../services/nested-executions';
import { TemplateError } from '../template/template-error';
import { readStateMachine, type ToAslOptions } from '../template/to-asl';
import type { SourceArguments } from './arguments';
import { DeskError } from './desk-error';
import { readJson } from './read-json';

/** A state machine to run or to draw. */
export interface DeskMachine {
  readonly name: string;
  readonly definition: JsonObject;
  readonly type: 'STANDARD' | 'EXPRESS';
  /** Functions of the app. */
  readonly functions: readonly TemplateFunction[];
  /** All state machines of the app, which tasks may start. */
  readonly machines: readonly NestedStateMachine[];
}

/**
 * Finds the state machine that the arguments mean.
 *
 * @throws DeskError when there is none, when there are several and none was chosen, or when its template leaves something open
 */
export function findDeskMachine(args: SourceArguments, cwd: string): DeskMachine {
  const path = resolve(cwd, args.source);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) {
    throw new DeskError(`There is no file or folder ${args.source}: write a template, cdk.out, or a definition.`);
  }
  if (!stats.isDirectory()) {
    const content = readJson(args.source, cwd, 'state machine');
    if (isJsonObject(content) && content.Resources === undefined && 'States' in content) {
      const name = basename(path).replace(/(?:\.asl)?\.json$/, '');
      return { name, definition: content, type: 'STANDARD', functions: [], machines: [] };
    }
  }
  try {
    return fromTemplates(args, path);
  } catch (error) {
    throw TemplateError.isTemplateError(error) ? new DeskError(error.message) : error;
  }
}

function fromTemplates({ stateMachine, parameters, values, region }: SourceArguments, path: string): DeskMachine {
  const all = findStateMachines(path);
  const found = chooseStateMachine(all, stateMachine);
  const options = { parameters, values, ...(region === undefined ? {} : { region }) };
  const { definition, type = 'STANDARD', name = found.logicalId } = readStateMachine(found, options);
  const machines = all.flatMap((other) => nestedStateMachine(other, options));
  return { name, definition, type, functions: lambdaFunctions(found, options), machines };
}

/** A state machine of the app that a task may start; of no interest here when it cannot be read or run. */
function nestedStateMachine(found: FoundStateMachine, options: ToAslOptions): NestedStateMachine[] {
  try {
    const { arn, definition, type } = readStateMachine(found, options);
    return arn === undefined ? [] : [{ arn, program: compileStateMachine(definition, type) }];
  } catch (error) {
    if (TemplateError.isTemplateError(error) || InvalidDefinition.isInvalidDefinition(error)) {
      return [];
    }
    throw error;
  }
}
