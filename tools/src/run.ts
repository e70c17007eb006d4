import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from './workspace.ts';

export type Command = readonly [program: string, ...args: string[]];

export interface RunOptions {
  cwd?: string;
  env?: Record<string, string>;
  /** Called with every line of output. */
  onLine?: (line: string) => void;
}

export interface RunResult {
  exitCode: number;
  output: string;
}

/** Runs a program to its end and keeps what it printed, both streams in one. Never throws. */
export function run([program, ...args]: Command, { cwd, env, onLine }: RunOptions = {}): Promise<RunResult> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let rest = '';
    const take = (chunk: string) => {
      output += chunk;
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach((line) => onLine?.(line));
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.on('error', (error) => {
      resolve({ exitCode: 1, output: `${output}${error.message}\n` });
    });
    child.on('close', (code) => {
      resolve({ exitCode: code ?? 1, output });
    });
  });
}

/** As `run`, for steps that must work: throws with the output when they do not. */
export async function runOrThrow(command: Command, options?: RunOptions): Promise<string> {
  const { exitCode, output } = await run(command, options);
  if (exitCode !== 0) throw new Error(`${command.join(' ')} ended with ${exitCode}\n${output}`);
  return output;
}

/** The pnpm that runs us, or the pinned one brought by npm: `pnpm` itself may not be on the PATH. */
export function pnpm(...args: string[]): Command {
  const runner = process.env.npm_execpath;
  if (runner?.includes('pnpm')) {
    return /\.[cm]?js$/.test(runner) ? [process.execPath, runner, ...args] : [runner, ...args];
  }
  const manifest = readFileSync(join(workspaceRoot, 'package.json'), 'utf8');
  const { packageManager } = JSON.parse(manifest) as { packageManager: string };
  return ['npx', '-y', packageManager, ...args];
}

/** The command that runs a script of the root package.json, without words of pnpm's own. */
export function script(name: string, ...args: string[]): Command {
  return pnpm('run', '--silent', name, ...args);
}
