import { App, Stack } from 'aws-cdk-lib';
import type { CfnStateMachine, TaskStateBase } from 'aws-cdk-lib/aws-stepfunctions';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Policy } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Choice, Dimension, Language, Model, Tasks } from './case.ts';

/** What came of a case: a machine, or a refusal. */
export type Outcome = Rendered | Refused;

export interface Rendered {
  /** The state of the task as it stands in the definition. */
  readonly state: Json;
  /** The definition without that state. */
  readonly machine: Json;
  /** The statements of the machine's role. */
  readonly statements: readonly Json[];
}

export interface Refused {
  /** What is wrong. `undefined` when any refusal will do. */
  readonly problems: readonly string[] | undefined;
}

export type Json = Readonly<Record<string, unknown>>;

export function isRefused(outcome: Outcome): outcome is Refused {
  return 'problems' in outcome;
}

/** Where machines of one side are made: shared stacks, because a stack takes longer than a state. */
export class Workshop {
  private readonly app = new App();
  private readonly stacks = new Map<string, Stack>();
  private built = 0;

  constructor(private readonly tasks: Tasks) {}

  /** Makes the machine of a case and resolves it. */
  public outcome(model: Model, choice: Choice): Outcome {
    try {
      return this.render(model, choice);
    } catch (error) {
      return { problems: problemsOf(error) };
    }
  }

  private render(model: Model, choice: Choice): Rendered {
    const stack = this.stack(String(this.value(choice, 'stack')));
    // The same number for the same case on either side, so that logical ids are the same.
    const scope = new Construct(stack, `Case${this.built++}`);
    const { place, spoken } = this.surroundings(choice, stack);
    const props = this.props(model.dimensions, choice, stack);
    const task = model.create(this.tasks, scope, 'Task', {
      ...props,
      ...(spoken.state !== undefined && { queryLanguage: spoken.state }),
    });
    const chain = model.dimensions
      .filter(({ kind }) => kind === 'call')
      .reduce<sfn.IChainable>(
        (_, { name }) => (this.value(choice, name, stack) as Call)(task, scope) ?? task,
        task,
      );
    const machine = new sfn.StateMachine(scope, 'Machine', {
      definitionBody: sfn.DefinitionBody.fromChainable(place(scope, chain)),
      queryLanguage: spoken.machine,
    });
    const { definitionString } = machine.node.defaultChild as CfnStateMachine;
    const policy = machine.role.node.tryFindChild('DefaultPolicy') as Policy | undefined;
    const document = stack.resolve(policy?.document) as { Statement: Json[] } | undefined;
    return {
      ...takeOut(JSON.parse(joined(stack.resolve(definitionString))) as Json, task.stateId),
      statements: document?.Statement ?? [],
    };
  }

  private stack(env: string): Stack {
    const known = this.stacks.get(env);
    if (known !== undefined) {
      return known;
    }
    const stack =
      env === 'any account'
        ? new Stack(this.app, 'Anywhere')
        : new Stack(this.app, 'Somewhere', { env: { account: '111111111111', region: 'eu-west-1' } });
    this.stacks.set(env, stack);
    return stack;
  }

  private props(dimensions: readonly Dimension[], choice: Choice, stack: Stack): Record<string, unknown> {
    return Object.fromEntries(
      dimensions
        .filter(({ kind }) => kind === 'prop')
        .map(({ name }) => [name, this.value(choice, name, stack)] as const)
        .filter(([, value]) => value !== undefined),
    );
  }
}
