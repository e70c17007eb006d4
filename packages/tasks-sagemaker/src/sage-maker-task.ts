import type * as iam from 'aws-cdk-lib/aws-iam';

/** A task whose work SageMaker does in a role: images and data are granted to it. */
export interface ISageMakerTask extends iam.IGrantable {}
