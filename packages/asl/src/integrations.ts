import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataShape } from './data-shape';
import { objectShape } from './data-shape';
import type { NamedResource, TaskPattern, TaskResource } from './resource';

/** An action that Step Functions calls by its name, as of when this package was released. */
export interface Integration {
  /** Its patterns; `RUN_JOB:2` is `.sync:2`. */
  readonly patterns: readonly (TaskPattern | 'RUN_JOB:2')[];
  readonly arguments: ArgumentNames;
  /** The names in what it answers, where they are known. */
  readonly result?: readonly string[];
}

/** The names that an object of arguments may have, each with those of the objects below it, if those are known. */
export type ArgumentNames = ReadonlyMap<string, Arguments | undefined>;

/** Objects, or lists and maps of them at some depth. */
export interface Arguments {
  readonly containers: readonly ('list' | 'map')[];
  names(): ArgumentNames;
}

interface Data {
  readonly integrations: Readonly<Record<string, Omit<Integration, 'arguments'> & { readonly arguments: number }>>;
  /** By name: 0 is any value; a text leads to another structure, in a list `[]` or a map `{}` of such. */
  readonly structures: readonly Readonly<Record<string, 0 | string>>[];
}

let data: Data | undefined;

/** Read when it is first asked for. `pnpm integrations:update` writes the file. */
function table(): Data {
  data ??= JSON.parse(readFileSync(join(__dirname, '../data/integrations.json'), 'utf8')) as Data;
  return data;
}

/** The integrations by their names, such as `dynamodb:getItem`. */
export function integrationNames(): string[] {
  return Object.keys(table().integrations);
}

/** An integration by its name. */
export function integration(name: string): Integration | undefined {
  const { integrations } = table();
  const entry = Object.hasOwn(integrations, name) ? integrations[name] : undefined;
  return entry && { ...entry, arguments: namesOf(entry.arguments) };
}

function namesOf(index: number): ArgumentNames {
  return new Map(
    Object.entries(table().structures[index] ?? {}).map(([name, reference]) => [
      name,
      reference === 0 ? undefined : argumentsOf(reference),
    ]),
  );
}

function argumentsOf(reference: string): Arguments {
  const containers = /^(?:\[\]|\{\})*/.exec(reference)?.[0] ?? '';
  const index = Number(reference.slice(containers.length));
  return {
    containers: (containers.match(/../g) ?? []).map((each) => (each === '[]' ? 'list' : 'map')),
    names: () => namesOf(index),
  };
}

/** The name of what a resource calls, as `integration` takes it. */
export function integrationName({ action, service }: NamedResource): string {
  return `${service}:${action}`;
}

/** What is known of the result of a task. What ends a job or a callback is not of the action that began it. */
export function resultOf(resource: TaskResource): DataShape {
  if ((resource.kind !== 'integration' && resource.kind !== 'http') || resource.pattern !== 'REQUEST_RESPONSE') {
    return 'unknown';
  }
  const names = integration(integrationName(resource))?.result;
  return names === undefined ? 'unknown' : objectShape(names.map((name) => [name, 'unknown'] as const));
}
