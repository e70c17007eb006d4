import { BatchSubmitJob } from '@cdk-sfn/tasks-batch';
import { Size, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** A job on Fargate. */
export class BatchStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const batchQueue = new batch.JobQueue(this, 'Queue', {
      computeEnvironments: [
        {
          order: 1,
          computeEnvironment: new batch.FargateComputeEnvironment(this, 'Fargate', {
            vpc: new ec2.Vpc(this, 'Vpc', { maxAzs: 2 }),
          }),
        },
      ],
    });
    const batchJobDefinition = new batch.EcsJobDefinition(this, 'Job', {
      container: new batch.EcsFargateContainerDefinition(this, 'Container', {
        image: ecs.ContainerImage.fromRegistry('foo/bar'),
        memory: Size.gibibytes(2),
        cpu: 1,
      }),
    });

    const submit = new BatchSubmitJob(this, 'Submit job', {
      jobDefinition: batchJobDefinition,
      jobName: 'MyJob',
      jobQueue: batchQueue,
    });

    new sfn.StateMachine(this, 'Batch', { definitionBody: sfn.DefinitionBody.fromChainable(submit) });
  }
}
