import type { Stack } from 'aws-cdk-lib';
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
  readonly upstream: (instead: { readonly [dimension: string]: string | Make }) => Outcome;
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
}

/** A value as cases files write it. */
export type ValueSpec<T> =
  | Make<T>
  | {
      readonly make: Make<T>;
      readonly language?: Language;
      readonly alone?: boolean;
      readonly as?: { readonly row: string; readonly make: Make<T> };
      readonly differences?: readonly Difference[];
    };

export type Values<T> = { readonly [name: string]: ValueSpec<T> };

/** Something that varies: a prop, the place of the state, what is done to it afterwards. */
export interface Dimension {
  readonly name: string;
  readonly kind: DimensionKind;
  /** The first one is that of the plain case. */
  readonly values: readonly Value[];
}

/** A prop of the task, a call on the state, or the surroundings. */
export type DimensionKind = 'prop' | 'call' | 'surroundings';

/** A value for each dimension, by name. */
export type Choice = ReadonlyMap<string, Value>;

/** A task, all that varies about it, and where it differs from upstream's. */
export interface Model {
  readonly name: string;
  readonly dimensions: readonly Dimension[];
  readonly create: (tasks: Tasks, scope: Construct, id: string, props: Record<string, unknown>) => sfn.TaskStateBase;
  readonly differences: readonly Difference[];
}

type Classes = {
  [N in keyof Tasks]: Tasks[N] extends new (scope: Construct, id: string, props: infer P) => sfn.TaskStateBase
    ? P
    : never;
};
type ClassName = { [N in keyof Classes]: Classes[N] extends never ? never : N }[keyof Classes];
type RequiredKeys<P> = { [K in keyof P]-?: object extends Pick<P, K> ? never : K }[keyof P];
type OwnOptionalKeys<P> = Exclude<keyof P, RequiredKeys<P> | keyof sfn.TaskStateBaseProps>;

export interface ModelSpec<P> {
  /** What sets this model apart from others of the class. */
  readonly about?: string;
  /** The pattern of all its cases. */
  readonly pattern?: sfn.IntegrationPattern;
  /** The first value of each is that of the plain case. */
  readonly required: { readonly [K in RequiredKeys<P>]: Values<P[K]> };
  /** Every one is tried left out as well. */
  readonly optional?: { readonly [K in OwnOptionalKeys<P> | keyof sfn.TaskStateBaseProps & keyof P]?: Values<P[K]> };
  readonly differences?: readonly Difference[];
}

/** Describes the cases of one class. */
export function model<N extends ClassName>(className: N, spec: ModelSpec<Classes[N]>): Model {
  const { about, differences = [], optional = {}, pattern, required } = spec;
  return {
    name: about === undefined ? className : `${className}, ${about}`,
    dimensions: [
      ...Object.entries(required as Record<string, Values<unknown>>).map(([name, values]) =>
        dimension(name, 'prop', values),
      ),
      ...Object.entries(optional as Record<string, Values<unknown>>).map(([name, values]) =>
        dimension(name, 'prop', { absent, ...values }),
      ),
      ...(pattern === undefined ? [] : [dimension('integrationPattern', 'prop', { [pattern]: () => pattern })]),
    ],
    create: (tasks, scope, id, props) => {
      const Task = tasks[className] as new (scope: Construct, id: string, props: unknown) => sfn.TaskStateBase;
      return new Task(scope, id, props);
    },
    differences,
  };
}

const absent: Make<undefined> = () => undefined;

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
