import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fencedBlocks } from '../markdown.ts';
import { listPublicPackages } from '../workspace.ts';

/** A `ts` block of a Markdown file. */
export interface Snippet {
  /** Unique, and good for a file name and a stack name. */
  id: string;
  /** The Markdown file, from the root. */
  file: string;
  /** The line on which the code begins. */
  line: number;
  code: string;
  /** Fixtures whose constructs the code finds in scope: files of docs/snippets/fixtures. */
  fixtures: string[];
  /** What the error says that the code is there to show. */
  throws?: string;
}

export function readmesOfPackages(root: string): string[] {
  return listPublicPackages(root)
    .map(({ folder }) => `packages/${folder}/README.md`)
    .filter((file) => existsSync(join(root, file)));
}

/** Every Markdown file that users read: the README, those of the packages, and docs/. */
export function documentation(root: string): string[] {
  const docs = existsSync(join(root, 'docs'))
    ? readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
        .map((file) => `docs/${file.replaceAll('\\', '/')}`)
        .filter((file) => file.endsWith('.md') && !/\/(node_modules|cdk\.out)\//.test(file))
        .sort()
    : [];
  return [...['README.md'].filter((file) => existsSync(join(root, file))), ...readmesOfPackages(root), ...docs];
}

export function readSnippets(root: string, files: string[]): Snippet[] {
  return files.flatMap((file) =>
    fencedBlocks(readFileSync(join(root, file), 'utf8'))
      .filter(({ language }) => language === 'ts')
      .map(({ line, code, above }) => ({
        id: `${file.replace(/\.md$/, '').replace(/[^A-Za-z\d]+/g, '-')}-L${line}`,
        file,
        line,
        code,
        ...readDirective(above, `${file}:${line - 1}`),
      })),
  );
}

/** `<!-- snippet: fixture=table,queue throws="is not supported" -->`, right above the fence. */
function readDirective(above: string, place: string): Pick<Snippet, 'fixtures' | 'throws'> {
  const text = /^<!--\s*snippet:\s*(.*?)\s*-->$/.exec(above)?.[1];
  const options: Pick<Snippet, 'fixtures' | 'throws'> = { fixtures: [] };
  const rest = text?.replace(/(\w+)=(?:"([^"]*)"|(\S+))/g, (all, key: string, quoted?: string, bare?: string) => {
    const value = quoted ?? bare ?? '';
    if (key === 'fixture') options.fixtures = value.split(',');
    else if (key === 'throws') options.throws = value;
    else return all;
    return '';
  });
  if (rest?.trim()) throw new Error(`${place}: a snippet has no option "${rest.trim()}"`);
  return options;
}
