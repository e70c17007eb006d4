// snippets [path]…: compiles and synthesises every `ts` block of the documentation, or of files below some paths.
import { close } from '../src/closing-line.ts';
import { checkSnippets } from '../src/snippets/check-snippets.ts';
import { documentation, readSnippets } from '../src/snippets/snippet.ts';
import { workspaceRoot } from '../src/workspace.ts';

const paths = process.argv.slice(2);
const files = documentation(workspaceRoot).filter(
  (file) => paths.length === 0 || paths.some((path) => file.startsWith(path)),
);
const snippets = readSnippets(workspaceRoot, files);
const { failed, problems } = await checkSnippets(workspaceRoot, snippets);
for (const problem of problems) console.error(problem);
close({ passed: snippets.length - failed, failed });
