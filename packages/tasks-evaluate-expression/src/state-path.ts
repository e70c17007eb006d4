/** A place in the data of a state: its input (`$`), the context object (`$$`) or a variable (`$name`). */
export interface StatePath {
  readonly root: string;
  readonly keys: readonly string[];
}

/**
 * What the context object of every state has.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
 */
const ALWAYS_IN_CONTEXT = [
  'Execution.Id',
  'Execution.Input',
  'Execution.Name',
  'Execution.RoleArn',
  'Execution.StartTime',
  'State.EnteredTime',
  'State.Name',
  'State.RetryCount',
  'StateMachine.Id',
  'StateMachine.Name',
];

/** How many of the keys lead to something that every context object has. */
export function alwaysInContext(keys: readonly string[]): number {
  return ALWAYS_IN_CONTEXT.includes(keys.slice(0, 2).join('.')) ? 2 : 0;
}

/** The path as Step Functions writes it: `$.order['unit price']`. */
export function pathText({ root, keys }: StatePath): string {
  const steps = keys.map((key) => (/^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `['${key.replace(/[\\']/g, '\\$&')}']`));
  return root + steps.join('');
}

/** The paths without those that stand inside another one, each once. */
export function outermostPaths(paths: readonly StatePath[]): StatePath[] {
  const contains = (outer: StatePath, inner: StatePath) =>
    outer.root === inner.root && outer.keys.every((key, i) => inner.keys[i] === key);
  return paths.filter(
    (path, i) => !paths.some((other, j) => contains(other, path) && (other.keys.length < path.keys.length || j < i)),
  );
}
