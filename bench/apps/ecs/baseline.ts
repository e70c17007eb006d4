// An app without tasks: what it has to check in any case.
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

export function machine(scope: Construct): sfn.StateMachine {
  const cluster = new ecs.Cluster(scope, 'Cluster', { vpc: new ec2.Vpc(scope, 'Vpc') });
  const taskDefinition = new ecs.FargateTaskDefinition(scope, 'Definition');
  taskDefinition.addContainer('report', { image: ecs.ContainerImage.fromRegistry('report') });
  const run = new sfn.Pass(scope, 'Run', { parameters: { cluster: cluster.clusterArn } });
  return new sfn.StateMachine(scope, 'Machine', { definitionBody: sfn.DefinitionBody.fromChainable(run) });
}
