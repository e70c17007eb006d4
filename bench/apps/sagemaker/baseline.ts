// An app without tasks: what it has to check in any case.
import { Size } from 'aws-cdk-lib/core';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

export function machine(scope: Construct): sfn.StateMachine {
  const bucket = new s3.Bucket(scope, 'Data');
  const instanceType = ec2.InstanceType.of(ec2.InstanceClass.M5, ec2.InstanceSize.LARGE);
  const train = new sfn.Pass(scope, 'Train', {
    parameters: { bucket: bucket.bucketName, on: instanceType.toString(), size: Size.gibibytes(10).toGibibytes() },
  });
  return new sfn.StateMachine(scope, 'Machine', { definitionBody: sfn.DefinitionBody.fromChainable(train) });
}
