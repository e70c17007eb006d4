import { parseArgs } from 'node:util';
import { DeskError } from './desk-error';

/** Which state machine is meant, and what its template leaves open. */
export interface SourceArguments {
  /** A template, a folder `cdk.out`, or a definition in JSON. */
  readonly source: string;
  /** Which one, where there are several: logical id, construct id or path. */
  readonly stateMachine?: string;
  /** Values of the template's parameters. */
  readonly parameters: { readonly [name: string]: string };
  /** Physical names by logical id. */
  readonly values: { readonly [logicalId: string]: string };
  /** Where the stack stands, and tasks are sent. */
  readonly region?: string;
}

/** `run` */
export interface RunArguments extends SourceArguments {
  readonly command: 'run';
  /** A file, `-` for the standard input, or JSON. */
  readonly input?: string;
  readonly endpoint?: string;
  readonly lambda: 'local' | 'endpoint';
  readonly mocks?: string;
  readonly history?: string;
  readonly graph?: string;
  readonly seed?: string;
  readonly watch: boolean;
  readonly io: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly realTime: boolean;
}

/** `graph` */
export interface GraphArguments extends SourceArguments {
  readonly command: 'graph';
  /** A file with a history whose path is drawn. */
  readonly history?: string;
  /** Where the picture goes: the standard output, if nowhere. */
  readonly output?: string;
}

/** `asl` */
export interface AslArguments extends SourceArguments {
  readonly command: 'asl';
  readonly output?: string;
}

/** `trace` */
export interface TraceArguments {
  readonly command: 'trace';
  /** A file with a history. */
  readonly history: string;
  readonly io: boolean;
}

/** What the command is to do. */
export type DeskArguments =
  | RunArguments
  | GraphArguments
  | AslArguments
  | TraceArguments
  | { readonly command: 'help' }
  | { readonly command: 'version' };

const TEXT = { type: 'string' } as const;
const FLAG = { type: 'boolean', default: false } as const;
const SOURCE = {
  'state-machine': { ...TEXT, short: 's' },
  parameter: { ...TEXT, multiple: true },
  value: { ...TEXT, multiple: true },
  region: TEXT,
} as const;
const HELP = { help: { ...FLAG, short: 'h' } } as const;
const RUN = {
  ...HELP,
  ...SOURCE,
  input: { ...TEXT, short: 'i' },
  endpoint: TEXT,
  lambda: TEXT,
  mocks: { ...TEXT, short: 'm' },
  history: TEXT,
  graph: TEXT,
  seed: TEXT,
  watch: { ...FLAG, short: 'w' },
  io: FLAG,
  verbose: FLAG,
  json: FLAG,
  quiet: { ...FLAG, short: 'q' },
  'real-time': FLAG,
} as const;
const GRAPH = { ...HELP, ...SOURCE, history: TEXT, output: { ...TEXT, short: 'o' } } as const;
const ASL = { ...HELP, ...SOURCE, output: { ...TEXT, short: 'o' } } as const;
const TRACE = { ...HELP, io: FLAG, verbose: FLAG } as const;
const COMMANDS = 'run, graph, asl, trace';

/** What `--help` prints. */
export const HELP_TEXT = `Runs AWS Step Functions state machines of a CDK app on this machine.

  cdk-sfn-local run <source> [options]     runs a state machine, and shows what it did
  cdk-sfn-local graph <source> [options]   draws it as SVG
  cdk-sfn-local asl <source> [options]     prints its plain definition
  cdk-sfn-local trace <history>            shows a history, of --history or of aws stepfunctions get-execution-history

<source> is a synthesised template (cdk.out/Orders.template.json), a folder (cdk.out), or a definition (.asl.json).

Which state machine
  -s, --state-machine <id>   logical id, construct id or path, where there are several
      --parameter <n>=<v>    value of a parameter of the template; may be repeated
      --value <id>=<name>    physical name of a resource, by its logical id; may be repeated
      --region <region>      where the stack stands, and tasks are sent

run
  -i, --input <input>        a file, - for the standard input, or JSON; {} without
  -m, --mocks <file>         outcomes of tasks by state name, or by resource such as dynamodb:putItem:
                               {"Get": {"output": {}}, "Pay": [{"error": "Busy", "cause": "why"}, {"output": 1}]}
                             an outcome answers all calls, a list one after the other; "seconds" says how long it takes
      --endpoint <url>       sends the other tasks to services there; without it, and without --mocks, to AWS itself
      --lambda <where>       local: Node.js functions run from the template's assets (the default where they are there)
                             endpoint: they are invoked at the endpoint
      --history <file>       writes the history, as aws stepfunctions get-execution-history prints it
      --graph <file>         writes the state machine as SVG, with the path taken
      --io, --verbose        shows inputs, arguments, results and variables
      --json                 prints status, output and error as JSON instead of the trace
  -q, --quiet                shows no progress
      --real-time            lets waits and retries take as long as they say
      --seed <seed>          makes UUIDs, random numbers and jitter repeat
  -w, --watch                runs again when the template, the input or the mocks change

graph, asl
  -o, --output <file>        where it goes; the standard output without
      --history <file>       graph: highlights the path of this history

  -h, --help    -v, --version

Ends with 0 when the execution succeeded, 1 when it failed, 2 for wrong arguments or a definition that the service
would not take, 3 when it timed out, 4 when a task could not be answered, 130 after Ctrl-C.
`;

