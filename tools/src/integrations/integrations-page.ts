import type { RetryProps } from 'aws-cdk-lib/aws-stepfunctions';
import { format, resolveConfig } from 'prettier';
import { foldedNames } from './folded-names.ts';
import { lines } from './permission-list.ts';
import type { GrantLine } from './permission-list.ts';
import type { GrantGroup, PackageFacts, TaskFacts } from './task-facts.ts';

/** The page, as Prettier wants it. */
export async function formattedPage(file: string, facts: readonly PackageFacts[]): Promise<string> {
  return format(integrationsPage(facts), { ...(await resolveConfig(file)), filepath: file });
}

/** The headings of a page, and those below which it is not what it should be, or which are not there. */
export function compareSections(written: string, current: string): { headings: string[]; stale: string[] } {
  const [before, after] = [sectionsOf(written), sectionsOf(current)];
  const headings = [...new Set([...after.keys(), ...before.keys()])];
  return { headings, stale: headings.filter((heading) => before.get(heading) !== after.get(heading)) };
}

/** The text below each heading. */
function sectionsOf(markdown: string): Map<string, string> {
  return new Map(
    markdown.split(/^(?=#)/m).map((section) => {
      const [heading = '', ...rest] = section.split('\n');
      return [heading, rest.join('\n').trim()];
    }),
  );
}

/** The page, before it is formatted. */
export function integrationsPage(facts: readonly PackageFacts[]): string {
  const tasks = facts.flatMap((each) => each.tasks);
  return [
    '# Integrations',
    '',
    'What each class calls, what it hands over, and what the role of the state machine is granted for it. Made from the',
    'code: `pnpm integrations:update` writes this page, and `pnpm integrations` checks it.',
    '',
    '- The first pattern is the default.',
    '- Arguments have the names that the service gives them; `[]` stands for the elements of a list, `*` for a name of',
    'your own, and `Environment.{Name, Value}` for two names below one. What stands below a name may be data of your own.',
    '- `<queue ARN>` is the ARN of that resource, `<jobName>` what the prop says. Where there is no ARN, the resource is',
    'in the account and region of the stack.',
    '- "If used" is granted when a prop or a resource asks for it, such as a queue with a key of its own.',
    '',
    '| Class | Calls | Patterns |',
    '| --- | --- | --- |',
    ...tasks.map(
      (task) => `| [\`${task.className}\`](#${task.className.toLowerCase()}) | ${calls(task)} | ${patterns(task)} |`,
    ),
    ...facts.flatMap(packageSection),
  ].join('\n');
}

function packageSection({ folder, name, others, tasks }: PackageFacts): string[] {
  return [
    '',
    `## [${name}](../packages/${folder}/README.md)`,
    ...(others.length === 0 ? [] : ['', `See its README for ${list(others)}.`]),
    ...tasks.flatMap(taskSection),
  ];
}

function taskSection({ arguments: names, className, grants, retries, takesAnything }: TaskFacts): string[] {
  const own = takesAnything ? [names.length === 0 ? 'what you give' : 'or what you give, alone'] : [];
  return [
    '',
    `### ${className}`,
    '',
    `- Arguments: ${[...foldedNames(names).map(code), ...own].join(', ') || 'none'}`,
    ...(grants.length === 0 ? ['- Grants nothing'] : grants.flatMap(grantItems)),
    ...retries.map((retry) => `- Retries ${retried(retry)}`),
  ];
}

function grantItems({ grants, ifUsed, pattern }: GrantGroup): string[] {
  const when = [...(pattern === undefined ? [] : [`with ${code(pattern)}`]), ...(ifUsed ? ['if used'] : [])].join(', ');
  return lines(grants).map((line) => `- ${when === '' ? 'Grants' : `${capital(when)}, grants`} ${granted(line)}`);
}

function granted({ actions, conditions, resources }: GrantLine): string {
  const condition = conditions.length === 0 ? '' : `, with a condition on ${list(conditions)}`;
  return `${list(actions)} on ${list(resources)}${condition}`;
}

function retried({ backoffRate, errors = ['States.ALL'], interval, maxAttempts }: RetryProps): string {
  return [
    list(errors),
    ...(maxAttempts === undefined ? [] : [`at most ${maxAttempts} times`]),
    ...(interval === undefined ? [] : [`after ${interval.toSeconds()} seconds`]),
    ...(backoffRate === undefined ? [] : [`then ${backoffRate} times as long each time`]),
  ].join(', ');
}

function calls({ arn, integration }: TaskFacts): string {
  return [integration, arn]
    .filter((each) => each !== undefined)
    .map(code)
    .join(' or ');
}

function patterns({ patterns: names, runJobVersion }: TaskFacts): string {
  return names
    .map((name) =>
      name === 'RUN_JOB' && runJobVersion !== undefined ? `${code(name)} (\`.sync:${runJobVersion}\`)` : code(name),
    )
    .join(', ');
}

const code = (text: string): string => `\`${text}\``;
const list = (texts: readonly string[]): string => texts.map(code).join(', ');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
