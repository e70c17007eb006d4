// The app of baseline with one integration.
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { EcsFargateLaunchTarget, EcsRunTask } from '@cdk-sfn/tasks-ecs';
import type { Construct } from 'constructs';

export function machine(scope: Construct): sfn.StateMachine {
  const cluster = new ecs.Cluster(scope, 'Cluster', { vpc: new ec2.Vpc(scope, 'Vpc') });
  const taskDefinition = new ecs.FargateTaskDefinition(scope, 'Definition');
  const containerDefinition = taskDefinition.addContainer('report', {
    image: ecs.ContainerImage.fromRegistry('report'),
  });
  const run = new EcsRunTask(scope, 'Run', {
    integrationPattern: sfn.IntegrationPattern.RUN_JOB,
    cluster,
    taskDefinition,
    launchTarget: new EcsFargateLaunchTarget(),
    containerOverrides: [{ containerDefinition, environment: [{ name: 'ID', value: sfn.JsonPath.stringAt('$.id') }] }],
  });
  return new sfn.StateMachine(scope, 'Machine', { definitionBody: sfn.DefinitionBody.fromChainable(run) });
}
