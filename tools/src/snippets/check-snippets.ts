import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { App, Stage, Validations } from 'aws-cdk-lib';
import { SynthesisMessageLevel } from 'aws-cdk-lib/cx-api';
import ts from 'typescript';
import { workspaceRoot } from '../workspace.ts';
import { compose } from './compose.ts';
import type { Snippet } from './snippet.ts';

interface Problem {
  snippet: Snippet;
  /** From 1, in the snippet. */
  line: number;
  message: string;
}

/**
 * Compiles all snippets in one program, then runs them all in one app and synthesises it.
 * Gives the problems, each with its place in the documentation.
 */
export async function checkSnippets(
  root: string,
  snippets: Snippet[],
): Promise<{ failed: number; problems: string[] }> {
  // Inside the work tree, where Node.js and TypeScript find what the snippets import.
  mkdirSync(join(workspaceRoot, '.work'), { recursive: true });
  const dir = mkdtempSync(join(workspaceRoot, '.work/snippets-'));
  try {
    const modules = new Map<string, Snippet>();
    const problems: Problem[] = [];
    for (const snippet of snippets) {
      try {
        modules.set(writeModule(root, dir, snippet), snippet);
      } catch (error) {
        problems.push({ snippet, line: 1, message: (error as Error).message });
      }
    }
    problems.push(...typeProblems(modules));
    const broken = new Set(problems.map(({ snippet }) => snippet));
    problems.push(
      ...(await runProblems(
        dir,
        [...modules].filter(([, snippet]) => !broken.has(snippet)),
      )),
    );
    return {
      failed: new Set(problems.map(({ snippet }) => snippet)).size,
      problems: problems.map(({ snippet, line, message }) => `${snippet.file}:${snippet.line + line - 1}: ${message}`),
    };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Writes snippets as modules, with the fixtures that they use. Gives the paths. */
export function writeModule(root: string, dir: string, snippet: Snippet): string {
  const source = join(root, 'docs/snippets/fixtures');
  const names = existsSync(source) ? readdirSync(source).filter((name) => name.endsWith('.ts')) : [];
  if (names.length > 0) cpSync(source, join(dir, 'fixtures'), { recursive: true });
  const fixtures = new Map(names.map((name) => [basename(name, '.ts'), readFileSync(join(source, name), 'utf8')]));
  const path = join(dir, `${snippet.id}.ts`);
  writeFileSync(path, compose(snippet, fixtures));
  return path;
}

function typeProblems(modules: Map<string, Snippet>): Problem[] {
  const config = ts.getParsedCommandLineOfConfigFile(join(workspaceRoot, 'tsconfig.json'), {}, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
      throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
    },
  } satisfies ts.ParseConfigFileHost);
  const program = ts.createProgram([...modules.keys()], {
    ...config?.options,
    noUnusedLocals: false,
    // The clients that users have installed are in the tools.
    paths: { ...config?.options.paths, '@aws-sdk/*': ['./tools/node_modules/@aws-sdk/*'] },
  });
  return [...modules].flatMap(([path, snippet]) => {
    const file = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
      ({ start = 0, messageText }) => ({
        snippet,
        line: (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1,
        message: ts.flattenDiagnosticMessageText(messageText, '\n  '),
      }),
    );
  });
}

async function runProblems(dir: string, modules: [path: string, snippet: Snippet][]): Promise<Problem[]> {
  const problems: Problem[] = [];
  const newApp = () => {
    const app = new App({
      outdir: mkdtempSync(join(dir, 'cdk.out-')),
      context: {
        // No bundling of assets: that is the business of whoever deploys.
        'aws:cdk:bundling-stacks': [],
        '@aws-cdk/core:validateAgainstDefaultRules': true,
      },
    });
    Validations.of(app).acknowledge({
      id: 'CloudFormation-Validate::F0001',
      reason: 'a snippet may show a state alone',
    });
    return app;
  };
  const app = newApp();
  const running: { path: string; snippet: Snippet; run: (scope: Stage) => void }[] = [];
  for (const [path, snippet] of modules) {
    try {
      const { done, run } = (await import(pathToFileURL(path).href)) as {
        done?: Promise<void>;
        run?: (scope: Stage) => void;
      };
      await done;
      if (snippet.throws !== undefined) {
        const alone = newApp();
        run?.(new Stage(alone, snippet.id));
        const [error] = synthProblems(alone);
        throw error ?? new Error(`did not throw "${snippet.throws}"`);
      }
      if (run) {
        run(new Stage(app, snippet.id));
        running.push({ path, snippet, run });
      }
    } catch (error) {
      problems.push(...thrown(path, snippet, error));
    }
  }

  // One synth for all is quick; who is to blame shows in a synth of each.
  if (synthProblems(app).length === 0) return problems;
  for (const { path, snippet, run } of running) {
    const alone = newApp();
    run(new Stage(alone, snippet.id));
    problems.push(...synthProblems(alone).flatMap((error) => thrown(path, snippet, error)));
  }
  return problems;
}

function synthProblems(app: App): Error[] {
  try {
    const assembly = app.synth();
    const stacks = [assembly, ...assembly.nestedAssemblies.map((nested) => nested.nestedAssembly)].flatMap(
      ({ stacks }) => stacks,
    );
    return stacks
      .flatMap(({ messages }) => messages)
      .filter(({ level }) => level === SynthesisMessageLevel.ERROR)
      .map(({ id, entry }) => new Error(`${id}: ${JSON.stringify(entry.data)}`));
  } catch (error) {
    return [error as Error];
  }
}

function thrown(path: string, snippet: Snippet, error: unknown): Problem[] {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  if (snippet.throws !== undefined && message.includes(snippet.throws) && !message.startsWith('did not throw'))
    return [];
  const line = stack
    .split('\n')
    .find((frame) => frame.includes(basename(path)))
    ?.match(/:(\d+):\d+\)?$/)?.[1];
  return [{ snippet, line: Number(line ?? 1), message }];
}
