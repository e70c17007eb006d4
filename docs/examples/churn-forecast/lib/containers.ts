import { Size } from 'aws-cdk-lib';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

/** What runs in containers: the scoring as a job of AWS Batch, the report as a task of Amazon ECS. */
export class Containers extends Construct {
  public readonly cluster: ecs.ICluster;
  public readonly report: ecs.FargateTaskDefinition;
  public readonly reportContainer: ecs.ContainerDefinition;
  public readonly score: batch.IJobDefinition;
  public readonly scoreQueue: batch.IJobQueue;

  constructor(scope: Construct, id: string, { bucket }: { bucket: s3.IBucket }) {
    super(scope, id);

    const vpc = new ec2.Vpc(this, 'Vpc', { maxAzs: 2 });

    const computeEnvironment = new batch.FargateComputeEnvironment(this, 'Fargate', { vpc, spot: true });
    this.scoreQueue = new batch.JobQueue(this, 'Queue', { computeEnvironments: [{ computeEnvironment, order: 1 }] });
    this.score = new batch.EcsJobDefinition(this, 'Score', {
      container: new batch.EcsFargateContainerDefinition(this, 'Scorer', {
        image: ecs.ContainerImage.fromRegistry('example/churn-score'),
        cpu: 4,
        memory: Size.gibibytes(16),
      }),
    });

    this.cluster = new ecs.Cluster(this, 'Cluster', { vpc });
    this.report = new ecs.FargateTaskDefinition(this, 'Report', { cpu: 512, memoryLimitMiB: 1024 });
    this.reportContainer = this.report.addContainer('Reporter', {
      image: ecs.ContainerImage.fromRegistry('example/churn-report'),
      logging: ecs.LogDrivers.awsLogs({ streamPrefix: 'report' }),
    });
    bucket.grantRead(this.report.taskRole, 'scores/*');
    bucket.grantPut(this.report.taskRole, 'reports/*');
  }
}
