import { migrateSource, type MigrateOptions } from '../src';

export const UPSTREAM = 'aws-cdk-lib/aws-stepfunctions-tasks';

/** Everything is in one line but what a test is about; `$` stands for upstream's module. */
export function moved(
  text: string,
  { file = 'app.ts', ...options }: MigrateOptions & { readonly file?: string } = {},
): { text: string; left: string[]; look: string[]; packages: readonly string[] } {
  const result = migrateSource(file, text.replace(/(?<=['"])\$(?=['"/])/g, UPSTREAM), options);
  const lines = (findings: typeof result.left) =>
    findings.map(({ column, line, message }) => `${line}:${column} ${message}`);
  const shown = result.text.replaceAll(UPSTREAM, '$');
  return { text: shown, left: lines(result.left), look: lines(result.look), packages: result.packages };
}

/** The text after moving over, of which nothing may be left. */
export function movedText(text: string, options: MigrateOptions & { readonly file?: string } = {}): string {
  const result = moved(text, options);
  if (result.left.length > 0) {
    throw new Error(result.left.join('\n'));
  }
  return result.text;
}
