import { comesFromStateData, StateData, TaskValidationError } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib/core';
import type * as ecr from 'aws-cdk-lib/aws-ecr';
import { DockerImageAsset } from 'aws-cdk-lib/aws-ecr-assets';
import type { DockerImageAssetProps } from 'aws-cdk-lib/aws-ecr-assets';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { textFromState } from './json-expression';
import type { ISageMakerTask } from './sage-maker-task';

/** An image as the task names it. */
export interface DockerImageConfig {
  /** The URI of the image. */
  readonly imageUri: string;
}

/** What may be said of an image that the state has. */
export interface DockerImageExpressionOptions {
  /** The repositories that the image may be in. Nothing else is granted. */
  readonly allowedRepositories: ecr.IRepository[];
}

/** A Docker image, with the permission to pull it. */
export abstract class DockerImage {
  /**
   * An image in an ECR repository.
   *
   * @param tagOrDigest a tag, or a digest, which starts with `sha256:`; may come from the state
   * @throws TaskValidationError when the repository comes from the state
   */
  public static fromEcrRepository(repository: ecr.IRepository, tagOrDigest = 'latest'): DockerImage {
    if (comesFromStateData(Stack.of(repository), repository.repositoryArn)) {
      throw new TaskValidationError(repository.node.path, [
        {
          prop: 'repository',
          problem: 'comes from the state, so that no permission can be granted on it',
          fix: 'use DockerImage.fromJsonExpression, with the repositories it may be in allowedRepositories',
        },
      ]);
    }
    return new GivenImage(repository.repositoryUriForTagOrDigest(StateData.concat(tagOrDigest)), [repository]);
  }

  /**
   * An image whose URI the state has.
   *
   * @param expression a path, a JSONata expression in `{% %}`, or a reference of `JsonPath` or `Jsonata`
   * @param allowAnyEcrImagePull whether any ECR image may be pulled; `false` for images that are not in ECR; or the
   * repositories that the image may be in
   * @throws ExpressionSyntaxError when the expression does not parse
   */
  public static fromJsonExpression(
    expression: string,
    allowAnyEcrImagePull: boolean | DockerImageExpressionOptions = true,
  ): DockerImage {
    const uri = textFromState(expression);
    return typeof allowAnyEcrImagePull === 'object'
      ? new GivenImage(uri, allowAnyEcrImagePull.allowedRepositories)
      : allowAnyEcrImagePull
        ? new ImageOfAnyRepository(uri)
        : new GivenImage(uri, []);
  }

  /** An image by its URI. It has to be readable without a permission: of images in ECR give the repository. */
  public static fromRegistry(imageUri: string): DockerImage {
    return new GivenImage(imageUri, []);
  }

  /** An image that the CDK builds and publishes. */
  public static fromAsset(scope: Construct, id: string, props: DockerImageAssetProps): DockerImage {
    const { imageUri, repository } = new DockerImageAsset(scope, id, props);
    return new GivenImage(imageUri, [repository]);
  }

  /** Called by the task that uses the image: grants its role the pull. */
  public abstract bind(task: ISageMakerTask): DockerImageConfig;
}

class GivenImage extends DockerImage {
  constructor(
    private readonly imageUri: string,
    private readonly repositories: readonly ecr.IRepository[],
  ) {
    super();
  }

  public bind(task: ISageMakerTask): DockerImageConfig {
    this.repositories.forEach((repository) => repository.grantPull(task));
    return { imageUri: this.imageUri };
  }
}

class ImageOfAnyRepository extends DockerImage {
  constructor(private readonly imageUri: string) {
    super();
  }

  public bind(task: ISageMakerTask): DockerImageConfig {
    task.grantPrincipal.addToPrincipalPolicy(
      new iam.PolicyStatement({
        actions: ['ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'],
        resources: ['*'],
      }),
    );
    return { imageUri: this.imageUri };
  }
}
