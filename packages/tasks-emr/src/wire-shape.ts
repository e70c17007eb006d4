import { amountIn, amountProblems, isFromState, keyValueList, lengthProblem, numberProblem } from '@cdk-sfn/core';
import type { Limits, TaskProblem, UnitQuantities } from '@cdk-sfn/core';
import { Token } from 'aws-cdk-lib/core';

/** How one prop stands in a request. */
export interface WireField<V> {
  /**
   * Its name there.
   *
   * @default - the name of the prop, with a capital
   */
  readonly name?: string;
  /**
   * What stands there when the prop is not given.
   *
   * @default - nothing
   */
  readonly absent?: unknown;
  /** What stands there. */
  readonly wire: (value: V) => unknown;
  /** What is wrong with it; `place` names it in messages. */
  readonly problems: (place: string, value: V) => readonly MaybeProblem[];
}

/** How an object stands in a request. */
export interface WireShape<T> {
  /** Every prop, in the order of the request. */
  readonly fields: { readonly [K in keyof T]-?: WireField<NonNullable<T[K]>> };
  /** What has to hold among its props. A `prop` is named as seen from the object, which itself is `''`. */
  readonly rules?: (value: T) => readonly MaybeProblem[];
}

type MaybeProblem = TaskProblem | false | undefined;

/** The object as the service takes it. One that is not known yet is handed on. */
export function wireForm<T>(shape: WireShape<T>, object: T): unknown {
  return isKnownLater(object)
    ? object
    : Object.fromEntries(
        fieldsOf(shape, object)
          .map(([prop, field, value]) => [field.name ?? capitalised(prop), wireValue(field, value)] as const)
          .filter(([, value]) => value !== undefined),
      );
}

/** What is wrong in the object, each with its place: `instances.instanceFleets[1].targetSpotCapacity`. */
export function problemsIn<T>(shape: WireShape<T>, place: string, object: T): TaskProblem[] {
  if (isKnownLater(object)) {
    return [];
  }
  const within = (prop: string): string => [place, prop].filter((part) => part !== '').join('.');
  return [
    ...fieldsOf(shape, object).flatMap(([prop, field, value]) =>
      value === undefined || isKnownLater(value) ? [] : field.problems(within(prop), value),
    ),
    ...(shape.rules?.(object) ?? []).map((problem) => problem && { ...problem, prop: within(problem.prop) }),
  ].filter((problem) => problem !== undefined && problem !== false);
}

/** What the service takes as it is. */
export const asIs: WireField<unknown> = { wire: (value) => value, problems: () => [] };

/** What the service takes as it is, with a value of ours when nothing is given. */
export function orElse<V>(absent: V): WireField<V> {
  return { ...asIs, absent };
}

/** A text of limited length. */
export function text(limits: Limits): WireField<string> {
  return { ...asIs, problems: (place, value) => [lengthProblem(place, value, limits)] };
}

/** A number within limits. */
export function number(limits: Limits): WireField<number> {
  return { ...asIs, problems: (place, value) => [numberProblem(place, value, limits)] };
}

/** A duration or a size, in the unit that the service counts in. */
export function amount<U extends keyof UnitQuantities>(
  unit: U,
  { name, ...limits }: Limits & { readonly name?: string } = {},
): WireField<UnitQuantities[U]> {
  return {
    name,
    wire: (quantity) => amountIn(unit, quantity),
    problems: (place, quantity) => [
      ...amountProblems(unit, { [place]: quantity }),
      numberProblem(place, amountIn(unit, quantity), { ...limits, unit }),
    ],
  };
}

/** An object that the service takes as a list of keys and values. */
export const keyValues: WireField<{ readonly [key: string]: string }> = { ...asIs, wire: keyValueList };

/** An object. */
export function object<T>(shape: WireShape<T>): WireField<T> {
  return {
    wire: (value) => wireForm(shape, value),
    problems: (place, value) => problemsIn(shape, place, value),
  };
}

/** A list of objects. */
export function list<T>(shape: WireShape<T>): WireField<readonly T[]> {
  return {
    wire: (items) => items.map((item) => wireForm(shape, item)),
    problems: (place, items) => items.flatMap((item, i) => problemsIn(shape, `${place}[${i}]`, item)),
  };
}

/** True for a value that the state machine or the deployment fills in as a whole, so that nothing can be said of it. */
export function isKnownLater(value: unknown): boolean {
  return Token.isUnresolved(value) || isFromState(value);
}

function wireValue(field: WireField<unknown>, value: unknown): unknown {
  return value === undefined ? field.absent : isKnownLater(value) ? value : field.wire(value);
}

function fieldsOf<T>(shape: WireShape<T>, object: T): [string, WireField<unknown>, unknown][] {
  return Object.entries<WireField<any>>(shape.fields).map(([prop, field]) => [prop, field, object[prop as keyof T]]);
}

function capitalised(prop: string): string {
  return prop.charAt(0).toUpperCase() + prop.slice(1);
}
