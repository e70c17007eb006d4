import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { run } from '../run.ts';
import { workspaceRoot } from '../workspace.ts';
import type { DemoOptions } from './demo.ts';
import { localTables, type LocalTables, type TableItem } from './local-tables.ts';
import { step } from './step.ts';

/** `local/runs.json` of an example: what to run of it, and what its tables hold before. */
interface Runs {
  /** Items by the logical id of the table, without the hash at its end. */
  tables?: Record<string, TableItem[]>;
  runs: { stateMachine: string; input: string; mocks: string; exitCode?: number }[];
}

/**
 * Runs the examples with `cdk-sfn-local`, from the templates that were synthesised: DynamoDB tasks on an embedded
 * DynamoDB, Lambda functions in-process, everything else with the mocks of the example. Shows what they did, what they
 * sent, and what they left in the tables.
 *
 * @throws Error when a run ends otherwise than the example says
 */
export async function runExamples(options: DemoOptions): Promise<void> {
  for (const example of readdirSync(options.examples)) {
    const local = join(options.examples, example, 'local');
    if (!existsSync(join(local, 'runs.json'))) continue;
    const { runs, tables = {} } = JSON.parse(readFileSync(join(local, 'runs.json'), 'utf8')) as Runs;
    const dynamodb = await localTables(join(options.out, example, 'cdk.out'), tables);
    try {
      for (const [index, { stateMachine, input, mocks, exitCode = 0 }] of runs.entries()) {
        const name = `${stateMachine}-${index + 1}`;
        const files = { input: join(local, input), mocks: join(local, mocks) };
        await runOne({ ...options, example, stateMachine, files, exitCode, dynamodb, name });
      }
      await showTables(dynamodb, options.print);
    } finally {
      await dynamodb.close();
    }
  }
}

interface OneRun extends DemoOptions {
  example: string;
  stateMachine: string;
  files: { input: string; mocks: string };
  exitCode: number;
  dynamodb: LocalTables;
  /** Of the files with the result. */
  name: string;
}

async function runOne({ example, stateMachine, files, exitCode, dynamodb, name, out, print }: OneRun): Promise<void> {
  const results = join(out, example, 'runs');
  mkdirSync(results, { recursive: true });
  const history = join(results, `${name}.history.json`);
  const args = [
    'run',
    join(out, example, 'cdk.out'),
    ...['-s', stateMachine, '--input', files.input, '--mocks', files.mocks],
    ...['--history', history, '--graph', join(results, `${name}.svg`), '--quiet', '--seed', name],
    ...(dynamodb.endpoint === undefined ? [] : ['--endpoint', dynamodb.endpoint]),
    ...Object.entries(dynamodb.names).flatMap(([logicalId, table]) => ['--value', `${logicalId}=${table}`]),
  ];
  print('');
  print(`$ cdk-sfn-local ${args.map(shown).join(' ')}`);
  const ended = await step(`run of ${stateMachine}`, { print }, () => run([process.execPath, command(), ...args]));
  print(ended.output.trimEnd());
  if (ended.exitCode !== exitCode) {
    throw new Error(`${stateMachine} with ${shown(files.input)} ended with ${ended.exitCode}, not with ${exitCode}`);
  }
  for (const line of messagesIn(history)) print(line);
}

/** The executable as the package has it. */
function command(): string {
  const require = createRequire(import.meta.url);
  const manifest = require.resolve('@cdk-sfn/local/package.json');
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { bin: Record<string, string> };
  return join(manifest, '..', bin['cdk-sfn-local'] ?? '');
}

function shown(argument: string): string {
  return argument.startsWith('/') ? relative(workspaceRoot, argument) : argument;
}

/** What queues and topics were sent, from the history. */
function messagesIn(file: string): string[] {
  const { events } = JSON.parse(readFileSync(file, 'utf8')) as {
    events: { taskScheduledEventDetails?: { resourceType: string; parameters: string } }[];
  };
  return events.flatMap(({ taskScheduledEventDetails: details }) => {
    if (details?.resourceType !== 'sqs' && details?.resourceType !== 'sns') return [];
    const { QueueUrl, TopicArn, MessageBody, Message } = JSON.parse(details.parameters) as Record<string, unknown>;
    return [`  sent to ${String(QueueUrl ?? TopicArn)}: ${JSON.stringify(MessageBody ?? Message)}`];
  });
}

async function showTables(dynamodb: LocalTables, print: (line: string) => void): Promise<void> {
  for (const [table, items] of Object.entries(await dynamodb.items())) {
    print('');
    print(`The table ${table} holds:`);
    for (const item of items) print(`  ${JSON.stringify(item)}`);
  }
}
