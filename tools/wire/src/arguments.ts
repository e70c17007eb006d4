import type { Language } from '../../differential/src/case.ts';
import { isJson } from '../../differential/src/outcome.ts';
import type { Json } from '../../differential/src/outcome.ts';
import type { Member, Shape } from './shape.ts';

/** What is wrong about an argument. */
export interface ArgumentFault {
  readonly path: string;
  readonly problem: string;
}

/** Where a value stands. */
interface Position {
  readonly path: string;
  readonly language: Language;
}

/** Text that CloudFormation fills in: what it says is known when it is deployed. */
const TOKEN = /\{"(Ref|Fn::\w+)":/;

/** Holds arguments against the shape that they have to have. What comes from the state may be anything. */
export function argumentFaults(value: unknown, shape: Shape, at: Position): ArgumentFault[] {
  if (shape.kind === 'anything' || isExpression(value, at.language)) {
    return [];
  }
  switch (shape.kind) {
    case 'structure':
      return isJson(value) ? structureFaults(value, shape.members, at) : wrongKind('an object', value, at);
    case 'union':
      return isJson(value) ? unionFaults(value, shape.members, at) : wrongKind('an object', value, at);
    case 'map':
      return isJson(value)
        ? fieldsOf(value, at).flatMap((field) => fieldFaults(field, shape.value))
        : wrongKind('an object', value, at);
    case 'list':
      return Array.isArray(value)
        ? value.flatMap((element, i) => argumentFaults(element, shape.element, { ...at, path: `${at.path}[${i}]` }))
        : wrongKind('a list', value, at);
    case 'nullable':
      return value === null ? [] : argumentFaults(value, shape.shape, at);
    case 'text':
      return typeof value === 'string' ? enumFaults(value, shape.values, at) : wrongKind('text', value, at);
    case 'number':
    case 'boolean':
      return typeof value === shape.kind ? [] : wrongKind(KINDS[shape.kind], value, at);
  }
}

const KINDS = { number: 'a number', boolean: 'true or false' };

function isExpression(value: unknown, language: Language): boolean {
  return language === 'JSONata' && typeof value === 'string' && /^\{%.*%\}$/s.test(value);
}

function wrongKind(kind: string, value: unknown, { path }: Position): ArgumentFault[] {
  return [{ path, problem: `is ${JSON.stringify(value)}, not ${kind}` }];
}

function enumFaults(value: string, values: readonly string[] | undefined, { path }: Position): ArgumentFault[] {
  return values === undefined || values.includes(value) || TOKEN.test(value)
    ? []
    : [{ path, problem: `is ${JSON.stringify(value)}, none of ${values.join(', ')}` }];
}

/** A field by its name, whether its value stands there or comes from the state. */
interface Field {
  readonly name: string;
  readonly value: unknown;
  readonly fromState: boolean;
  readonly at: Position;
}

function fieldsOf(object: Json, { language, path }: Position): Field[] {
  return Object.entries(object).map(([key, value]) => {
    const fromState = language === 'JSONPath' && key.endsWith('.$');
    const name = fromState ? key.slice(0, -2) : key;
    return { name, value, fromState, at: { language, path: `${path}.${key}` } };
  });
}

function fieldFaults({ at, fromState, value }: Field, shape: Shape): ArgumentFault[] {
  if (!fromState) {
    return argumentFaults(value, shape, at);
  }
  return typeof value === 'string' && /^(\$|States\.)/.test(value) ? [] : wrongKind('a path or function', value, at);
}

function structureFaults(object: Json, members: ReadonlyMap<string, Member>, at: Position): ArgumentFault[] {
  const fields = fieldsOf(object, at);
  const missing = [...members].filter(
    ([name, { required }]) => required && !fields.some((field) => field.name === name),
  );
  return [
    ...memberFaults(fields, members),
    ...missing.map(([name]) => ({ path: `${at.path}.${name}`, problem: 'is missing' })),
  ];
}

function unionFaults(object: Json, members: ReadonlyMap<string, Member>, at: Position): ArgumentFault[] {
  const fields = fieldsOf(object, at);
  return [
    ...memberFaults(fields, members),
    ...(fields.length === 1
      ? []
      : [{ path: at.path, problem: `has ${fields.length.toString()} of ${[...members.keys()].join(', ')}, not one` }]),
  ];
}

function memberFaults(fields: readonly Field[], members: ReadonlyMap<string, Member>): ArgumentFault[] {
  return fields.flatMap((field) => {
    const member = members.get(field.name);
    return member
      ? fieldFaults(field, member.shape)
      : [{ path: field.at.path, problem: `is none of ${[...members.keys()].join(', ')}` }];
  });
}
