import type { TaskDescription, TaskPermission } from '@cdk-sfn/core';
import { IntegrationPattern, TaskStateBase } from 'aws-cdk-lib/aws-stepfunctions';
import type { RetryProps } from 'aws-cdk-lib/aws-stepfunctions';
import type { Choice, Dimension, Model } from '../../differential/src/case.ts';
import { oneAtATime } from '../../differential/src/combinations.ts';
import { everyModelOfOurs } from '../../differential/src/every-model.ts';
import { Workshop } from '../../differential/src/outcome.ts';
import type { Made } from '../../differential/src/outcome.ts';
import { surroundings } from '../../differential/src/surroundings.ts';
import { ours } from '../../differential/src/tasks-modules.ts';
import { UMBRELLA } from '../umbrella.ts';
import type { Package } from '../workspace.ts';
import { argumentNames, summarised } from './argument-names.ts';
import { sortedOut } from './permission-list.ts';
import type { Grant } from './permission-list.ts';
import { ResourceNames } from './resource-names.ts';

/** What a class calls and grants, as its cases show. */
export interface TaskFacts {
  readonly className: string;
  /** What it calls by name: `sqs:sendMessage`. */
  readonly integration?: string;
  /** What it calls by its ARN alone: `<function ARN>`. */
  readonly arn?: string;
  /** The default first. */
  readonly patterns: readonly string[];
  /** The version of `.sync`. */
  readonly runJobVersion?: number;
  /** See `argumentNames`. */
  readonly arguments: readonly string[];
  /** True when it hands on what the user gives, under the user's own names. */
  readonly takesAnything: boolean;
  readonly grants: readonly GrantGroup[];
  readonly retries: readonly RetryProps[];
}

/** Grants that are made on some condition. */
export interface GrantGroup {
  /** The integration pattern that they are for. */
  readonly pattern?: string;
  /** True for those that not every task needs. */
  readonly ifUsed?: boolean;
  readonly grants: readonly Grant[];
}

/** A package with what its classes do. */
export interface PackageFacts {
  readonly folder: string;
  readonly name: string;
  readonly tasks: readonly TaskFacts[];
  /** Tasks that no case makes, because upstream has none that is like it. */
  readonly others: readonly string[];
}

/** Those of our packages that have tasks of their own. */
export async function factsOf(packages: readonly Package[]): Promise<PackageFacts[]> {
  const own = packages.filter(({ folder }) => folder !== UMBRELLA);
  const facts = await Promise.all(
    own.map(async ({ folder, manifest: { name } }) => {
      const exported = Object.entries((await import(name)) as object);
      const tasks = exported.filter(([, value]) => isConcreteTask(value)).map(([className]) => className);
      const described = tasks.filter((className) => everyModelOfOurs.some((model) => model.className === className));
      return {
        folder,
        name,
        tasks: described.map((each) =>
          taskFacts(
            each,
            everyModelOfOurs.filter(({ className }) => className === each),
          ),
        ),
        others: tasks.filter((className) => !described.includes(className)),
      };
    }),
  );
  return facts.filter(({ others, tasks }) => tasks.length + others.length > 0);
}

/** What some cases of a class show. */
export function taskFacts(className: string, models: readonly Model[], tasks = ours.at(-1)!.tasks): TaskFacts {
  const workshop = new Workshop(tasks);
  const plainFirst = [...models].sort((a, b) => Number(b.name === className) - Number(a.name === className));
  const cases = plainFirst.flatMap((model) => casesOf(workshop, model));
  const [plain] = cases;
  if (plain === undefined) {
    throw new Error(`Each case of ${className} is refused`);
  }
  const names = summarised(cases.flatMap((each) => each.arguments));
  return {
    className,
    integration: cases.find(({ isNamed }) => isNamed)?.resource,
    arn: cases.find(({ isNamed }) => !isNamed)?.resource,
    patterns: plain.patterns,
    runJobVersion: plain.runJobVersion,
    arguments: names,
    takesAnything: cases.some((each) => each.arguments.includes('')),
    grants: grantGroups(cases),
    retries: plain.retries,
  };
}

/** What a task of ours says of itself. */
interface Shown {
  readonly model: Model;
  readonly isNamed: boolean;
  readonly resource: string;
  readonly patterns: readonly string[];
  readonly runJobVersion?: number;
  /** The pattern of this one. */
  readonly pattern: string;
  readonly arguments: readonly string[];
  readonly call: readonly Grant[];
  readonly runJob: readonly Grant[];
  readonly retries: readonly RetryProps[];
  /** True when nothing but its pattern sets it apart from the plain one. */
  readonly isPlain: boolean;
}

