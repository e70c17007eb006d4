import { comesFromStateData, iamPattern, lengthProblem, StateData } from '@cdk-sfn/core';
import type { TaskPermission, TaskProblem } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib/core';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/** Where the input of a model lies, in Amazon S3. */
export interface BedrockInvokeModelInputProps {
  /**
   * The object. Its name, and that of its bucket, may come from the state. No version: the latest is read.
   *
   * @default - that of `s3InputUri`
   */
  readonly s3Location?: s3.Location;

  /**
   * The URI of the object, `s3://bucket/key`. It may come from the state.
   *
   * @default - that of `s3Location`
   */
  readonly s3InputUri?: string;

  /**
   * The buckets that an object from the state may be in. Nothing else is granted. Their customer managed keys are part
   * of it.
   *
   * @default - any bucket, unless the location says which
   */
  readonly allowedBuckets?: s3.IBucket[];
}

/** Where the output of a model goes, in Amazon S3. */
export interface BedrockInvokeModelOutputProps {
  /**
   * The object. Its name, and that of its bucket, may come from the state. No version: a new one is written.
   *
   * @default - that of `s3OutputUri`
   */
  readonly s3Location?: s3.Location;

  /**
   * The URI of the object, `s3://bucket/key`. It may come from the state.
   *
   * @default - that of `s3Location`
   */
  readonly s3OutputUri?: string;

  /**
   * The buckets that an object from the state may be in. Nothing else is granted. Their customer managed keys are part
   * of it.
   *
   * @default - any bucket, unless the location says which
   */
  readonly allowedBuckets?: s3.IBucket[];
}

/** An object that a model reads or writes, however it was given. */
export interface ModelObject {
  readonly location?: s3.Location;
  readonly uri?: string;
  readonly allowedBuckets?: readonly s3.IBucket[];
}

/** What is done with an object, and with the key of its bucket. */
export const READ = { objects: ['s3:GetObject'], keys: ['kms:Decrypt'] };
export const WRITE = { objects: ['s3:PutObject'], keys: ['kms:Decrypt', 'kms:GenerateDataKey'] };

/** The URI, `undefined` when there is no object. */
export function objectUri({ location, uri }: ModelObject): string | undefined {
  return location ? StateData.concat('s3://', location.bucketName, '/', location.objectKey) : uri;
}

/** Leave to use the object, or those that it may be. */
export function objectPermissions(scope: Construct, object: ModelObject, use: typeof READ): TaskPermission[] {
  const { allowedBuckets = [] } = object;
  const uri = objectUri(object);
  if (uri === undefined) {
    return [];
  }
  const keys = allowedBuckets.flatMap(({ encryptionKey }) => (encryptionKey ? [encryptionKey.keyArn] : []));
  const objects =
    allowedBuckets.length > 0 && comesFromStateData(scope, uri)
      ? allowedBuckets.map((bucket) => bucket.arnForObjects('*'))
      : [objectArn(scope, object, uri)];
  return [
    { actions: use.objects, resources: objects },
    ...(keys.length > 0 ? [{ actions: use.keys, resources: keys }] : []),
  ];
}

/** What is wrong with an object. */
export function objectProblems(
  prop: string,
  uriProp: string,
  { location, uri }: ModelObject,
): (TaskProblem | false | undefined)[] {
  return [
    location?.objectVersion !== undefined && {
      prop: `${prop}.s3Location`,
      problem: 'has a version, which Amazon Bedrock does not take',
      fix: 'leave objectVersion away',
    },
    location !== undefined &&
      uri !== undefined && {
        prop: `${prop}.${uriProp}`,
        problem: 'is given beside s3Location',
        fix: 'keep one of the two',
      },
    lengthProblem(`${prop}.${uriProp}`, uri, { min: 1 }),
  ];
}

/** The ARN of the object; `*` stands for what comes from the state. */
function objectArn(scope: Construct, { location }: ModelObject, uri: string): string {
  const [, bucket = '*', key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(pattern(scope, uri)) ?? [];
  return Stack.of(scope).formatArn({
    service: 's3',
    region: '',
    account: '',
    resource: location ? pattern(scope, location.bucketName) : bucket,
    resourceName: location ? pattern(scope, location.objectKey) : key,
  });
}

/** What CloudFormation functions make of state data, or a path that is written out, is no pattern. */
function pattern(scope: Construct, text: string): string {
  const known = iamPattern(text);
  return comesFromStateData(scope, known) ? '*' : known;
}
