import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { isJsonObject, type JsonObject } from '../json';
import { chooseStateMachine } from '../template/choose-state-machine';
import { findStateMachines } from '../template/find-state-machines';
import { lambdaFunctions, type TemplateFunction } from '../template/lambda-functions';
import { TemplateError } from '../template/template-error';
import { readStateMachine } from '../template/to-asl';
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
      return { name, definition: content, type: 'STANDARD', functions: [] };
    }
  }
  try {
    return fromTemplates(args, path);
  } catch (error) {
    throw TemplateError.isTemplateError(error) ? new DeskError(error.message) : error;
  }
}

function fromTemplates({ stateMachine, parameters, values, region }: SourceArguments, path: string): DeskMachine {
  const found = chooseStateMachine(findStateMachines(path), stateMachine);
  const options = { parameters, values, ...(region === undefined ? {} : { region }) };
  const { definition, type = 'STANDARD', name = found.logicalId } = readStateMachine(found, options);
  return { name, definition, type, functions: lambdaFunctions(found, options) };
}
