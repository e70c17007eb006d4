/** A place where two values are not the same. */
export interface Disagreement {
  /** The fields on the way to it, such as `output`, `Payload`. */
  readonly path: readonly string[];
  /** `undefined` where there is no such field. */
  readonly moto: unknown;
  readonly ours: unknown;
}

/** Where two values are not the same, as deep in them as it can be said. */
export function disagreements(moto: unknown, ours: unknown, path: readonly string[] = []): Disagreement[] {
  if (!isContainer(moto) || !isContainer(ours) || Array.isArray(moto) !== Array.isArray(ours)) {
    return Object.is(moto, ours) ? [] : [{ path, moto, ours }];
  }
  const keys = [...new Set([...Object.keys(moto), ...Object.keys(ours)])];
  return keys.flatMap((key) => disagreements(field(moto, key), field(ours, key), [...path, key]));
}

function field(container: object, key: string): unknown {
  return Object.hasOwn(container, key) ? (container as Record<string, unknown>)[key] : undefined;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
