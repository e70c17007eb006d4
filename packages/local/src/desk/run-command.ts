import { resolve } from 'node:path';
import { seededEntropy } from '../engine/entropy';
import type { HistoryEvent } from '../engine/history-event';
import { runStateMachine, type RunOptions, type RunResult } from '../engine/run-state-machine';
import { compileStateMachine } from '../engine/state-machine';
import type { TaskHandler } from '../engine/task-call';
import type { Json } from '../json';
import { nestedExecutions } from '../services/nested-executions';
import type { RunArguments } from './arguments';
import type { DeskIo } from './desk-io';
import { findDeskMachine, type DeskMachine } from './desk-machine';
import { openServices } from './desk-services';
import { drawMachine } from './draw-machine';
import { EXIT_CODE } from './exit-code';
import { historyText } from './history-file';
import { mockFile } from './mock-file';
import { progressOf } from './progress';
import { parseJsonText, readJson } from './read-json';
import { reportProblem } from './report-problem';
import { wantsColour } from './text-style';
import { traceOf } from './trace';
import { traceText } from './trace-text';
import { watchFiles } from './watch-files';
import { writeResult } from './write-result';

/**
 * Runs a state machine, and shows what it did; with `--watch`, as often as something changes.
 *
 * @returns what the process ends with
 */
export async function runCommand(args: RunArguments, io: DeskIo): Promise<number> {
  return args.watch ? watchRuns(args, io) : reported(args, io, io.signal);
}

async function reported(args: RunArguments, io: DeskIo, signal: AbortSignal): Promise<number> {
  try {
    return await runOnce(args, io, signal);
  } catch (error) {
    return reportProblem(error, io);
  }
}

async function runOnce(args: RunArguments, io: DeskIo, signal: AbortSignal): Promise<number> {
  const machine = findDeskMachine(args, io.cwd);
  const program = compileStateMachine(machine.definition, machine.type);
  const input = await inputOf(args.input, io);
  const say = (line: string) => {
    if (!args.quiet) {
      io.stderr.write(`${line}\n`);
    }
  };
  const tell = progressOf({
    write: (line) => io.stderr.write(line),
    coloured: wantsColour(io.stderr.isTTY === true, io.env),
  });
  const children = new Map<string, HistoryEvent[]>();
  const { handler, close } = await handlerOf(args, machine, io, say);
  let result: RunResult;
  try {
    result = await runStateMachine(program, {
      input,
      handler,
      signal,
      startTime: Date.now(),
      entropy: entropyOf(args),
      names: { stateMachineName: machine.name, ...(args.region === undefined ? {} : { region: args.region }) },
      ...(args.realTime ? { realTime: Date } : {}),
      onEvent: (event, execution) => {
        const events = children.get(execution);
        if (events === undefined) {
          children.set(execution, [event]);
        } else {
          events.push(event);
        }
        if (!args.quiet) {
          tell(event, execution);
        }
      },
    });
  } finally {
    await close();
  }
  children.delete(result.executionArn);
  show(args, machine, result, [...children.values()], io);
  return EXIT_CODE[result.status];
}

async function inputOf(input: string | undefined, io: DeskIo): Promise<Json> {
  if (input === undefined) {
    return {};
  }
  if (input === '-') {
    const chunks: Buffer[] = [];
    for await (const chunk of io.stdin) {
      chunks.push(Buffer.from(chunk));
    }
    return parseJsonText(Buffer.concat(chunks).toString('utf8'), 'input from the standard input');
  }
  return isJsonText(input) ? parseJsonText(input, 'input') : readJson(input, io.cwd, 'input');
}

/** JSON rather than the name of a file. */
function isJsonText(input: string): boolean {
  return /^\s*[[{"]|^\s*(?:-?\d[\d.eE+-]*|true|false|null)\s*$/.test(input);
}

async function handlerOf(
  args: RunArguments,
  machine: DeskMachine,
  io: DeskIo,
  say: (line: string) => void,
): Promise<{ readonly handler: TaskHandler; close(): Promise<void> }> {
  const mocks = args.mocks === undefined ? undefined : readJson(args.mocks, io.cwd, 'mocks');
  if (mocks !== undefined) {
    // Known to be good before anything is opened.
    mockFile(mocks);
  }
  const services = await openServices({
    endpoint: args.endpoint,
    // Who mocks some tasks does not expect the others to reach AWS.
    instead: mocks !== undefined && args.endpoint === undefined ? mockFile({}) : undefined,
    region: args.region,
    functions: args.lambda === 'local' ? machine.functions : [],
    env: io.env,
    cwd: io.cwd,
    realTime: args.realTime,
    say,
  });
  return { ...services, handler: withNested(args, machine, mocks ?? {}, services.handler) };
}

/** Mocks come first, then state machines of the app that a task starts, then the services. */
function withNested(args: RunArguments, machine: DeskMachine, mocks: Json, services: TaskHandler): TaskHandler {
  const handler = mockFile(
    mocks,
    nestedExecutions(machine.machines, services, {
      entropy: entropyOf(args),
      inside: (call) => handler(call),
      ...(args.realTime ? { realTime: Date } : {}),
    }),
  );
  return handler;
}

function entropyOf({ seed = String(process.hrtime.bigint()) }: RunArguments): RunOptions['entropy'] {
  return (now) => seededEntropy(seed, now);
}

function show(
  args: RunArguments,
  machine: DeskMachine,
  result: RunResult,
  childHistories: HistoryEvent[][],
  io: DeskIo,
): void {
  const { status, output, error, cause, history } = result;
  if (args.json) {
    io.stdout.write(`${JSON.stringify({ status, output, error, cause }, undefined, 2)}\n`);
  } else {
    const coloured = wantsColour(io.stdout.isTTY === true, io.env);
    const children = childHistories.map((events) => traceOf(events));
    io.stdout.write(`${args.quiet ? '' : '\n'}${traceText(traceOf(history), { coloured, io: args.io, children })}`);
  }
  if (args.history !== undefined) {
    writeResult(historyText(history), args.history, io);
  }
  if (args.graph !== undefined) {
    const { definition, name } = machine;
    writeResult(drawMachine(definition, { history, childHistories, title: name }), args.graph, io);
  }
}

/** Runs, and runs again when a file changes, until Ctrl-C. A change meanwhile ends the run. */
async function watchRuns(args: RunArguments, io: DeskIo): Promise<number> {
  const inputs = [args.input, args.mocks].filter((file) => file !== undefined && !isJsonText(file)) as string[];
  let code: number = EXIT_CODE.SUCCEEDED;
  while (!io.signal.aborted) {
    const change = new AbortController();
    const stop = new AbortController();
    const files = [args.source, ...inputs].map((file) => resolve(io.cwd, file));
    watchFiles(files, () => change.abort(), AbortSignal.any([stop.signal, io.signal]));
    code = await reported(args, io, AbortSignal.any([change.signal, io.signal]));
    io.stderr.write(`\nWaits for changes of ${[args.source, ...inputs].join(', ')}; Ctrl-C ends.\n`);
    await aborted(AbortSignal.any([change.signal, io.signal]));
    stop.abort();
  }
  return code;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
    } else {
      signal.addEventListener('abort', () => resolve(), { once: true });
    }
  });
}
