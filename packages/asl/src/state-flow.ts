import type { DataShape } from './data-shape';
import { ABSENT, fieldOf, joined, joinedFields, objectShape, sameFields, sameShape, SCALAR } from './data-shape';

/** Variables by their names, or `'unknown'` when any may be there. */
export type Variables = ReadonlyMap<string, DataShape> | 'unknown';

/** What is known where a state begins. */
export interface StateFlow {
  readonly data: DataShape;
  readonly variables: Variables;
  /** The states that put their result in the place of their input, and what the input was. */
  readonly replaced: ReadonlyMap<string, DataShape>;
}

export const UNKNOWN_FLOW: StateFlow = { data: 'unknown', variables: 'unknown', replaced: new Map() };

/** What is known where two ways come together. */
export function joinedFlows(a: StateFlow, b: StateFlow): StateFlow {
  return {
    data: joined(a.data, b.data),
    variables:
      a.variables === 'unknown' || b.variables === 'unknown' ? 'unknown' : joinedFields(a.variables, b.variables),
    replaced: joinedFields(a.replaced, b.replaced),
  };
}

export function sameFlow(a: StateFlow, b: StateFlow): boolean {
  return (
    sameShape(a.data, b.data) &&
    (a.variables === 'unknown' || b.variables === 'unknown'
      ? a.variables === b.variables
      : sameFields(a.variables, b.variables)) &&
    sameFields(a.replaced, b.replaced)
  );
}

/** The variables with some set anew. What is unknown stays so. */
export function withVariables(variables: Variables, assigned: ReadonlyMap<string, DataShape>): Variables {
  return variables === 'unknown' || assigned.size === 0 ? variables : new Map([...variables, ...assigned]);
}

/**
 * The context object of a state. What is inside is known as far as AWS documents it; `Task` and `Map` are left open.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
 */
export function contextShape(insideMap: boolean): DataShape {
  return insideMap ? CONTEXT_INSIDE_MAP : CONTEXT;
}

const scalars = (...names: string[]): [string, DataShape][] => names.map((name) => [name, SCALAR]);

const EVERYWHERE: readonly [string, DataShape][] = [
  [
    'Execution',
    objectShape([
      ['Input', 'unknown'],
      ...scalars('Id', 'Name', 'RedriveCount', 'RedriveTime', 'RoleArn', 'StartTime'),
    ]),
  ],
  ['State', objectShape(scalars('EnteredTime', 'Name', 'RetryCount'))],
  ['StateMachine', objectShape(scalars('Id', 'Name'))],
  ['Task', 'unknown'],
];
const CONTEXT = objectShape(EVERYWHERE);
const CONTEXT_INSIDE_MAP = objectShape([...EVERYWHERE, ['Map', 'unknown']]);

/** The states whose input had the field that is not there any more. */
export function replacersOf(flow: StateFlow, field: string): string[] {
  return [...flow.replaced].filter(([, had]) => fieldOf(had, field) !== ABSENT).map(([name]) => name);
}
