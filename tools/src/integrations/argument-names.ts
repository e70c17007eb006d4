import { Tokenization } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

/**
 * The names of the arguments of a call, nested with dots, `[]` for the elements of a list: `Overrides.Env[].Name`.
 *
 * What users name, such as the fields of a payload, is no argument: `Payload` stands for all of it. Where the service
 * wants something of each thing that users name, `*` stands for the name: `MessageAttributes.*.DataType`.
 *
 * @param args arguments by their wire names
 * @param props what the user gave
 * @returns the names, and '' when all of the arguments are the user's own
 */
export function argumentNames(args: unknown, props: object): string[] {
  const users = objectsIn(props);
  const names = new Set<string>();
  const walk = (value: unknown, name: string): void => {
    if (users.has(value)) {
      names.add(name);
    } else if (Array.isArray(value) && value.some(isPlain)) {
      value.forEach((item) => {
        walk(item, `${name}[]`);
      });
    } else if (isPlain(value) && Object.keys(value).length > 0) {
      const ownNames = name === '' ? new Set<string>() : namesOfUser(value, users);
      for (const [key, field] of Object.entries(value)) {
        const isUsers = ownNames.has(key) || !/^[A-Za-z]\w*$/.test(key);
        walk(field, `${name}.${isUsers ? '*' : key}`);
      }
    } else {
      names.add(name);
    }
  };
  walk(args ?? {}, '');
  return [...names].map((name) => name.slice(1));
}

/** Sorted, and without what others tell in more detail. */
export function summarised(names: Iterable<string>): string[] {
  const short = [...new Set([...names].map((name) => name.replace(/\.\*$/, '')))].sort();
  return short.filter(
    (name) => name !== '' && !short.some((other) => other.startsWith(`${name}.`) || other.startsWith(`${name}[]`)),
  );
}

/** The keys of an argument that are names which the user gave. */
function namesOfUser(value: object, users: ReadonlySet<unknown>): Set<string> {
  const given = [...users]
    .filter(isPlain)
    .map((object) => Object.keys(object))
    .filter((keys) => keys.length > 0 && keys.every((key) => key in value));
  return new Set(given.sort((a, b) => b.length - a.length)[0]);
}

/** All objects and lists that the user wrote, within objects of classes too. */
function objectsIn(props: object): Set<unknown> {
  const found = new Set<unknown>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || found.has(value)) {
      return;
    }
    if (!Construct.isConstruct(value) && !Tokenization.isResolvable(value)) {
      found.add(value);
      Object.values(value).forEach(walk);
    }
  };
  Object.values(props).forEach(walk);
  return found;
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
