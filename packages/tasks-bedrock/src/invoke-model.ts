import { TaskStateBase, taskTarget } from '@cdk-sfn/core';
import type {
  DynamicTargetOptions,
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { Annotations, FeatureFlags } from 'aws-cdk-lib/core';
import type * as bedrock from 'aws-cdk-lib/aws-bedrock';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { bedrockTaskErrors } from './bedrock-errors';
import { guardrailProblems, guardrailTarget } from './guardrail';
import type { Guardrail } from './guardrail';
import { invokePermissions } from './inference-profile';
import { objectPermissions, objectProblems, objectUri, READ, WRITE } from './model-object';
import type { BedrockInvokeModelInputProps, BedrockInvokeModelOutputProps, ModelObject } from './model-object';

/** What `BedrockInvokeModel` takes beside the props of every task. */
export interface BedrockInvokeModelOptions extends DynamicTargetOptions {
  /**
   * The model: a `FoundationModel`, a `ProvisionedModel`, an `InferenceProfile`, or anything with the ARN of what
   * Amazon Bedrock can invoke. If the ARN comes from the state, `allowedTargets` lists those it may be.
   */
  readonly model: bedrock.IModel;

  /**
   * What the model gets, an object of the form that this model takes, at most 256 KB with the rest of the state's input.
   *
   * @default - the object of `input`; one of the two has to be given
   * @see https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters.html
   */
  readonly body?: TaskInput;

  /**
   * The MIME type that the response should have.
   *
   * @default 'application/json'
   */
  readonly accept?: string;

  /**
   * The MIME type of the input.
   *
   * @default 'application/json'
   * @deprecated `application/json` is all that Step Functions takes
   */
  readonly contentType?: string;

  /**
   * Where the input lies, if it is too long for `body`.
   *
   * @default - `body`; one of the two has to be given
   */
  readonly input?: BedrockInvokeModelInputProps;

  /**
   * Where the response goes, if it may be too long for the state: the result then has the URI instead.
   *
   * @default - into the result of the state
   */
  readonly output?: BedrockInvokeModelOutputProps;

  /**
   * The guardrail that looks at the input and at the response.
   *
   * @default - none
   */
  readonly guardrail?: Guardrail;

  /**
   * The ARNs that the guardrail may have when it comes from the state. `*` and `?` match as in IAM. The state machine
   * may use these and no others.
   *
   * @default - a guardrail from the state is an error
   */
  readonly allowedGuardrails?: string[];

  /**
   * Whether the response has the trace of the guardrail.
   *
   * @default - as Amazon Bedrock has it, which is without
   */
  readonly traceEnabled?: boolean;
}

/** Props of `BedrockInvokeModel`. */
export interface BedrockInvokeModelProps extends BedrockInvokeModelOptions, TaskStateBaseProps {}

/** Props of `BedrockInvokeModel` in a JSONPath state. */
export interface BedrockInvokeModelJsonPathProps extends BedrockInvokeModelOptions, TaskStateJsonPathBaseProps {}

/** Props of `BedrockInvokeModel` in a JSONata state. */
export interface BedrockInvokeModelJsonataProps extends BedrockInvokeModelOptions, TaskStateJsonataBaseProps {}

/**
 * Has a model of Amazon Bedrock work on an input.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-bedrock.html
 * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModel.html
 */
export class BedrockInvokeModel extends TaskStateBase<BedrockInvokeModelProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(scope: Construct, id: string, props: BedrockInvokeModelJsonPathProps): BedrockInvokeModel {
    return new BedrockInvokeModel(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(scope: Construct, id: string, props: BedrockInvokeModelJsonataProps): BedrockInvokeModel {
    return new BedrockInvokeModel(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { allowedGuardrails, body, guardrail, model, traceEnabled } = this.props;
    const target = taskTarget(this, 'model', model.modelArn, this.props);
    const guard = guardrail && guardrailTarget(this, guardrail, allowedGuardrails);
    const { input, output } = objectsOf(this, this.props);
    const inputUri = objectUri(input);
    const outputUri = objectUri(output);
    return {
      resource: { service: 'bedrock', action: 'invokeModel', patterns: [IntegrationPattern.REQUEST_RESPONSE] },
      errors: bedrockTaskErrors,
      arguments: {
        ModelId: model.modelArn,
        Accept: this.props.accept,
        ContentType: this.props.contentType,
        Body: body?.value as unknown,
        Input: inputUri === undefined ? undefined : { S3Uri: inputUri },
        Output: outputUri === undefined ? undefined : { S3Uri: outputUri },
        GuardrailIdentifier: guardrail?.guardrailIdentifier,
        GuardrailVersion: guardrail?.guardrailVersion,
        Trace: traceEnabled === undefined ? undefined : traceEnabled ? 'ENABLED' : 'DISABLED',
      },
      permissions: {
        call: [
          ...invokePermissions(this, model, target.arns),
          ...objectPermissions(this, input, READ),
          ...objectPermissions(this, output, WRITE),
          ...(guard ? [{ actions: ['bedrock:ApplyGuardrail'], resources: guard.arns }] : []),
        ],
      },
      problems: [
        target.problem,
        guard?.problem,
        ...(guardrail ? guardrailProblems(guardrail) : []),
        ...objectProblems('input', 's3InputUri', input),
        ...objectProblems('output', 's3OutputUri', output),
        body === undefined &&
          input.location === undefined &&
          input.uri === undefined && {
            prop: 'body',
            problem: 'is missing, and so is input',
            fix: 'give the input of the model, or say where it lies',
          },
        body !== undefined &&
          inputUri !== undefined && {
            prop: 'body',
            problem: 'is given beside input',
            fix: 'keep one of the two',
          },
      ],
    };
  }
}

const S3_URI_PROPS = '@aws-cdk/aws-stepfunctions-tasks:useNewS3UriParametersForBedrockInvokeModelTask';

/** Without the feature flag, `inputPath` and `outputPath` of the state are the URIs at the same time. */
function objectsOf(scope: Construct, props: BedrockInvokeModelProps): { input: ModelObject; output: ModelObject } {
  const input = { location: props.input?.s3Location, allowedBuckets: props.input?.allowedBuckets };
  const output = { location: props.output?.s3Location, allowedBuckets: props.output?.allowedBuckets };
  if (FeatureFlags.of(scope).isEnabled(S3_URI_PROPS) !== false) {
    return {
      input: { ...input, uri: props.input?.s3InputUri },
      output: { ...output, uri: props.output?.s3OutputUri },
    };
  }
  if (props.inputPath !== undefined || props.outputPath !== undefined) {
    Annotations.of(scope).addWarningV2(
      '@cdk-sfn/tasks-bedrock:pathsAreUris',
      `inputPath and outputPath are S3 URIs as well. Set the feature flag ${S3_URI_PROPS}, and give URIs as input.s3InputUri and output.s3OutputUri.`,
    );
  }
  return {
    input: input.location ? input : { ...input, uri: props.inputPath },
    output: output.location ? output : { ...output, uri: props.outputPath },
  };
}
