import { CfnResource } from 'aws-cdk-lib/core';
import type { Stack } from 'aws-cdk-lib/core';
import { CfnManagedPolicy, CfnPolicy, CfnRole } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import type { Choice, Dimension, Language, Model } from './case.ts';
import { combinations } from './combinations.ts';
import { rendered, Workshop } from './outcome.ts';
import type { Json } from './outcome.ts';
import { forgettingStacks } from './stack-memory.ts';
import { surroundings } from './surroundings.ts';
import { ours } from './tasks-modules.ts';

/** What our task makes of a case. */
export interface Rendering {
  readonly className: string;
  /** Model and case, as the differential test names them. */
  readonly name: string;
  readonly language: Language;
  readonly state: Json;
  /** What the task has granted, to the role of the machine and to roles of its own. */
  readonly statements: readonly Json[];
  /** The type of the resource that a statement refers to. */
  readonly typeOf: (logicalId: string) => string | undefined;
}

const MATTERING: Readonly<Record<string, readonly string[]>> = {
  stack: ['any account', 'one account'],
  language: ['JSONPath by default', 'JSONata of the state'],
  place: ['the machine'],
};

/** The surroundings that arguments and permissions can depend on. */
export const mattering: readonly Dimension[] = surroundings.map((dimension) => ({
  ...dimension,
  values: dimension.values.filter(({ name }) => MATTERING[dimension.name]!.includes(name)),
}));

/** All that the cases of the models make of our tasks, but for cases that are refused. */
export function renderingsOf(models: readonly Model[], tasks = ours.at(-1)!.tasks): Rendering[] {
  return models.flatMap((model) =>
    forgettingStacks(() => {
      const workshop = new Workshop(tasks);
      const whole = { ...model, dimensions: [...model.dimensions, ...mattering] };
      return [...combinations(whole.dimensions)]
        .filter(([, choice]) => isOfOneLanguage(choice))
        .flatMap(([name, choice]) => rendering(workshop, whole, name, choice));
    }),
  );
}

/** True when no value is meant for the other query language, in which it is text. */
export function isOfOneLanguage(choice: Choice): boolean {
  return new Set([...choice.values()].flatMap(({ language }) => language ?? [])).size === 1;
}

function rendering(workshop: Workshop, model: Model, name: string, choice: Choice): Rendering[] {
  const given = new Set<string>();
  try {
    const made = workshop.make(model, choice, (stack) => {
      statementsIn(stack, sharedIn(stack)).forEach((statement) => given.add(JSON.stringify(statement)));
    });
    const { scope, stack } = made;
    const [shared, own] = [sharedIn(stack), scope.node.findAll()];
    return [
      {
        className: model.className,
        name: `${model.name}: ${name}`,
        language: choice.get('language')!.language!,
        state: rendered(made).state,
        statements: [
          ...statementsIn(stack, own),
          ...statementsIn(stack, shared).filter((statement) => !given.has(JSON.stringify(statement))),
        ],
        typeOf: typesOf(stack, [...shared, ...own]),
      },
    ];
  } catch {
    // What may be refused is for the differential test to say.
    return [];
  }
}

/** Knows nothing but the types afterwards, so that the stack can be let go. */
function typesOf(stack: Stack, constructs: readonly IConstruct[]): Rendering['typeOf'] {
  const types = constructs
    .filter((construct) => construct instanceof CfnResource)
    .map((resource) => [stack.resolve(resource.logicalId) as string, resource.cfnResourceType] as const);
  return lookUp(new Map(types));
}

function lookUp(types: ReadonlyMap<string, string>): Rendering['typeOf'] {
  return (logicalId) => types.get(logicalId);
}

/** What cases share, and what tasks put into a stack once. */
function sharedIn(stack: Stack): IConstruct[] {
  return stack.node.children.filter(({ node }) => !/^Case\d+$/.test(node.id)).flatMap(({ node }) => node.findAll());
}

function statementsIn(stack: Stack, constructs: readonly IConstruct[]): Json[] {
  return constructs
    .filter((construct) => construct instanceof CfnResource)
    .flatMap((resource) => documentsOf(resource).map((document) => stack.resolve(document) as { Statement: Json[] }))
    .flatMap((document) => document.Statement);
}

function documentsOf(resource: CfnResource): unknown[] {
  if (resource instanceof CfnPolicy || resource instanceof CfnManagedPolicy) {
    return [resource.policyDocument];
  }
  const policies: unknown = resource instanceof CfnRole ? resource.stack.resolve(resource.policies) : undefined;
  return ((policies ?? []) as CfnRole.PolicyProperty[]).map(({ policyDocument }): unknown => policyDocument);
}
