/**
 * True for what JSONata can call.
 *
 * The library goes by flags such as `_jsonata_lambda`, which data can have too; here it has to be able to run.
 */
export function isJsonataCallable(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'function';
  }
  const { implementation, environment } = value as { implementation?: unknown; environment?: unknown };
  return (
    typeof implementation === 'function' ||
    (typeof environment === 'object' &&
      environment !== null &&
      typeof (environment as { lookup?: unknown }).lookup === 'function')
  );
}
