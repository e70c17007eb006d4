import { countProblem, TaskStateBase } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { keyId } from './encryption-key';
import type { EncryptionKey } from './encryption-key';
import { variantArgument, variantProblems } from './production-variant';
import type { ProductionVariant } from './production-variant';
import { sageMakerTaskErrors } from './sage-maker-errors';
import { nameProblem, sageMakerTarget } from './sage-maker-resource';
import type { SageMakerTargetOptions } from './sage-maker-resource';
import { tagList, tagPermissions, tagsProblem } from './tags';

/** What `SageMakerCreateEndpointConfig` takes beside the props of every task. */
export interface SageMakerCreateEndpointConfigOptions extends SageMakerTargetOptions {
  /** The name of the configuration, at most 63 letters, digits and hyphens. */
  readonly endpointConfigName: string;

  /**
   * The key that encrypts the volumes of the instances. The task that makes the endpoint has to be given it as well, as
   * `endpointConfigKey`.
   *
   * @default - a key of SageMaker
   */
  readonly kmsKey?: EncryptionKey;

  /** What the endpoint serves: 1 to 10 variants, among which traffic is shared by their weights. */
  readonly productionVariants: ProductionVariant[];

  /**
   * Tags of the configuration: an object, or a list of `{ Key, Value }`. At most 50.
   *
   * @default - none
   */
  readonly tags?: TaskInput;
}

/** Props of `SageMakerCreateEndpointConfig`. */
export interface SageMakerCreateEndpointConfigProps extends SageMakerCreateEndpointConfigOptions, TaskStateBaseProps {}

/** Props of `SageMakerCreateEndpointConfig` in a JSONPath state. */
export interface SageMakerCreateEndpointConfigJsonPathProps
  extends SageMakerCreateEndpointConfigOptions, TaskStateJsonPathBaseProps {}

/** Props of `SageMakerCreateEndpointConfig` in a JSONata state. */
export interface SageMakerCreateEndpointConfigJsonataProps
  extends SageMakerCreateEndpointConfigOptions, TaskStateJsonataBaseProps {}

/**
 * Makes the configuration of an Amazon SageMaker endpoint.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sagemaker.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html
 */
export class SageMakerCreateEndpointConfig extends TaskStateBase<SageMakerCreateEndpointConfigProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: SageMakerCreateEndpointConfigJsonPathProps,
  ): SageMakerCreateEndpointConfig {
    return new SageMakerCreateEndpointConfig(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: SageMakerCreateEndpointConfigJsonataProps,
  ): SageMakerCreateEndpointConfig {
    return new SageMakerCreateEndpointConfig(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { endpointConfigName, kmsKey, productionVariants } = this.props;
    const tags = this.props.tags?.value as unknown;
    const config = { type: 'endpoint-config', name: endpointConfigName } as const;
    const target = sageMakerTarget(this, 'endpointConfigName', config, this.props);
    return {
      resource: {
        service: 'sagemaker',
        action: 'createEndpointConfig',
        patterns: [IntegrationPattern.REQUEST_RESPONSE],
      },
      errors: sageMakerTaskErrors,
      arguments: {
        EndpointConfigName: endpointConfigName,
        Tags: tagList(tags),
        KmsKeyId: kmsKey && keyId(this, kmsKey),
        ProductionVariants: productionVariants.map(variantArgument),
      },
      permissions: {
        call: [
          { actions: ['sagemaker:CreateEndpointConfig'], resources: target.arns },
          ...tagPermissions(tags, target.arns),
        ],
      },
      problems: [
        target.problem,
        nameProblem('endpointConfigName', endpointConfigName),
        countProblem('productionVariants', productionVariants, { min: 1, max: 10, unit: 'variants' }),
        ...productionVariants.flatMap((variant, i) => variantProblems(`productionVariants[${i}]`, variant)),
        tagsProblem(tags),
      ],
    };
  }
}
