import { comesFromStateData, iamPattern, StateData, TaskValidationError } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib/core';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { textFromState } from './json-expression';
import type { ISageMakerTask } from './sage-maker-task';

/** What a task does with a location. */
export interface S3LocationBindOptions {
  /** @default false */
  readonly forReading?: boolean;
  /** @default false */
  readonly forWriting?: boolean;
}

/** A location as the task names it. */
export interface S3LocationConfig {
  /** The URI. */
  readonly uri: string;
}

/** What may be said of a location that the state has. */
export interface S3LocationExpressionOptions {
  /**
   * The buckets that the location may be in. Nothing else is granted. Their customer managed keys are part of it.
   *
   * @default - any bucket
   */
  readonly allowedBuckets?: s3.IBucket[];
}

/** A place in Amazon S3, with the permission to use it. */
export abstract class S3Location {
  /**
   * What begins with a prefix in a bucket. The customer managed key of the bucket is part of the permissions.
   *
   * @param keyPrefix may come from the state; of what is written out before that, all is granted
   * @throws TaskValidationError when the bucket comes from the state
   */
  public static fromBucket(bucket: s3.IBucket, keyPrefix: string): S3Location {
    if (comesFromStateData(Stack.of(bucket), bucket.bucketArn)) {
      throw new TaskValidationError(bucket.node.path, [
        {
          prop: 'bucket',
          problem: 'comes from the state, so that no permission can be granted on it',
          fix: 'use S3Location.fromJsonExpression, with the buckets it may be in allowedBuckets',
        },
      ]);
    }
    return new LocationInBucket(bucket, keyPrefix);
  }

  /**
   * A location whose URI the state has.
   *
   * @param expression a path, a JSONata expression in `{% %}`, or a reference of `JsonPath` or `Jsonata`
   * @throws ExpressionSyntaxError when it does not parse
   */
  public static fromJsonExpression(expression: string, options: S3LocationExpressionOptions = {}): S3Location {
    return new LocationFromState(textFromState(expression), options.allowedBuckets);
  }

  /** Called by the task that uses the location: grants its role what it does there. */
  public abstract bind(task: ISageMakerTask, opts: S3LocationBindOptions): S3LocationConfig;
}

class LocationInBucket extends S3Location {
  constructor(
    private readonly bucket: s3.IBucket,
    private readonly keyPrefix: string,
  ) {
    super();
  }

  public bind(task: ISageMakerTask, opts: S3LocationBindOptions): S3LocationConfig {
    const prefix = StateData.concat(this.keyPrefix);
    grant(this.bucket, task, opts, `${iamPattern(prefix).replace(/\*+$/, '')}*`);
    return { uri: this.bucket.urlForObject(prefix) };
  }
}

class LocationFromState extends S3Location {
  constructor(
    private readonly uri: string,
    private readonly allowedBuckets?: readonly s3.IBucket[],
  ) {
    super();
  }

  public bind(task: ISageMakerTask, opts: S3LocationBindOptions): S3LocationConfig {
    if (this.allowedBuckets !== undefined) {
      this.allowedBuckets.forEach((bucket) => grant(bucket, task, opts, '*'));
      return { uri: this.uri };
    }
    const actions = [
      ...(opts.forReading ? ['s3:GetObject', 's3:ListBucket'] : []),
      ...(opts.forWriting ? ['s3:PutObject'] : []),
    ];
    if (actions.length > 0) {
      task.grantPrincipal.addToPrincipalPolicy(new iam.PolicyStatement({ actions, resources: ['*'] }));
    }
    return { uri: this.uri };
  }
}

function grant(bucket: s3.IBucket, task: ISageMakerTask, use: S3LocationBindOptions, keys: string): void {
  if (use.forReading) {
    bucket.grantRead(task, keys);
  }
  if (use.forWriting) {
    bucket.grantWrite(task, keys);
  }
}
