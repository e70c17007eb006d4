import type { Stack } from 'aws-cdk-lib/core';
import type * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type * as upstream from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import type { Outcome } from './outcome.ts';

/** What a user's code imports: the tasks, and the words in which state data is written. */
export type Tasks = typeof upstream & Pick<typeof sfn, 'FieldUtils' | 'JsonPath' | 'TaskInput' | 'TaskRole'>;

export type Language = 'JSONPath' | 'JSONata';

/** A deliberate difference from upstream. */
export interface Difference {
  /** Its row in docs/differences.md. */
  readonly row: string;
  /** Makes upstream's outcome ours. Gives back what it got where it does not apply. */
  readonly edit: (outcome: Outcome, about: Circumstances) => Outcome;
}

/** What a difference may look at. */
export interface Circumstances {
  readonly choice: Choice;
  /** The query language of the state. */
  readonly language: Language;
  /** Upstream's outcome when some dimensions have other values. */
  readonly upstream: (instead: { readonly [dimension: string]: Make }) => Outcome;
}

export type Make<T = unknown> = (tasks: Tasks, stack: Stack) => T;

/** One of the values of a dimension. */
export interface Value<T = unknown> {
  readonly name: string;
  readonly make: Make<T>;
  /** The only query language that the value is meant for. In the other one it is tried alone. */
  readonly language?: Language;
  /** Not combined with others, because one of the two sides refuses it, or because it is like another value. */
  readonly alone: boolean;
  /** Ours is what upstream makes of this value. */
  readonly as?: { readonly row: string; readonly make: Make<T> };
  readonly differences: readonly Difference[];
  /** The differences are those of a word of ours for state data, so that aws-cdk-lib's word has none. */
  readonly ofWord?: boolean;
}

/** A value as cases files write it. */
export type ValueSpec<T> = Make<T> | ValueOptions<T>;

/** What a value is known by beside its name; see `Value`. */
export interface ValueOptions<T> {
  readonly make: Make<T>;
  readonly language?: Language;
  readonly alone?: boolean;
  readonly as?: { readonly row: string; readonly make: Make<T> };
  readonly differences?: readonly Difference[];
  readonly ofWord?: boolean;
}

export interface Values<T> {
  readonly [name: string]: ValueSpec<T>;
}

/** Something that varies: a prop, what is around the task, what is done to it afterwards. */
export interface Dimension {
  readonly name: string;
  readonly kind: DimensionKind;
  /** The first one is that of the plain case. */
  readonly values: readonly Value[];
}

/** Whether a value is that of one prop, an object with several props, a call on the state, or what is around it. */
export type DimensionKind = 'prop' | 'props' | 'call' | 'surroundings';

/** A value for each dimension, by name. */
export type Choice = ReadonlyMap<string, Value>;

/** Something done to a task after it was made. */
export type Call = (task: sfn.TaskStateBase, scope: Construct) => void;

/** A task, all that varies about it, and where it differs from upstream's. */
export interface Model {
  readonly name: string;
  readonly className: keyof Tasks;
  readonly dimensions: readonly Dimension[];
  readonly create: (tasks: Tasks, scope: Construct, props: object, factory?: Factory) => sfn.TaskStateBase;
  readonly differences: readonly Difference[];
}

/** What a file of `cases/` exports. */
export interface PackageCases {
  readonly models: readonly Model[];
  /** With what upstream does not have: held against AWS alone. */
  readonly beyond?: readonly Model[];
}

/** The props of those of upstream's classes that are tasks. */
type PropsOf = {
  [N in keyof Tasks as Tasks[N] extends TaskClass<never> ? N : never]: Tasks[N] extends TaskClass<infer P> ? P : never;
};
type TaskClass<P> = new (scope: Construct, id: string, props: P) => sfn.TaskStateBase;
/** The static methods that make a task of one language; not every class of upstream has them. */
export type Factory = 'jsonPath' | 'jsonata';
type Factories = Readonly<Partial<Record<Factory, FactoryMethod>>>;
type FactoryMethod = (scope: Construct, id: string, props: object) => sfn.TaskStateBase;
type RequiredKey<P> = { [K in keyof P]-?: object extends Pick<P, K> ? never : K }[keyof P];
type OptionalKey<P> = Exclude<keyof P, RequiredKey<P> | keyof sfn.TaskStateBaseProps>;