/** Each value of each prop by itself, in both languages, where the task takes it. */
function casesOf(workshop: Workshop, model: Model): Shown[] {
  const around = surroundings.map((dimension): Dimension => ({ ...dimension, values: [dimension.values[0]!] }));
  const languages = surroundings.find(({ name }) => name === 'language')!.values;
  const whole = { ...model, dimensions: [...model.dimensions, ...around] };
  return languages
    .filter(({ name }) => name === 'JSONPath by default' || name === 'JSONata of the state')
    .flatMap((language) => oneAtATime(whole.dimensions, language))
    .flatMap((choice) => shown(workshop, whole, choice));
}

function shown(workshop: Workshop, model: Model, choice: Choice): Shown[] {
  let made: Made;
  try {
    made = workshop.make(model, choice);
  } catch {
    // What may be refused is for the differential test to say.
    return [];
  }
  const { stack, task } = made;
  const { description, props } = task as unknown as { description: TaskDescription; props: Props };
  const { permissions: { call = [], runJob = [] } = {}, resource } = description;
  const isNamed = 'service' in resource;
  const patterns = isNamed ? resource.patterns : [IntegrationPattern.REQUEST_RESPONSE];
  const names = new ResourceNames(stack, props);
  const isSurrounding = (name: string): boolean => surroundings.some((dimension) => dimension.name === name);
  return [
    {
      model,
      isNamed,
      resource: isNamed ? `${resource.service}:${resource.action}` : names.of(resource.arn),
      patterns,
      runJobVersion: isNamed ? resource.runJobVersion : undefined,
      pattern: props.integrationPattern ?? patterns[0],
      arguments: argumentNames(description.arguments, props),
      call: granted(names, call),
      runJob: granted(names, runJob),
      retries: description.retries ?? [],
      isPlain: model.dimensions.every(
        ({ name, values }) => name === 'integrationPattern' || isSurrounding(name) || choice.get(name) === values[0],
      ),
    },
  ];
}

interface Props {
  readonly integrationPattern?: IntegrationPattern;
}

function granted(names: ResourceNames, permissions: readonly TaskPermission[]): Grant[] {
  return permissions.flatMap(({ actions, conditions = {}, resources }) =>
    actions.flatMap((action) =>
      resources.map((resource) => ({
        action,
        resource: names.of(resource, actions),
        conditions: Object.values<object>(conditions).flatMap((operands) => Object.keys(operands)),
      })),
    ),
  );
}

function grantGroups(cases: readonly Shown[]): GrantGroup[] {
  const call = sortedOut(cases.map((each) => each.call));
  const ofPatterns = grantsOfPatterns(cases.filter(({ isPlain }) => isPlain));
  const runJob = sortedOut(cases.map((each) => each.runJob));
  const pattern = IntegrationPattern.RUN_JOB;
  return [
    { grants: call.always },
    ...ofPatterns,
    { pattern, grants: runJob.always },
    { ifUsed: true, grants: ofPatterns.reduce((sofar, { grants }) => withoutActionsOf(sofar, grants), call.ifUsed) },
    { pattern, ifUsed: true, grants: runJob.ifUsed },
  ].filter(({ grants }) => grants.length > 0);
}

/** What patterns have beside what the plain case of their model has: another model may need more for other reasons. */
function grantsOfPatterns(plain: readonly Shown[]): GrantGroup[] {
  return plain.reduce<GrantGroup[]>((sofar, { call, model, pattern }) => {
    const first = plain.find((each) => each.model === model)!;
    const told = sofar.filter((group) => group.pattern === pattern).flatMap(({ grants }) => grants);
    return pattern === first.pattern
      ? sofar
      : [...sofar, { pattern, grants: withoutActionsOf(call, [...first.call, ...told]) }];
  }, []);
}

function withoutActionsOf(grants: readonly Grant[], known: readonly Grant[]): Grant[] {
  return grants.filter(({ action }) => !known.some((other) => other.action === action));
}

function isConcreteTask(value: unknown): boolean {
  // The base of all tasks is abstract: it says nothing of itself.
  return (
    typeof value === 'function' && value.prototype instanceof TaskStateBase && 'describe' in (value.prototype as object)
  );
}
