import { TaskInput } from '@cdk-sfn/core';
import {
  ActionOnFailure,
  EmrAddStep,
  EmrCancelStep,
  EmrCreateCluster,
  EmrModifyInstanceFleetByName,
  EmrModifyInstanceGroupByName,
  EmrSetClusterTerminationProtection,
  EmrTerminateCluster,
} from '@cdk-sfn/tasks-emr';
import { Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** A cluster from its creation to its end. */
export class EmrStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const clusterRole = new iam.Role(this, 'ClusterRole', {
      assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'),
    });

    const serviceRole = new iam.Role(this, 'ServiceRole', {
      assumedBy: new iam.ServicePrincipal('elasticmapreduce.amazonaws.com'),
    });

    const autoScalingRole = new iam.Role(this, 'AutoScalingRole', {
      assumedBy: new iam.ServicePrincipal('elasticmapreduce.amazonaws.com'),
    });

    autoScalingRole.assumeRolePolicy?.addStatements(
      new iam.PolicyStatement({
        effect: iam.Effect.ALLOW,
        principals: [new iam.ServicePrincipal('application-autoscaling.amazonaws.com')],
        actions: ['sts:AssumeRole'],
      }),
    );

    const create = new EmrCreateCluster(this, 'Create cluster', {
      instances: {},
      clusterRole,
      name: TaskInput.fromDataAt('$.ClusterName').value as string,
      serviceRole,
      autoScalingRole,
    });

    const unlock = new EmrSetClusterTerminationProtection(this, 'Allow its end', {
      clusterId: 'ClusterId',
      terminationProtected: false,
    });

    const addStep = new EmrAddStep(this, 'Add step', {
      clusterId: 'ClusterId',
      name: 'StepName',
      jar: 'Jar',
      actionOnFailure: ActionOnFailure.CONTINUE,
    });

    const cancelStep = new EmrCancelStep(this, 'Cancel step', {
      clusterId: 'ClusterId',
      stepId: 'StepId',
    });

    const modifyFleet = new EmrModifyInstanceFleetByName(this, 'Modify instance fleet', {
      clusterId: 'ClusterId',
      instanceFleetName: 'InstanceFleetName',
      targetOnDemandCapacity: 2,
      targetSpotCapacity: 0,
    });

    const modifyGroup = new EmrModifyInstanceGroupByName(this, 'Modify instance group', {
      clusterId: 'ClusterId',
      instanceGroupName: sfn.JsonPath.stringAt('$.InstanceGroupName'),
      instanceGroup: {
        instanceCount: 1,
      },
    });

    const terminate = new EmrTerminateCluster(this, 'Terminate cluster', {
      clusterId: 'ClusterId',
    });

    new sfn.StateMachine(this, 'EMR', {
      definitionBody: sfn.DefinitionBody.fromChainable(
        create.next(unlock).next(addStep).next(cancelStep).next(modifyFleet).next(modifyGroup).next(terminate),
      ),
    });
  }
}
