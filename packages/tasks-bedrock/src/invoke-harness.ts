import { amountIn, amountProblems, numberProblem, TaskStateBase, taskTarget } from '@cdk-sfn/core';
import type {
  DynamicTargetOptions,
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import type { Duration } from 'aws-cdk-lib/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { bedrockAgentCoreTaskErrors } from './bedrock-agent-core-errors';
import { messageProblems, messagesArgument, textBlocks } from './harness-message';
import type { HarnessMessages } from './harness-message';

const LIMITS = {
  maxIterations: { min: 1, unit: 'iterations' },
  maxTokens: { min: 1, unit: 'tokens' },
  agentTimeout: { min: 1, unit: 'seconds' },
};

/** What `BedrockAgentCoreInvokeHarness` takes beside the props of every task. */
export interface BedrockAgentCoreInvokeHarnessOptions extends DynamicTargetOptions {
  /** The ARN of the harness. If it comes from the state, `allowedTargets` lists those it may be. */
  readonly harnessArn: string;

  /** The id of the session. Calls with the same id are one conversation. */
  readonly runtimeSessionId: string;

  /** What is said to the agent. */
  readonly messages: HarnessMessages;

  /**
   * The model that the agent thinks with, as the API of the service has it:
   * `{ BedrockModelConfig: { ModelId: 'eu.amazon.nova-lite-v1:0' } }`.
   *
   * @default - that of the harness
   */
  readonly model?: { [key: string]: any };

  /**
   * What the agent is told before the messages.
   *
   * @default - as the harness has it
   */
  readonly systemPrompt?: string[];

  /**
   * The tools that the agent has, as the API of the service has them:
   * `[{ Type: 'agentcore_browser', Name: 'browser' }]`.
   *
   * @default - those of the harness
   */
  readonly tools?: { [key: string]: any }[];

  /**
   * The skills that the agent has, as the API of the service has them: `[{ Path: 'skills/orders' }]`.
   *
   * @default - those of the harness
   */
  readonly skills?: { [key: string]: any }[];

  /**
   * The names of the tools that the agent may use.
   *
   * @default - those that the harness allows
   */
  readonly allowedTools?: string[];

  /**
   * How often the agent may go on thinking, at least once.
   *
   * @default - as the harness has it
   */
  readonly maxIterations?: number;

  /**
   * How many tokens the agent may write each time, at least one.
   *
   * @default - as the harness has it
   */
  readonly maxTokens?: number;

  /**
   * How long the agent may work, in whole seconds. The state waits for 15 minutes at most, whatever stands here;
   * `taskTimeout` makes that shorter.
   *
   * @default - as the harness has it
   */
  readonly agentTimeout?: Duration;

  /**
   * Whose memory the agent works with.
   *
   * @default - as the harness has it
   */
  readonly actorId?: string;
}

/** Props of `BedrockAgentCoreInvokeHarness`. */
export interface BedrockAgentCoreInvokeHarnessProps extends BedrockAgentCoreInvokeHarnessOptions, TaskStateBaseProps {}

/** Props of `BedrockAgentCoreInvokeHarness` in a JSONPath state. */
export interface BedrockAgentCoreInvokeHarnessJsonPathProps
  extends BedrockAgentCoreInvokeHarnessOptions, TaskStateJsonPathBaseProps {}

/** Props of `BedrockAgentCoreInvokeHarness` in a JSONata state. */
export interface BedrockAgentCoreInvokeHarnessJsonataProps
  extends BedrockAgentCoreInvokeHarnessOptions, TaskStateJsonataBaseProps {}

/**
 * Has an agent of Amazon Bedrock AgentCore work on messages, and gets its last one.
 *
 * @see https://docs.aws.amazon.com/bedrock-agentcore/latest/APIReference/API_InvokeHarness.html
 */
export class BedrockAgentCoreInvokeHarness extends TaskStateBase<BedrockAgentCoreInvokeHarnessProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: BedrockAgentCoreInvokeHarnessJsonPathProps,
  ): BedrockAgentCoreInvokeHarness {
    return new BedrockAgentCoreInvokeHarness(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: BedrockAgentCoreInvokeHarnessJsonataProps,
  ): BedrockAgentCoreInvokeHarness {
    return new BedrockAgentCoreInvokeHarness(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { agentTimeout, harnessArn, maxIterations, maxTokens, messages } = this.props;
    const harness = taskTarget(this, 'harnessArn', harnessArn, this.props);
    const seconds = amountIn('seconds', agentTimeout);
    return {
      resource: {
        service: 'bedrockagentcore',
        action: 'invokeHarness',
        patterns: [IntegrationPattern.REQUEST_RESPONSE],
      },
      errors: bedrockAgentCoreTaskErrors,
      arguments: {
        HarnessArn: harnessArn,
        RuntimeSessionId: this.props.runtimeSessionId,
        Messages: messagesArgument(messages),
        Model: this.props.model,
        SystemPrompt: textBlocks(this.props.systemPrompt),
        Tools: this.props.tools,
        Skills: this.props.skills,
        AllowedTools: this.props.allowedTools,
        MaxIterations: maxIterations,
        MaxTokens: maxTokens,
        TimeoutSeconds: seconds,
        ActorId: this.props.actorId,
      },
      permissions: {
        call: [
          {
            actions: ['bedrock-agentcore:InvokeHarness'],
            resources: harness.arns.flatMap((arn) => (arn === '*' ? [arn] : [arn, `${arn}/harness-endpoint/DEFAULT`])),
          },
        ],
      },
      problems: [
        harness.problem,
        ...messageProblems(messages),
        numberProblem('maxIterations', maxIterations, LIMITS.maxIterations),
        numberProblem('maxTokens', maxTokens, LIMITS.maxTokens),
        ...amountProblems('seconds', { agentTimeout }),
        numberProblem('agentTimeout', seconds, LIMITS.agentTimeout),
      ],
    };
  }
}
