import type { Service } from '../src/service.ts';
import { boolean, changed, elementOf, memberOf, required, structure, text, without } from '../src/shape.ts';
import type { Structure } from '../src/shape.ts';

const source = 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr.html';
const ClusterId = required(text);

export default {
  client: '@aws-sdk/client-emr',
  actions: {
    addStep: {
      source,
      input: (operation) => {
        const input = operation('AddJobFlowSteps');
        return structure({
          ClusterId,
          ExecutionRoleArn: memberOf(input, 'ExecutionRoleArn'),
          Step: required(elementOf(memberOf(input, 'Steps'))),
        });
      },
    },
    cancelStep: { source, input: () => structure({ ClusterId, StepId: required(text) }) },
    createCluster: {
      source,
      input: (operation) => {
        const input = operation('RunJobFlow');
        const instances = memberOf(input, 'Instances') as Structure;
        return changed(without(input, 'Steps'), {
          Instances: changed(instances, { KeepJobFlowAliveWhenNoSteps: required(boolean) }),
        });
      },
    },
    modifyInstanceFleetByName: {
      source,
      input: (operation) => {
        const fleet = memberOf(operation('ModifyInstanceFleet'), 'InstanceFleet') as Structure;
        return structure({
          ClusterId,
          InstanceFleetName: required(text),
          InstanceFleet: required(without(fleet, 'InstanceFleetId')),
        });
      },
    },
    modifyInstanceGroupByName: {
      source,
      input: (operation) => {
        const group = elementOf(memberOf(operation('ModifyInstanceGroups'), 'InstanceGroups')) as Structure;
        return structure({
          ClusterId,
          InstanceGroupName: required(text),
          InstanceGroup: required(without(group, 'InstanceGroupId')),
        });
      },
    },
    setClusterTerminationProtection: {
      source,
      input: () => structure({ ClusterId, TerminationProtected: required(boolean) }),
    },
    terminateCluster: { source, input: () => structure({ ClusterId }) },
  },
} satisfies Service;