export interface ModelSpec<P> {
  /** What sets this model apart from others of the class. */
  readonly about?: string;
  /**
   * The patterns that all values fit.
   *
   * @default - that of the class
   */
  readonly patterns?: readonly (sfn.IntegrationPattern | undefined)[];
  /** Patterns that are tried alone. */
  readonly otherPatterns?: readonly sfn.IntegrationPattern[];
  /** Props that are always given. The first value of each is that of the plain case. */
  readonly required: { readonly [K in RequiredKey<P>]: Values<P[K]> } & {
    readonly [K in OptionalKey<P>]?: Values<P[K]>;
  };
  /** Each is tried left out as well. */
  readonly optional?: { readonly [K in OptionalKey<P>]?: Values<P[K]> };
  readonly differences?: readonly Difference[];
}

/** Describes the cases of one class. */
export function model<N extends keyof PropsOf>(className: N, spec: ModelSpec<PropsOf[N]>): Model {
  return modelOf(className, spec.about === undefined ? className : `${className}, ${spec.about}`, spec);
}

/** Describes cases with what only our class has. */
export function beyondUpstream<P extends sfn.TaskStateBaseProps>(
  { name }: TaskClass<P>,
  { about = 'beyond upstream', ...spec }: Omit<ModelSpec<P>, 'differences' | 'otherPatterns'>,
): Model {
  return modelOf(name as keyof Tasks, `${name}, ${about}`, spec);
}

/** A spec whose props are those of any class. */
type AnySpec = Pick<ModelSpec<object>, 'differences' | 'otherPatterns' | 'patterns'> & {
  readonly required: object;
  readonly optional?: object;
};

function modelOf(className: keyof Tasks, name: string, spec: AnySpec): Model {
  const { differences = [], optional = {}, otherPatterns = [], patterns = [undefined], required } = spec;
  const pattern: [string, ValueSpec<unknown>][] = [
    ...patterns.map((each): [string, ValueSpec<unknown>] => [each ?? 'by default', () => each]),
    ...otherPatterns.map((each): [string, ValueSpec<unknown>] => [each, { alone: true, make: () => each }]),
  ];
  return {
    name,
    className,
    dimensions: [
      ...Object.entries(required as Record<string, Values<unknown>>).map(([prop, values]) =>
        dimension(prop, 'prop', values),
      ),
      ...Object.entries(optional as Record<string, Values<unknown>>).map(([prop, values]) =>
        dimension(prop, 'prop', { absent, ...values }),
      ),
      dimension('integrationPattern', 'prop', Object.fromEntries(pattern)),
    ],
    create: (tasks, scope, props, factory) => {
      const Task = tasks[className] as TaskClass<object> & Factories;
      const make = factory && Task[factory];
      return make ? make(scope, 'Task', props) : new Task(scope, 'Task', props);
    },
    differences,
  };
}

/** Leaves something out. */
export const absent: Make<undefined> = () => undefined;

/** Leaves out a prop that the other cases need: one side at least refuses. */
export const missing = { alone: true, make: absent as Make<never> };

export function dimension<T>(name: string, kind: DimensionKind, values: Values<T>): Dimension {
  return {
    name,
    kind,
    values: Object.entries(values).map(([valueName, spec]) => ({
      name: valueName,
      alone: false,
      differences: [],
      ...(typeof spec === 'function' ? { make: spec } : spec),
    })),
  };
}

/** A construct that cases share: made once in a stack. */
export function once<T extends Construct>(stack: Stack, id: string, make: (stack: Stack, id: string) => T): T {
  return (stack.node.tryFindChild(id) as T | undefined) ?? make(stack, id);
}
