import { readArgument } from './argument-value';

/**
 * The entries of an object as the list that many services take: `[{ Key: 'owner', Value: 'me' }]`.
 *
 * An object that comes from the state as a whole is handed on as it is, so it must be such a list already.
 *
 * @param names what the service calls key and value
 */
export function keyValueList(
  entries: { readonly [key: string]: unknown } | undefined,
  names: { readonly key: string; readonly value: string } = { key: 'Key', value: 'Value' },
): unknown {
  const argument = readArgument(entries);
  return argument.kind === 'object'
    ? argument.entries.map(([key, value]) => ({ [names.key]: key, [names.value]: value }))
    : entries;
}

/** Whether an object or a list has anything in it. One that comes from the state as a whole is taken to have. */
export function hasEntries(entries: unknown): boolean {
  const argument = readArgument(entries);
  return argument.kind === 'object'
    ? argument.entries.length > 0
    : argument.kind === 'list'
      ? argument.items.length > 0
      : argument.kind !== 'absent';
}
