import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { afterEach, beforeEach, vi } from 'vitest';
import { EcsEc2LaunchTarget, EcsFargateLaunchTarget, EcsRunTask } from '../src';
import type { EcsRunTaskProps } from '../src';

/** Up to some version, task definitions of the CDK warn of a deprecated prop that they give themselves. */
export function withoutWarningsOfTheCdk(): void {
  beforeEach(() => void vi.stubEnv('JSII_DEPRECATED', 'quiet'));
  afterEach(() => void vi.unstubAllEnvs());
}

/** A cluster with a network, and a task definition of each kind, in a stack. */
export class TestCluster {
  public readonly stack: Stack;
  public readonly vpc: ec2.IVpc;
  public readonly cluster: ecs.ICluster;
  public readonly fargate: ecs.FargateTaskDefinition;
  public readonly ec2: ecs.Ec2TaskDefinition;

  /** @param context feature flags, by their names */
  constructor(context: Record<string, unknown> = {}) {
    this.stack = new Stack();
    Object.entries(context).forEach(([flag, value]) => this.stack.node.setContext(flag, value));
    this.vpc = ec2.Vpc.fromVpcAttributes(this.stack, 'Vpc', {
      vpcId: 'vpc-1',
      availabilityZones: ['a', 'b'],
      privateSubnetIds: ['private-1', 'private-2'],
      publicSubnetIds: ['public-1', 'public-2'],
    });
    this.cluster = ecs.Cluster.fromClusterAttributes(this.stack, 'Cluster', {
      clusterName: 'main',
      vpc: this.vpc,
      securityGroups: [ec2.SecurityGroup.fromSecurityGroupId(this.stack, 'Instances', 'sg-instances')],
    });
    this.fargate = new ecs.FargateTaskDefinition(this.stack, 'Fargate', { family: 'report' });
    this.fargate.addContainer('App', { containerName: 'app', image: ecs.ContainerImage.fromRegistry('app') });
    this.ec2 = new ecs.Ec2TaskDefinition(this.stack, 'Ec2', { family: 'train' });
    this.ec2.addContainer('Model', {
      containerName: 'model',
      image: ecs.ContainerImage.fromRegistry('model'),
      memoryLimitMiB: 256,
    });
  }

  /** A task on Fargate, unless the props say otherwise. */
  public run(props: Partial<EcsRunTaskProps> = {}): EcsRunTask {
    return new EcsRunTask(this.stack, 'Run', this.onFargate(props));
  }

  /** A task on Fargate in a JSONata state. */
  public runJsonata(props: Partial<EcsRunTaskProps> = {}): EcsRunTask {
    return EcsRunTask.jsonata(this.stack, 'Run', this.onFargate(props));
  }

  /** A task on EC2, in the network of its instance. */
  public runOnEc2(props: Partial<EcsRunTaskProps> = {}): EcsRunTask {
    return this.run({ taskDefinition: this.ec2, launchTarget: new EcsEc2LaunchTarget(), ...props });
  }

  private onFargate(props: Partial<EcsRunTaskProps>): EcsRunTaskProps {
    return {
      cluster: this.cluster,
      taskDefinition: this.fargate,
      launchTarget: new EcsFargateLaunchTarget(),
      ...props,
    };
  }
}
