/** What an argument has to look like. */
export type Shape =
  | Structure
  | { readonly kind: 'union'; readonly members: Structure['members'] }
  | { readonly kind: 'list'; readonly element: Shape }
  | { readonly kind: 'map'; readonly value: Shape }
  | { readonly kind: 'nullable'; readonly shape: Shape }
  | { readonly kind: 'text'; readonly values?: readonly string[] }
  | { readonly kind: 'number' | 'boolean' | 'anything' };

export interface Structure {
  readonly kind: 'structure';
  /** By the name that Step Functions knows them by. */
  readonly members: ReadonlyMap<string, Member>;
}

export interface Member {
  readonly required: boolean;
  readonly shape: Shape;
}

export const text: Shape = { kind: 'text' };
export const number: Shape = { kind: 'number' };
export const boolean: Shape = { kind: 'boolean' };
/** Any JSON. */
export const anything: Shape = { kind: 'anything' };
export const oneOf = (...values: string[]): Shape => ({ kind: 'text', values });
export const listOf = (element: Shape): Shape => ({ kind: 'list', element });
export const mapOf = (value: Shape): Shape => ({ kind: 'map', value });
export const nullable = (shape: Shape): Shape => ({ kind: 'nullable', shape });
export const required = (shape: Shape): Member => ({ required: true, shape });

interface Members {
  readonly [name: string]: Shape | Member;
}

export function structure(members: Members): Structure {
  const given = Object.entries(members).map(([name, member]): [string, Member] => [
    name,
    'kind' in member ? { required: false, shape: member } : member,
  ]);
  return { kind: 'structure', members: new Map(given) };
}

/** A structure with other members than another has; a shape by itself leaves required what was so. */
export function changed({ members }: Structure, changes: Members): Structure {
  const given = Object.entries(changes).map(([name, change]): [string, Member] => [
    name,
    'kind' in change ? { required: members.get(name)?.required ?? false, shape: change } : change,
  ]);
  return { kind: 'structure', members: new Map([...members, ...given]) };
}

/** A structure that lacks members which another has. */
export function without({ members }: Structure, ...names: string[]): Structure {
  return { kind: 'structure', members: new Map([...members].filter(([name]) => !names.includes(name))) };
}

/** The shape of a member, which has to be there. */
export function memberOf({ members }: Structure, name: string): Shape {
  const member = members.get(name);
  if (member === undefined) {
    throw new Error(`There is no ${name} among ${[...members.keys()].join(', ')}`);
  }
  return member.shape;
}

/** The shape of what stands in a list. */
export function elementOf(shape: Shape): Shape {
  if (shape.kind !== 'list') {
    throw new Error(`${shape.kind} has no elements`);
  }
  return shape.element;
}
