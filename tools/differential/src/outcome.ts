import type { Stack } from 'aws-cdk-lib/core';
import type { Policy } from 'aws-cdk-lib/aws-iam';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { Call, Choice, Model, Tasks } from './case.ts';
import type { Place, Spoken } from './surroundings.ts';
import { isOfForgottenToken } from './stack-memory.ts';

export type Json = Readonly<Record<string, unknown>>;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What came of a case. */
export type Outcome = Rendered | Refused;

export interface Rendered {
  /** The state of the task as it stands in the definition. */
  readonly state: Json;
  /** The definition around that state. */
  readonly machine: Json;
  /** What the role of the machine may do. */
  readonly statements: readonly Json[];
}

export interface Refused {
  readonly refused: readonly string[];
}

/** A task in its machine. */
export interface Made {
  readonly stack: Stack;
  /** Holds the machine and all that the task brings along, but for what a stack has once. */
  readonly scope: Construct;
  readonly task: sfn.TaskStateBase;
  readonly machine: sfn.StateMachine;
}

export function isRefused(outcome: Outcome): outcome is Refused {
  return 'refused' in outcome;
}

/** Makes and renders the machines of one side, many in one stack: a stack and its resources take longer than a state. */
export class Workshop {
  private readonly stacks = new Map<string, Stack>();
  private made = 0;

  constructor(private readonly tasks: Tasks) {}

  public outcome(model: Model, choice: Choice): Outcome {
    try {
      return rendered(this.make(model, choice));
    } catch (error) {
      if (isOfForgottenToken(error)) {
        throw error;
      }
      return { refused: problemsOf(error) };
    }
  }

  /** @param onValues called when all that is given to the task is there, and nothing of the task */
  public make(model: Model, choice: Choice, onValues?: (stack: Stack) => void): Made {
    const { tasks } = this;
    const stack = this.stack(choice);
    const valueOf = (dimension: string): unknown => choice.get(dimension)!.make(tasks, stack);
    const spoken = valueOf('language') as Spoken;
    const scope = new Construct(stack, `Case${(this.made++).toString()}`);
    const props: Record<string, unknown> = { queryLanguage: spoken.state };
    for (const { kind, name } of model.dimensions) {
      if (kind === 'prop') {
        props[name] = valueOf(name);
      } else if (kind === 'props') {
        Object.assign(props, valueOf(name));
      }
    }
    onValues?.(stack);
    const given = Object.entries(props).filter(([, value]) => value !== undefined);
    const task = model.create(tasks, scope, Object.fromEntries(given), spoken.factory);
    for (const { kind, name } of model.dimensions) {
      if (kind === 'call') {
        (valueOf(name) as Call | undefined)?.(task, scope);
      }
    }
    const machine = new sfn.StateMachine(scope, 'Machine', {
      definitionBody: sfn.DefinitionBody.fromChainable((valueOf('place') as Place)(scope, task)),
      queryLanguage: spoken.machine,
    });
    return { stack, scope, task, machine };
  }

  private stack(choice: Choice): Stack {
    const { make, name } = choice.get('stack')!;
    const stack = this.stacks.get(name) ?? (make as () => () => Stack)()();
    this.stacks.set(name, stack);
    return stack;
  }
}

/** Throws what the task has to say against it. */
export function rendered({ machine, stack, task }: Made): Rendered {
  const { definitionString } = machine.node.defaultChild as sfn.CfnStateMachine;
  const policy = machine.role.node.tryFindChild('DefaultPolicy') as Policy | undefined;
  const document = stack.resolve(policy?.document) as { readonly Statement: Json[] } | undefined;
  const definition = JSON.parse(joined(stack.resolve(definitionString))) as Json;
  const found: Json[] = [];
  const around = JSON.stringify(definition, (key, value: unknown) =>
    key === task.stateId && found.push(value as Json) > 0 ? 'the task' : value,
  );
  return { state: found[0]!, machine: JSON.parse(around) as Json, statements: document?.Statement ?? [] };
}

/** The text of a definition, with what deployment fills in as JSON within it. */
function joined(definition: unknown): string {
  if (typeof definition === 'string') {
    return definition;
  }
  const { 'Fn::Join': join } = definition as { 'Fn::Join'?: [string, unknown[]] };
  return join ? join[1].map(joined).join(join[0]) : JSON.stringify(JSON.stringify(definition)).slice(1, -1);
}

/** Our errors tell all problems apart. */
function problemsOf(error: unknown): string[] {
  const { message, problems } = error as Error & { problems?: { prop: string; problem: string }[] };
  return problems?.map(({ prop, problem }) => `${prop} ${problem}`) ?? [message];
}
