import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deskArguments, HELP_TEXT, type GraphArguments } from './arguments';
import { DeskError } from './desk-error';
import type { DeskIo } from './desk-io';
import { findDeskMachine } from './desk-machine';
import { drawMachine } from './draw-machine';
import { EXIT_CODE } from './exit-code';
import { parseHistory } from './history-file';
import { readJson } from './read-json';
import { wantsColour } from './text-style';
import { traceOf } from './trace';
import { traceText } from './trace-text';
import { writeResult } from './write-result';

/**
 * The command `cdk-sfn-local`.
 *
 * @returns what the process ends with; `EXIT_CODE` says what it means
 */
export async function deskCommand(argv: readonly string[], io: DeskIo): Promise<number> {
  try {
    return await perform(argv, io);
  } catch (error) {
    if (!(error instanceof DeskError)) {
      throw error;
    }
    io.stderr.write(`${error.message}\nSee cdk-sfn-local --help\n`);
    return EXIT_CODE.INVALID;
  }
}

async function perform(argv: readonly string[], io: DeskIo): Promise<number> {
  const args = deskArguments(argv);
  switch (args.command) {
    case 'help':
      io.stdout.write(HELP_TEXT);
      return EXIT_CODE.SUCCEEDED;
    case 'version':
      io.stdout.write(`${versionOf(join(__dirname, '..', '..', 'package.json'))}\n`);
      return EXIT_CODE.SUCCEEDED;
    case 'asl': {
      const { definition } = findDeskMachine(args, io.cwd);
      writeResult(`${JSON.stringify(definition, undefined, 2)}\n`, args.output, io);
      return EXIT_CODE.SUCCEEDED;
    }
    case 'graph':
      writeResult(graphOf(args, io), args.output, io);
      return EXIT_CODE.SUCCEEDED;
    case 'trace': {
      const trace = traceOf(parseHistory(readJson(args.history, io.cwd, 'history')));
      io.stdout.write(traceText(trace, { io: args.io, coloured: wantsColour(io.stdout.isTTY === true, io.env) }));
      return EXIT_CODE.SUCCEEDED;
    }
    default: {
      // Only who runs something waits until the engine is loaded.
      const { runCommand } = await import('./run-command.js');
      return runCommand(args, io);
    }
  }
}

function versionOf(file: string): string {
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

function graphOf(args: GraphArguments, io: DeskIo): string {
  const { definition, name } = findDeskMachine(args, io.cwd);
  const history = args.history === undefined ? undefined : parseHistory(readJson(args.history, io.cwd, 'history'));
  return drawMachine(definition, { title: name, ...(history === undefined ? {} : { history }) });
}
