import { expect, test } from 'vitest';
import { statesOf } from './synthesized';

test('a cluster is created, changed and ended', () => {
  expect(statesOf('EMR')).toEqual({
    'Create cluster': {
      Next: 'Allow its end',
      Type: 'Task',
      Resource: 'arn:aws:states:::elasticmapreduce:createCluster.sync',
      Parameters: {
        Instances: {
          KeepJobFlowAliveWhenNoSteps: true,
        },
        JobFlowRole: '${ClusterRole}',
        'Name.$': '$.ClusterName',
        ServiceRole: '${ServiceRole}',
        AutoScalingRole: '${AutoScalingRole}',
        VisibleToAllUsers: true,
      },
    },
    'Allow its end': {
      Next: 'Add step',
      Type: 'Task',
      Resource: 'arn:aws:states:::elasticmapreduce:setClusterTerminationProtection',
      Parameters: {
        ClusterId: 'ClusterId',
        TerminationProtected: false,
      },
    },
    'Add step': {
      Next: 'Cancel step',
      Type: 'Task',
      Resource: 'arn:aws:states:::elasticmapreduce:addStep.sync',
      Parameters: {
        ClusterId: 'ClusterId',
        Step: {
          Name: 'StepName',
          ActionOnFailure: 'CONTINUE',
          HadoopJarStep: {
            Jar: 'Jar',
          },
        },
      },
    },
    'Cancel step': {
      Next: 'Modify instance fleet',
      Type: 'Task',
      Resource: 'arn:aws:states:::elasticmapreduce:cancelStep',
      Parameters: {
        ClusterId: 'ClusterId',
        StepId: 'StepId',
      },
    },
    'Modify instance fleet': {
      Next: 'Modify instance group',
      Type: 'Task',
      Resource: 'arn:aws:states:::elasticmapreduce:modifyInstanceFleetByName',
      Parameters: {
        ClusterId: 'ClusterId',
        InstanceFleetName: 'InstanceFleetName',
        InstanceFleet: {
          TargetOnDemandCapacity: 2,
          TargetSpotCapacity: 0,
        },
      },
    },
    'Modify instance group': {
      Next: 'Terminate cluster',
      Type: 'Task',
      Resource: 'arn:aws:states:::elasticmapreduce:modifyInstanceGroupByName',
      Parameters: {
        ClusterId: 'ClusterId',
        'InstanceGroupName.$': '$.InstanceGroupName',
        InstanceGroup: {
          InstanceCount: 1,
        },
      },
    },
    'Terminate cluster': {
      End: true,
      Type: 'Task',
      Resource: 'arn:aws:states:::elasticmapreduce:terminateCluster.sync',
      Parameters: {
        ClusterId: 'ClusterId',
      },
    },
  });
});