/**
 * Reads the arguments of the command.
 *
 * @throws DeskError that says what to write
 */
export function deskArguments(argv: readonly string[]): DeskArguments {
  const [command, ...rest] = argv;
  switch (command) {
    case undefined:
    case 'help':
    case '-h':
    case '--help':
      return { command: 'help' };
    case '-v':
    case '--version':
      return { command: 'version' };
    case 'run':
      return runArguments(rest);
    case 'graph': {
      const { values, source, isHelp } = parsed(() => parseArgs({ ...forms(rest), options: GRAPH }), 'graph', 'source');
      const { history, output } = values;
      return isHelp ? { command: 'help' } : { command: 'graph', ...sourceOf(source, values), history, output };
    }
    case 'asl': {
      const { values, source, isHelp } = parsed(() => parseArgs({ ...forms(rest), options: ASL }), 'asl', 'source');
      return isHelp ? { command: 'help' } : { command: 'asl', ...sourceOf(source, values), output: values.output };
    }
    case 'trace': {
      const { values, source, isHelp } = parsed(
        () => parseArgs({ ...forms(rest), options: TRACE }),
        'trace',
        'history',
      );
      return isHelp ? { command: 'help' } : { command: 'trace', history: source, io: values.io || values.verbose };
    }
    default:
      throw new DeskError(`There is no command '${command}': write one of ${COMMANDS}.`);
  }
}

function runArguments(rest: readonly string[]): DeskArguments {
  const { values, source, isHelp } = parsed(() => parseArgs({ ...forms(rest), options: RUN }), 'run', 'source');
  if (isHelp) {
    return { command: 'help' };
  }
  const { input, endpoint, mocks, history, graph, seed, watch, io, verbose, json, quiet } = values;
  const lambda = values.lambda ?? 'local';
  if (lambda !== 'local' && lambda !== 'endpoint') {
    throw new DeskError(`--lambda takes local or endpoint, not '${lambda}'.`);
  }
  if (endpoint !== undefined && !/^https?:\/\/[^/]/.test(endpoint)) {
    throw new DeskError(`--endpoint takes a URL such as http://127.0.0.1:4566, not '${endpoint}'.`);
  }
  if (watch && input === '-') {
    throw new DeskError('--watch runs again and again, and the standard input is there once: give --input a file.');
  }
  return {
    command: 'run',
    ...sourceOf(source, values),
    input,
    endpoint,
    lambda,
    mocks,
    history,
    graph,
    seed,
    watch,
    io: io || verbose,
    json,
    quiet,
    realTime: values['real-time'],
  };
}

function forms(args: readonly string[]) {
  return { args: [...args], strict: true, allowPositionals: true } as const;
}

function parsed<T extends { values: { help: boolean }; positionals: string[] }>(
  parse: () => T,
  command: string,
  what: string,
): { values: T['values']; source: string; isHelp: boolean } {
  const { values, positionals } = attempted(parse);
  const [source, second] = positionals;
  if (second !== undefined) {
    throw new DeskError(`${command} takes one ${what}, and '${second}' is a second one.`);
  }
  if (source === undefined && !values.help) {
    throw new DeskError(
      what === 'history'
        ? 'trace needs a history: cdk-sfn-local trace history.json'
        : `${command} needs a template, a folder or a definition: cdk-sfn-local ${command} cdk.out`,
    );
  }
  return { values, source: source ?? '', isHelp: values.help };
}

function attempted<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    // What Node says of wrong options stands on its own.
    throw new DeskError((error as Error).message);
  }
}

function sourceOf(
  source: string,
  values: { 'state-machine'?: string; parameter?: string[]; value?: string[]; region?: string },
): SourceArguments {
  return {
    source,
    stateMachine: values['state-machine'],
    parameters: pairsOf('--parameter', values.parameter),
    values: pairsOf('--value', values.value),
    region: values.region,
  };
}

function pairsOf(option: string, pairs: readonly string[] = []): { readonly [name: string]: string } {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1) {
        throw new DeskError(`${option} takes <name>=<value>, not '${pair}'.`);
      }
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}
