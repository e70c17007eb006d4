// snippets: compiles and synthesises every `ts` block of the documentation.
import { close } from '../src/closing-line.ts';
import { checkSnippets } from '../src/snippets/check-snippets.ts';
import { documentation, readSnippets } from '../src/snippets/snippet.ts';
import { workspaceRoot } from '../src/workspace.ts';

const snippets = readSnippets(workspaceRoot, documentation(workspaceRoot));
const { failed, problems } = await checkSnippets(workspaceRoot, snippets);
for (const problem of problems) console.error(problem);
close({ passed: snippets.length - failed, failed });
