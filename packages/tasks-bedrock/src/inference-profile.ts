import type { TaskPermission } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib/core';
import type * as bedrock from 'aws-cdk-lib/aws-bedrock';
import type { Construct } from 'constructs';
import { attributeName } from './attribute-name';

/** What may be said of an inference profile that is known by its id. */
export interface InferenceProfileOptions {
  /**
   * The regions that the profile sends calls to.
   *
   * @default - any
   */
  readonly regions?: string[];
}

/**
 * An inference profile, which shares calls out among models, of one or of several regions. Whoever calls one needs
 * permission on these models too.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html
 */
export class InferenceProfile implements bedrock.IModel {
  /**
   * A profile that Amazon Bedrock has for several regions, by its id: `eu.anthropic.claude-sonnet-4-20250514-v1:0`, a
   * geography and then the id of the model.
   */
  public static fromId(
    scope: Construct,
    inferenceProfileId: string,
    { regions = ['*'] }: InferenceProfileOptions = {},
  ): InferenceProfile {
    return new InferenceProfile(
      Stack.of(scope).formatArn({
        service: 'bedrock',
        resource: 'inference-profile',
        resourceName: inferenceProfileId,
      }),
      regions.map((region) => foundationModelArn(scope, modelIdIn(inferenceProfileId), region)),
    );
  }

  /**
   * A profile of your own, by its ARN.
   *
   * @param models the models that it sends calls to
   */
  public static fromArn(inferenceProfileArn: string, models: readonly bedrock.IModel[]): InferenceProfile {
    return new InferenceProfile(
      inferenceProfileArn,
      models.map(({ modelArn }) => modelArn),
    );
  }

  /**
   * @param modelArn the ARN of the profile, which stands where that of a model would
   * @param foundationModelArns the ARNs of the models that it sends calls to; `*` matches as in IAM
   */
  private constructor(
    public readonly modelArn: string,
    public readonly foundationModelArns: readonly string[],
  ) {}
}

/**
 * Leave to call models. For inference profiles, which are known by their ARNs, leave to call what is behind them too, but
 * only through them.
 */
export function invokePermissions(scope: Construct, model: bedrock.IModel, arns: readonly string[]): TaskPermission[] {
  const actions = ['bedrock:InvokeModel'];
  return [
    { actions, resources: arns },
    ...arns.flatMap((arn) => {
      const resources = isProfile(model) ? model.foundationModelArns : modelsBehind(scope, arn);
      return resources.length === 0
        ? []
        : [{ actions, resources, conditions: { ArnLike: { 'bedrock:InferenceProfileArn': arn } } }];
    }),
  ];
}

/** Whether it is an `InferenceProfile`, be it of another copy of this package. */
function isProfile(model: bedrock.IModel): model is bedrock.IModel & Pick<InferenceProfile, 'foundationModelArns'> {
  return 'foundationModelArns' in model;
}

/** A profile of the account has an id that says nothing of its models. */
function modelsBehind(scope: Construct, arn: string): readonly string[] {
  const [, kind, id] = /:((?:application-)?inference-profile)\/(.*)$/.exec(arn) ?? [];
  if (kind === 'inference-profile' && id !== undefined) {
    return [foundationModelArn(scope, modelIdIn(id), '*')];
  }
  return kind !== undefined || attributeName(arn) === 'InferenceProfileArn'
    ? [foundationModelArn(scope, '*', '*')]
    : [];
}

/** The id of the model in that of a profile for several regions. */
function modelIdIn(inferenceProfileId: string): string {
  const [, modelId = '*'] = /^[a-z-]+\.(.+)$/.exec(inferenceProfileId) ?? [];
  return modelId;
}

function foundationModelArn(scope: Construct, modelId: string, region: string): string {
  return Stack.of(scope).formatArn({
    service: 'bedrock',
    region,
    account: '',
    resource: 'foundation-model',
    resourceName: modelId,
  });
}
