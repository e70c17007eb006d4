import { isJson } from '../../differential/src/outcome.ts';
import type { Json } from '../../differential/src/outcome.ts';
import type { Rendering } from '../../differential/src/renderings.ts';
import { arnFormat, like, listedActions } from './action-list.ts';
import type { ListedAction } from './action-list.ts';
import { canBe } from './arn-pattern.ts';
import { filledIn } from './cloud-formation-text.ts';
import type { Referred } from './cloud-formation-text.ts';

/**
 * What can be excused about an action: that it is spelled in other letters; that it is granted on everything, though it
 * can be granted on less; that it does not accept the resource; that it does not know the condition key.
 */
export type FaultKind = 'spelling' | 'wildcard' | 'resource' | 'condition';

/** A fault that is none. */
export interface IamException {
  readonly kind: FaultKind;
  /** As policies have them. */
  readonly actions: readonly string[];
  /** The classes that grant it so. */
  readonly classes: readonly string[];
  readonly why: string;
  /** The page of AWS that tells of it. */
  readonly source: string;
}

/** The data that statements are held against, beside AWS's list. */
export interface IamData {
  /** What `Ref` and attributes of a type of CloudFormation are the ARNs of, in the words of AWS's list. */
  readonly arns: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly exceptions: readonly IamException[];
}

export interface IamReport {
  /** What is wrong about the statements. */
  readonly faults: readonly string[];
  /** Data that no statement needs. */
  readonly unused: readonly string[];
}

type Grants = Pick<Rendering, 'className' | 'language' | 'name' | 'statements' | 'typeOf'>;

/** Holds what tasks grant against AWS's list of actions. */
export async function checkIam(grants: readonly Grants[], data: IamData): Promise<IamReport> {
  const types = [...new Set(Object.values(data.arns).flatMap((attributes) => Object.values(attributes)))];
  const formats = await Promise.all(types.map(async (type) => [type, await arnFormat(type)] as const));
  const check = new IamCheck(data, new Map(formats));
  for (const each of grants) {
    await check.add(each);
  }
  return check.report();
}

/** Statements that grant actions on resources, which is all that tasks need. */
const KEYS = ['Action', 'Condition', 'Effect', 'Resource', 'Sid'];

/** Paths, expressions and functions, which IAM takes for text. */
const STATE_DATA = /\$\.|\$\$|\$\[|\{%|States\./;

class IamCheck {
  private readonly faults = new Map<string, { readonly text: string; cases: number }>();
  private readonly used = new Set<string>();
  /** What is wrong about statements that were looked at before: many cases grant the same. */
  private readonly checked = new Map<string, readonly Fault[]>();
  private readonly actions = new Map<string, Promise<ListedAction[]>>();

  constructor(
    private readonly data: IamData,
    private readonly formats: ReadonlyMap<string, string>,
  ) {}

  public async add({ className, language, name, statements, typeOf }: Grants): Promise<void> {
    for (const statement of statements) {
      for (const { actions, kind, text } of await this.faultsOf(statement, typeOf)) {
        if (kind === undefined || !this.isExcused(className, actions, kind)) {
          // Of a resource that does not fit, one tells of all.
          const key = JSON.stringify([className, actions, kind === 'resource' ? kind : text]);
          const fault = this.faults.get(key) ?? { text: `${name} (${language}): ${text}`, cases: 0 };
          fault.cases += 1;
          this.faults.set(key, fault);
        }
      }
    }
  }

  public report(): IamReport {
    const { arns, exceptions } = this.data;
    return {
      faults: [...this.faults.values()].map(({ cases, text }) =>
        cases === 1 ? text : `${text}; so in ${cases.toString()} cases`,
      ),
      unused: [
        ...exceptions.flatMap(({ actions, classes, kind }) =>
          actions.flatMap((action) => classes.map((className) => excuse(className, action, kind))),
        ),
        ...Object.entries(arns).flatMap(([type, attributes]) =>
          Object.keys(attributes).map((attribute) => `ARN ${attribute} of ${type}`),
        ),
      ].filter((each) => !this.used.has(each)),
    };
  }

  private isExcused(className: string, actions: readonly string[], kind: FaultKind): boolean {
    actions.forEach((action) => this.used.add(excuse(className, action, kind)));
    return actions.every((action) =>
      this.data.exceptions.some(
        (each) => each.kind === kind && each.actions.includes(action) && each.classes.includes(className),
      ),
    );
  }

  private async faultsOf(statement: Json, typeOf: Grants['typeOf']): Promise<readonly Fault[]> {
    const { Action, Condition = {}, Effect, Resource } = statement;
    if (Effect !== 'Allow' || Object.keys(statement).some((key) => !KEYS.includes(key)) || !isJson(Condition)) {
      return [{ actions: [], text: `grants nothing that is understood: ${JSON.stringify(statement)}` }];
    }
    const actions = [Action].flat() as string[];
    let resources: string[];
    try {
      resources = [Resource]
        .flat()
        .map((resource) => filledIn(resource, typeOf, (referred) => this.specimen(referred)));
    } catch (error) {
      return [{ actions, text: `${actions.join(', ')}: ${(error as Error).message}` }];
    }
    const key = JSON.stringify([actions, resources, Condition]);
    const faults = this.checked.get(key) ?? (await this.faultsOfGrant(actions, resources, Condition));
    this.checked.set(key, faults);
    return faults;
  }

  private async faultsOfGrant(actions: string[], resources: string[], condition: Json): Promise<Fault[]> {
    const granted = await Promise.all(
      actions.map(async (action): Promise<Granted> => ({ action, listed: await this.listed(action) })),
    );
    const known = granted.filter(({ listed }) => listed.length > 0);
    return [
      ...granted.flatMap(nameFaults),
      ...known.flatMap((each) => resourceFaults(each, resources)),
      ...strayFaults(known, resources),
      ...known.flatMap((each) => conditionFaults(each, condition)),
    ];
  }

  private listed(action: string): Promise<ListedAction[]> {
    const listed = this.actions.get(action) ?? listedActions(action);
    this.actions.set(action, listed);
    return listed;
  }

  /** What CloudFormation gives of a resource: an ARN where the data says so, or else a name. */
  private specimen({ attribute, logicalId, type = '?' }: Referred): string {
    const arn = this.data.arns[type]?.[attribute];
    if (arn !== undefined) {
      this.used.add(`ARN ${attribute} of ${type}`);
      return this.formats
        .get(arn)!
        .replace(/\$\{Partition\}/, 'aws')
        .replace(/\$\{(\w+)\}/g, '$1');
    }
    if (attribute.endsWith('Arn')) {
      throw new Error(`tools/iam/arns.ts does not say what ${attribute} of ${type} is the ARN of`);
    }
    return logicalId;
  }
}

/** An exception for one action of one class. */
function excuse(className: string, action: string, kind: FaultKind): string {
  return `exception for ${kind} of ${action} in ${className}`;
}

interface Fault {
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

/** Operators of conditions, but for `Null`, which fits every key. */
const OPERATOR = /^(ForAllValues:|ForAnyValue:)?(Arn|Binary|Bool|Date|IpAddress|NotIpAddress|Null|Numeric|String)\w*$/;

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
