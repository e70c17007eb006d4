import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { isJsonObject, type JsonObject } from '../json';
import type { LambdaFunction } from '../services/lambda-function';
import type { SourceArguments } from './arguments';
import { DeskError } from './desk-error';
import { readJson } from './read-json';

/** A state machine to run or to draw. */
export interface DeskMachine {
  readonly name: string;
  readonly definition: JsonObject;
  readonly type: 'STANDARD' | 'EXPRESS';
  /** Functions of the template that can run on this machine. */
  readonly functions: readonly LambdaFunction[];
}

/**
 * Finds the state machine that the arguments mean.
 *
 * @throws DeskError when there is none, or when there are several and none was chosen
 */
export function findDeskMachine(args: SourceArguments, cwd: string): DeskMachine {
  const path = resolve(cwd, args.source);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) {
    throw new DeskError(`There is no file or folder ${args.source}: write a template, cdk.out, or a definition.`);
  }
  if (!stats.isDirectory()) {
    const content = readJson(args.source, cwd, 'state machine');
    if (isJsonObject(content) && isJsonObject(content.States)) {
      const name = basename(path).replace(/(?:\.asl)?\.json$/, '');
      return { name, definition: content, type: 'STANDARD', functions: [] };
    }
  }
  throw new DeskError('templates are not there yet');
}
