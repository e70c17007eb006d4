import type { DeclaredErrors } from './declared-errors.ts';
import { httpStatuses } from './http-statuses.ts';
import { noAnswer } from './services.ts';
import type { ServiceErrors } from './service-errors.ts';
import type { ServiceCalls } from './service-calls.ts';

/** An error, as Step Functions names it. */
export interface ErrorEntry {
  /** What it is called in the constant: `ConditionalCheckFailed`. */
  readonly key: string;
  /** `DynamoDB.ConditionalCheckFailedException`. */
  readonly name: string;
  /** The actions that raise it, and those that raise it while Step Functions waits for the end of what they started. */
  readonly raisedBy: readonly string[];
  readonly raisedWaiting: readonly string[];
  /** When it is raised, where its name does not say so. */
  readonly when?: string;
}

/** The constant of a package that has a service's errors. */
export interface ErrorCatalogue {
  /** `DynamoErrors`. */
  readonly constant: string;
  readonly title: string;
  /** Whether the prefix was seen. */
  readonly isCertain: boolean;
  readonly mayHaveOthers: boolean;
  /** In the order of their keys. */
  readonly entries: readonly ErrorEntry[];
}

/** A service with what a package calls of it. */
export interface CalledService {
  readonly facts: ServiceErrors;
  /** The client of the AWS SDK that has its operations. */
  readonly client?: string;
  readonly calls: ServiceCalls;
}

/**
 * The errors of what a package calls. A service may stand there by two names: `glue` and `aws-sdk:glue`.
 *
 * @throws Error when an action is none of the API's, and the facts do not say what it is
 */
export function errorCatalogue(
  services: readonly [CalledService, ...CalledService[]],
  declared: Pick<DeclaredErrors, 'of'>,
): ErrorCatalogue {
  const [{ facts }] = services;
  const entries = merged(services.flatMap((service) => entriesOf(service, declared)));
  const keys = entries.map(({ key }) => key);
  const twice = keys.find((key, i) => keys.indexOf(key) !== i);
  if (twice !== undefined) {
    throw new Error(
      `${facts.name}Errors would have ${twice} twice: ${entries
        .filter(({ key }) => key === twice)
        .map(({ name }) => name)
        .join(', ')}`,
    );
  }
  const isCertain = services.every((service) => service.facts.seen !== undefined);
  return {
    constant: `${facts.name}Errors`,
    title: facts.title,
    isCertain,
    mayHaveOthers: !isCertain || services.some((service) => service.facts.runsUserCode === true),
    entries: entries.sort((a, b) => (a.key < b.key ? -1 : 1)),
  };
}

function entriesOf({ calls, client, facts }: CalledService, declared: Pick<DeclaredErrors, 'of'>): ErrorEntry[] {
  const { clients = {}, more = [], operations = {}, prefix, statusOf = '', statuses = [], unknown } = facts;
  const errorsOf = (action: string, operation: string): readonly string[] => {
    const where = clients[action] ?? client;
    const names = where === undefined ? undefined : declared.of(where, operation);
    if (names === undefined) {
      throw new Error(
        `${where ?? facts.title} has no operation ${operation}: say in tools/src/error-names/services.ts what ${action} calls`,
      );
    }
    return names;
  };
  const actions = [...calls.keys()];
  const asked = actions.filter((action) => !statuses.includes(action));
  const modeled = asked.flatMap((action) => [
    ...(operations[action] ?? [capitalised(action)])
      .flatMap((operation) => errorsOf(action, operation))
      .map((error) => entry(`${prefix}.${javaName(error)}`, { raisedBy: [action] })),
    ...(calls.get(action) ?? [])
      .flatMap((operation) => (client === undefined ? [] : (declared.of(client, operation) ?? [])))
      .map((error) => entry(`${prefix}.${javaName(error)}`, { raisedWaiting: [action] })),
  ]);
  const called = statuses.filter((action) => calls.has(action));
  return [
    ...modeled,
    ...(called.length === 0
      ? []
      : Object.entries(httpStatuses).map(([status, key]) => ({
          ...entry(`${prefix}.${status}`, { raisedBy: called }),
          key: `${statusOf}${key}`,
        }))),
    ...(unknown === undefined
      ? []
      : [
          entry(`${prefix}.${unknown}`, {
            raisedBy: asked,
            when: 'What the API describes no error for, such as missing permissions or wrong arguments.',
          }),
          entry(noAnswer(prefix).name, { when: noAnswer(prefix).when }),
        ]),
    ...more.map(({ name, when }) => entry(name, { when })),
  ];
}

function entry(name: string, about: Partial<ErrorEntry>): ErrorEntry {
  const key = name.slice(name.lastIndexOf('.') + 1).replace(/Exception$/, '');
  return { key: capitalised(key), name, raisedBy: [], raisedWaiting: [], ...about };
}

/** Classes of errors in Java end with Exception, whatever the API calls them. */
export function javaName(error: string): string {
  return error.endsWith('Exception') ? error : `${error.replace(/Fault$/, '')}Exception`;
}

function merged(entries: readonly ErrorEntry[]): ErrorEntry[] {
  const byName = new Map<string, ErrorEntry>();
  for (const each of entries) {
    const known = byName.get(each.name) ?? each;
    const raisedBy = [...new Set([...known.raisedBy, ...each.raisedBy])];
    const raisedWaiting = [...new Set([...known.raisedWaiting, ...each.raisedWaiting])];
    byName.set(each.name, {
      ...known,
      raisedBy,
      raisedWaiting: raisedWaiting.filter((action) => !raisedBy.includes(action)),
      when: known.when ?? each.when,
    });
  }
  return [...byName.values()];
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
