import { parseJsonata } from './jsonata-grammar';

/**
 * What JSONata binds by itself, and what Step Functions adds.
 *
 * @see https://docs.jsonata.org/string-functions
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html#transforming-data-functions-provided
 */
const BUILT_IN = new Set(
  (
    'sum count max min average string substring substringBefore substringAfter lowercase uppercase length trim pad ' +
    'match contains replace split join formatNumber formatBase formatInteger parseInteger number floor ceil round abs ' +
    'sqrt power random boolean not map zip filter single reduce sift keys lookup append exists spread merge reverse ' +
    'each error assert type sort shuffle distinct base64encode base64decode encodeUrlComponent encodeUrl ' +
    'decodeUrlComponent decodeUrl eval toMillis fromMillis clone now millis ' +
    'partition range hash uuid parse states'
  ).split(' '),
);

interface Node {
  readonly type?: unknown;
  readonly value?: unknown;
  readonly lhs?: Node;
  readonly arguments?: readonly Node[];
  readonly procedure?: Node;
  readonly focus?: unknown;
  readonly index?: unknown;
}

/**
 * The variables that an expression reads and does not bind itself. Nothing for an expression that does not parse.
 *
 * A name that is bound anywhere in the expression counts as bound everywhere in it. What `$exists` is asked about may be
 * missing.
 */
export function freeVariables(expression: string): string[] {
  // Most expressions read nothing but what Step Functions gives.
  if (!/\$(?!states\b)[a-z_]/i.test(expression)) {
    return [];
  }
  const read = new Set<string>();
  const bound = new Set<unknown>();
  const pending: unknown[] = [tree(expression)];
  const seen = new Set<unknown>();
  while (pending.length > 0) {
    const node = pending.pop();
    if (typeof node !== 'object' || node === null || seen.has(node)) {
      continue;
    }
    seen.add(node);
    const { arguments: args, focus, index, lhs, procedure, type, value } = node as Node;
    if (type === 'function' && procedure?.value === 'exists') {
      continue;
    }
    if (type === 'variable' && typeof value === 'string' && value !== '' && value !== '$') {
      read.add(value);
    } else if (type === 'bind') {
      bound.add(lhs?.value);
    } else if (type === 'lambda') {
      args?.forEach((argument) => bound.add(argument.value));
    }
    for (const name of [focus, index]) {
      bound.add(typeof name === 'object' ? (name as Node | null)?.value : name);
    }
    for (const child of Object.values(node) as unknown[]) {
      pending.push(child);
    }
  }
  return [...read].filter((name) => !bound.has(name) && !BUILT_IN.has(name));
}

function tree(expression: string): unknown {
  try {
    return parseJsonata(expression);
  } catch {
    // Said by the check of the syntax.
    return undefined;
  }
}
