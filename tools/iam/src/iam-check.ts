import { isJson } from '../../differential/src/outcome.ts';
import type { Json } from '../../differential/src/outcome.ts';
import type { Rendering } from '../../differential/src/renderings.ts';
import { arnFormat, listedActions } from './action-list.ts';
import type { ListedAction } from './action-list.ts';
import { filledIn } from './cloud-formation-text.ts';
import type { Referred } from './cloud-formation-text.ts';
import { grantFaults, missingFaults } from './grant.ts';
import type { Fault, FaultKind, Grant } from './grant.ts';

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

class IamCheck {
  private readonly faults = new Map<string, { readonly text: string; cases: number }>();
  private readonly used = new Set<string>();
  /** What is wrong about what was looked at before: many cases grant the same. */
  private readonly checked = new Map<string, readonly Fault[]>();
  private readonly actions = new Map<string, Promise<ListedAction[]>>();

  constructor(
    private readonly data: IamData,
    private readonly formats: ReadonlyMap<string, string>,
  ) {}

  public async add({ className, language, name, statements, typeOf }: Grants): Promise<void> {
    for (const { actions, kind, text } of await this.faultsOf(statements, typeOf)) {
      if (kind === undefined || !this.isExcused(className, actions, kind)) {
        // Of a resource that does not fit, one tells of all.
        const key = JSON.stringify([className, actions, kind === 'resource' ? kind : text]);
        const fault = this.faults.get(key) ?? { text: `${name} (${language}): ${text}`, cases: 0 };
        fault.cases += 1;
        this.faults.set(key, fault);
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

  private async faultsOf(statements: readonly Json[], typeOf: Grants['typeOf']): Promise<readonly Fault[]> {
    const read = await Promise.all(statements.map((statement) => this.read(statement, typeOf)));
    const key = JSON.stringify(
      read.map((each) => ('text' in each ? each : { ...each, granted: each.granted.map(({ action }) => action) })),
    );
    const grants = read.filter((each): each is Grant => !('text' in each));
    const faults = this.checked.get(key) ?? [
      ...read.flatMap((each) => ('text' in each ? [each] : grantFaults(each))),
      ...missingFaults(grants),
    ];
    this.checked.set(key, faults);
    return faults;
  }

  /** What a statement grants, or why that cannot be told. */
  private async read(statement: Json, typeOf: Grants['typeOf']): Promise<Grant | Fault> {
    const { Action, Condition: condition = {}, Effect, Resource } = statement;
    if (Effect !== 'Allow' || Object.keys(statement).some((key) => !KEYS.includes(key)) || !isJson(condition)) {
      return { actions: [], text: `grants nothing that is understood: ${JSON.stringify(statement)}` };
    }
    const actions = [Action].flat() as string[];
    try {
      const specimen = (referred: Referred): string => this.specimen(referred);
      const resources = [Resource].flat().map((resource) => filledIn(resource, typeOf, specimen));
      const granted = actions.map(async (action) => ({ action, listed: await this.listed(action) }));
      return { granted: await Promise.all(granted), resources, condition };
    } catch (error) {
      return { actions, text: `${actions.join(', ')}: ${(error as Error).message}` };
    }
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
