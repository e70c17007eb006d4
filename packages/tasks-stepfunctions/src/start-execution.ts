import { isFromState, isLiteral, managedRule, StateData, TaskStateBase, taskTarget } from '@cdk-sfn/core';
import type {
  DynamicTargetOptions,
  TaskDescription,
  TaskProblem,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { Arn, ArnFormat, Tokenization } from 'aws-cdk-lib/core';
import { InputType, IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { IStateMachine, TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { stepFunctionsTaskErrors } from './step-functions-errors';

/** The field by which the console knows the execution that started this one. */
const PARENT_FIELD = 'AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID';

/** What the service does not take in the name of an execution. */
const NAME_PATTERN = /^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]{1,80}$/u;

/** What is needed of a state machine; `sfn.IStateMachineRef` has it. */
export interface StateMachineRef {
  /** The ARN of the state machine. */
  readonly stateMachineRef: { readonly stateMachineArn: string };
}

/** A state machine: any construct of the CDK for one, `CfnStateMachine` included where it has a `stateMachineRef`. */
export type ChildStateMachine = IStateMachine | StateMachineRef;

/** What `StepFunctionsStartExecution` takes beside the props of every task. */
export interface StepFunctionsStartExecutionOptions extends DynamicTargetOptions {
  /** The state machine to start. */
  readonly stateMachine: ChildStateMachine;

  /**
   * The input of the execution.
   *
   * @default - the input of the state
   */
  readonly input?: TaskInput;

  /**
   * The name of the execution, at most 80 characters. A standard state machine takes each name once in 90 days.
   *
   * @default - a random one
   */
  readonly name?: string;

  /**
   * Puts the id of this execution into the input of the one it starts, so that the console links them. The input must
   * be an object, or JSON text of one; it may come from the state.
   *
   * @default false
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-nested-workflows.html#nested-execution-startid
   */
  readonly associateWithParent?: boolean;
}

/** Props of `StepFunctionsStartExecution`. */
export interface StepFunctionsStartExecutionProps extends StepFunctionsStartExecutionOptions, TaskStateBaseProps {}

/** Props of `StepFunctionsStartExecution` in a JSONPath state. */
export interface StepFunctionsStartExecutionJsonPathProps
  extends StepFunctionsStartExecutionOptions, TaskStateJsonPathBaseProps {}

/** Props of `StepFunctionsStartExecution` in a JSONata state. */
export interface StepFunctionsStartExecutionJsonataProps
  extends StepFunctionsStartExecutionOptions, TaskStateJsonataBaseProps {}

/**
 * Starts an execution of another state machine.
 *
 * With `RUN_JOB` it waits until that execution ends, and gets its output as JSON.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
 */
export class StepFunctionsStartExecution extends TaskStateBase<StepFunctionsStartExecutionProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: StepFunctionsStartExecutionJsonPathProps,
  ): StepFunctionsStartExecution {
    return new StepFunctionsStartExecution(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: StepFunctionsStartExecutionJsonataProps,
  ): StepFunctionsStartExecution {
    return new StepFunctionsStartExecution(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { name, stateMachine } = this.props;
    const { stateMachineArn } = 'stateMachineRef' in stateMachine ? stateMachine.stateMachineRef : stateMachine;
    const input = executionInput(this.props);
    const target = taskTarget(this, 'stateMachine', stateMachineArn, this.props);
    return {
      resource: {
        service: 'states',
        action: 'startExecution',
        patterns: [
          IntegrationPattern.REQUEST_RESPONSE,
          IntegrationPattern.RUN_JOB,
          IntegrationPattern.WAIT_FOR_TASK_TOKEN,
        ],
        runJobVersion: 2,
      },
      errors: stepFunctionsTaskErrors,
      arguments: {
        Input: input.value,
        StateMachineArn: stateMachineArn,
        Name: name,
      },
      permissions: {
        call: [{ actions: ['states:StartExecution'], resources: target.arns }],
        runJob: [
          {
            actions: ['states:DescribeExecution', 'states:StopExecution'],
            resources: target.arns.map(executionsArn),
          },
          managedRule(this, 'StepFunctionsGetEventsForStepFunctionsExecutionRule'),
        ],
      },
      problems: [
        target.problem,
        input.problem,
        name !== undefined &&
          isLiteral(name) &&
          !NAME_PATTERN.test(name) && {
            prop: 'name',
            problem: `is ${JSON.stringify(name)}`,
            fix: 'give 1 to 80 letters, digits, - and _',
          },
      ],
    };
  }
}

interface ExecutionInput {
  readonly value?: unknown;
  readonly problem?: TaskProblem;
}

function executionInput({ associateWithParent, input }: StepFunctionsStartExecutionProps): ExecutionInput {
  if (!associateWithParent) {
    return { value: input ? (input.value as unknown) : StateData.input };
  }
  const parent = { [PARENT_FIELD]: StateData.at('$$.Execution.Id') };
  const given: unknown = input === undefined ? StateData.input : parsedIfLiteral(input);
  if (typeof given === 'object' && given !== null && !Array.isArray(given) && !Tokenization.isResolvable(given)) {
    return { value: { ...given, ...parent } };
  }
  if (isFromState(given)) {
    return { value: StateData.merge(given, parent) };
  }
  return {
    problem: {
      prop: 'input',
      problem: 'is no object, so that associateWithParent has nowhere to put the id of the execution',
      fix: 'use TaskInput.fromObject, or a reference to an object',
    },
  };
}

/** Text that is JSON as the object it stands for, everything else as it is. */
function parsedIfLiteral({ type, value }: TaskInput): unknown {
  if (type === InputType.TEXT && !isFromState(value)) {
    try {
      return JSON.parse(value as string) as unknown;
    } catch {
      return value;
    }
  }
  return value;
}

/** The ARN of all executions of a state machine, those of its versions and aliases included. */
function executionsArn(stateMachineArn: string): string {
  if (stateMachineArn === '*') {
    return stateMachineArn;
  }
  const arn = Arn.split(stateMachineArn, ArnFormat.COLON_RESOURCE_NAME);
  const [name] = arn.resourceName?.split(':') ?? [];
  // A pattern that ends before the name (`arn:aws:states:us-east-1:111111111111:*`) covers executions as well.
  return name === undefined
    ? stateMachineArn
    : Arn.format({ ...arn, resource: 'execution', resourceName: `${name}:*` });
}
