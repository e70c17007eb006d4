import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { run } from '../run.ts';
import type { Manifest } from '../workspace.ts';
import { allStates } from './definition.ts';
import { machinesOf, type Machine, type Template } from './machine.ts';
import { machineProblems } from './machine-problems.ts';
import { mermaidDiagram } from './mermaid-diagram.ts';
import { step, type StepOptions } from './step.ts';
import { textDiagram } from './text-diagram.ts';

export interface DemoOptions extends StepOptions {
  /** The folder of the examples: each folder in it that has a `cdk.json` is one. */
  examples: string;
  /** Where the results go. What was there before is removed. */
  out: string;
}

/** What came out of a stack. */
interface Result {
  /** The folder of the stack's files. */
  dir: string;
  stack: string;
  machines: Machine[];
}

/**
 * Synthesises the examples, as the CDK's command line does, and shows and writes down what came out.
 *
 * @throws Error when an example does not synthesise, or a machine is not valid
 */
export async function demo(options: DemoOptions): Promise<void> {
  const { examples, out, print } = options;
  rmSync(out, { recursive: true, force: true });
  const settled = await Promise.allSettled(examplesIn(examples).map((name) => synthesise(name, options)));
  throwIfAny(settled.flatMap((result) => (result.status === 'rejected' ? [(result.reason as Error).message] : [])));
  const shown = settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const machines = shown.flatMap(machinesIn);
  if (machines.length === 0) throw new Error(`There is no state machine in ${examples}`);

  throwIfAny(
    machines
      .map((machine) => [`${machine.name} is not valid:`, ...machineProblems(machine)])
      .filter((lines) => lines.length > 1)
      .map((lines) => lines.join('\n  ')),
  );

  for (const text of shown.flatMap(describe)) print(text);
  print('');
  const found = machines.length === 1 ? '1 state machine' : `${machines.length} state machines`;
  print(`${found}; asl-validator finds nothing wrong. Look at what was made:`);
  for (const results of shown) {
    const lines = results.flatMap(write);
    const [first] = results;
    const all = first && isLong(results) && line(first.dir, `${lines.length} templates, definitions and diagrams`);
    for (const text of all ? [all] : lines) print(text);
  }
}

/** An example with more machines than this is only listed: its diagrams would bury those of the others. */
const MOST_DIAGRAMS = 5;

function isLong(results: readonly Result[]): boolean {
  return machinesIn(results).length > MOST_DIAGRAMS;
}

function machinesIn(results: readonly Result[]): Machine[] {
  return results.flatMap(({ machines }) => machines);
}

/** The packages of this workspace that the examples use. */
export function packagesOf(examples: string): string[] {
  const names = examplesIn(examples).flatMap((name) => {
    const manifest = JSON.parse(readFileSync(join(examples, name, 'package.json'), 'utf8')) as Manifest;
    return Object.entries(manifest.dependencies ?? {});
  });
  return [...new Set(names.filter(([, range]) => range.startsWith('workspace:')).map(([name]) => name))].sort();
}

function examplesIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => existsSync(join(folder, name, 'cdk.json')));
}

function throwIfAny(problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

async function synthesise(example: string, options: DemoOptions): Promise<Result[]> {
  const cwd = join(options.examples, example);
  const dir = join(options.out, example);
  const assembly = join(dir, 'cdk.out');
  const { app } = JSON.parse(readFileSync(join(cwd, 'cdk.json'), 'utf8')) as { app: string };

  await step(`synthesis of ${example}`, options, async () => {
    const { exitCode, output } = await run(['sh', '-c', app], { cwd, env: { CDK_OUTDIR: resolve(assembly) } });
    if (exitCode !== 0) throw new Error(`${example}: ${app} ended with ${exitCode}\n${output}`);
  });
  const templates = readdirSync(assembly).filter((file) => file.endsWith('.template.json'));
  return templates.map((file) => ({
    dir,
    stack: file.replace('.template.json', ''),
    machines: machinesOf(JSON.parse(readFileSync(join(assembly, file), 'utf8')) as Template),
  }));
}

/** The machines of an example, with diagrams unless they are many. */
function describe(results: readonly Result[]): string[] {
  const machines = machinesIn(results);
  if (isLong(results)) {
    return ['', ...machines.map(title)];
  }
  return machines.flatMap((machine) => [
    '',
    title(machine),
    ...textDiagram(machine.definition).map((text) => (text ? `  ${text}` : '')),
  ]);
}

function title({ definition, name }: Machine): string {
  const states = allStates(definition).length;
  return `${name} – ${definition.QueryLanguage ?? 'JSONPath'}, ${states === 1 ? '1 state' : `${states} states`}`;
}

/** Writes the files of a stack. Gives a line for each that says what it is. */
function write({ dir, machines, stack }: Result): string[] {
  const template = readFileSync(join(dir, 'cdk.out', `${stack}.template.json`), 'utf8');
  const files: [name: string, what: string, text: string][] = [
    [`${stack}.template.json`, 'CloudFormation template', template],
    ...machines.flatMap(({ definition, name }): [string, string, string][] => [
      [`${name}.asl.json`, 'definition in the Amazon States Language', `${JSON.stringify(definition, undefined, 2)}\n`],
      [`${name}.mmd`, 'diagram in Mermaid: https://mermaid.live draws it', mermaidDiagram(definition)],
    ]),
  ];
  mkdirSync(dir, { recursive: true });
  return files.map(([name, what, text]) => {
    const path = join(dir, name);
    writeFileSync(path, text);
    return line(path, what);
  });
}

function line(path: string, what: string): string {
  return `  ${relative(process.cwd(), path).padEnd(62)} ${what}`;
}
