import type { Json } from '../../differential/src/outcome.ts';
import { like } from './action-list.ts';
import type { ListedAction } from './action-list.ts';
import { canBe } from './arn-pattern.ts';

/**
 * What can be excused about an action: that it is spelled in other letters; that it is granted on everything, though it
 * can be granted on less; that it does not accept the resource; that it needs more resources; that it does not know the
 * condition key.
 */
export type FaultKind = 'spelling' | 'wildcard' | 'resource' | 'missing' | 'condition';

/** What is wrong about a grant. */
export interface Fault {
  readonly actions: readonly string[];
  /** What an exception can excuse. */
  readonly kind?: FaultKind;
  readonly text: string;
}

/** An action as a statement has it, and what AWS's list has under that name. */
interface Granted {
  readonly action: string;
  readonly listed: readonly ListedAction[];
}

/** What a statement grants. */
export interface Grant {
  readonly granted: readonly Granted[];
  readonly resources: readonly string[];
  readonly condition: Json;
}

/** What is wrong about a grant by itself. */
export function grantFaults({ condition, granted, resources }: Grant): Fault[] {
  const known = granted.filter(({ listed }) => listed.length > 0);
  return [
    ...granted.flatMap(nameFaults),
    ...known.flatMap((each) => resourceFaults(each, resources)),
    ...strayFaults(known, resources),
    ...known.flatMap((each) => conditionFaults(each, condition)),
  ];
}

/**
 * What an action needs beside that which all grants together have for it. Of the actions that `*` stands for, it is not
 * known which are meant.
 */
export function missingFaults(grants: readonly Grant[]): Fault[] {
  const granted = new Map(grants.flatMap((grant) => grant.granted).map((each) => [each.action, each]));
  return [...granted.values()].flatMap(({ action, listed }) => {
    const resources = grants
      .filter((grant) => grant.granted.some((each) => each.action === action))
      .flatMap((grant) => grant.resources);
    const isGranted = (format: string): boolean =>
      resources.some((resource) => resource === '*' || canBe(resource, format));
    const formats = listed.flatMap((each) => each.formats);
    return action.includes('*') || !formats.some(isGranted)
      ? []
      : listed
          .flatMap(({ required }) => required.filter((format) => !isGranted(format)))
          .map((format): Fault => ({ actions: [action], kind: 'missing', text: `${action} needs ${format} as well` }));
  });
}

function nameFaults({ action, listed }: Granted): Fault[] {
  if (listed.length === 0) {
    return [{ actions: [action], text: `${action} is no action` }];
  }
  const spelled = like(action);
  return listed.some(({ name }) => spelled.test(name))
    ? []
    : [
        {
          actions: [action],
          kind: 'spelling',
          text: `${action} is spelled ${listed.map(({ name }) => name).join(', ')}`,
        },
      ];
}

/** True when the action can be granted on the resource. */
function accepts({ listed }: Granted, resource: string): boolean {
  return listed.some(({ formats }) =>
    resource === '*' ? formats.length === 0 : formats.some((format) => canBe(resource, format)),
  );
}

/** What is wrong about the resources of an action. */
function resourceFaults(granted: Granted, resources: readonly string[]): Fault[] {
  const { action, listed } = granted;
  const formats = listed.flatMap((each) => each.formats);
  if (resources.some((resource) => accepts(granted, resource))) {
    return [];
  }
  return resources.includes('*')
    ? [{ actions: [action], kind: 'wildcard', text: `${action} is granted on *, but can be on ${someOf(formats)}` }]
    : [
        {
          actions: [action],
          kind: 'resource',
          text: `${action} is granted on ${resources.join(', ')}, but can only be on ${someOf(formats)}`,
        },
      ];
}

function someOf(formats: readonly string[]): string {
  const [first, second, ...others] = formats;
  const named = [first ?? '*', second].filter((each) => each !== undefined).join(' or ');
  return others.length === 0 ? named : `${named}, or ${others.length.toString()} more`;
}

/** Paths, expressions and functions, which IAM takes for text. */
const STATE_DATA = /\$\.|\$\$|\$\[|\{%|States\./;

/** Resources that no action of the statement accepts, beside others. */
function strayFaults(known: readonly Granted[], resources: readonly string[]): Fault[] {
  return resources.flatMap((resource): Fault[] => {
    const actions = known.map(({ action }) => action);
    const named = actions.join(', ');
    if (STATE_DATA.test(resource)) {
      return [{ actions, text: `${named} is granted on data of the state: ${resource}` }];
    }
    return resources.length > 1 && !known.some((each) => accepts(each, resource))
      ? [{ actions, kind: 'resource', text: `${named} cannot be granted on ${resource}` }]
      : [];
  });
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const OPERATORS = [
  'String(Not)?(Equals(IgnoreCase)?|Like)',
  '(Numeric|Date)((Not)?Equals|(Less|Greater)Than(Equals)?)',
  'Arn(Not)?(Equals|Like)',
  '(Not)?IpAddress',
  'BinaryEquals',
  'Bool',
];
const OPERATOR = new RegExp(`^(Null|(ForAllValues:|ForAnyValue:)?(${OPERATORS.join('|')})(IfExists)?)$`);

function conditionFaults({ action, listed }: Granted, condition: Json): Fault[] {
  return Object.entries(condition).flatMap(([operator, keys]) => [
    ...(OPERATOR.test(operator) ? [] : [{ actions: [action], text: `${operator} is no operator of a condition` }]),
    ...Object.keys(keys as object)
      .filter((key) => !listed.some(({ conditionKeys }) => conditionKeys.some((known) => isKey(key, known))))
      .map((key): Fault => ({ actions: [action], kind: 'condition', text: `${action} knows no condition key ${key}` })),
  ]);
}

/** True when a key is a known one, in which `${TagKey}`, `<key>` and `tag-key` stand for any. */
function isKey(key: string, known: string): boolean {
  return like(known.replace(/\$\{\w+\}|<\w+>|(?<=\/)tag-key$/g, '*'), 'i').test(key);
}
