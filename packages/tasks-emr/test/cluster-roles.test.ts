import { JsonPath } from '@cdk-sfn/core';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as upstream from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, readable, stateOf } from '../../../tools/vitest/rendered-state';
import { EmrCreateCluster } from '../src';
import type { EmrCreateClusterProps } from '../src';
import { usesServicePolicyV2 } from '../src/cluster-roles';
import { cluster, complaintsOf } from './cluster';

const FLEETS = {
  instanceFleets: [{ instanceFleetType: EmrCreateCluster.InstanceRoleType.MASTER, targetOnDemandCapacity: 1 }],
};
const POLICY_V2 = { '@aws-cdk/aws-stepfunctions-tasks:enableEmrServicePolicyV2': true };

function create(props: Partial<EmrCreateClusterProps> = {}, stack = new Stack()): EmrCreateCluster {
  return new EmrCreateCluster(stack, 'Create', { name: 'analysis', instances: {}, ...props });
}

function propertiesOf(task: EmrCreateCluster, id: string): unknown {
  const child = task.node.findChild(id);
  const resource = child.node.defaultChild ?? child;
  const template = CfnResource.isCfnResource(resource) ? resource._toCloudFormation() : {};
  const { Resources } = Stack.of(task).resolve(template) as { Resources: Record<string, { Properties: unknown }> };
  return readable(Object.values(Resources)[0]!.Properties);
}

/** The policy that was added to a role. */
function policyOf(role: iam.IRole): unknown {
  const policy = role.node.findChild('DefaultPolicy');
  return readable(Stack.of(role).resolve(policy instanceof iam.Policy ? policy.document : undefined));
}

const trust = (...services: string[]) => ({
  Version: '2012-10-17',
  Statement: services.map((Service) => ({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service } })),
});
const policy = (name: string) => `arn:<AWS::Partition>:iam::aws:policy/${name}`;

describe('roles that are not given', () => {
  test('are made, each with the policy of AWS for it', () => {
    const task = create();

    expect(propertiesOf(task, 'ServiceRole')).toEqual({
      AssumeRolePolicyDocument: trust('elasticmapreduce.amazonaws.com'),
      ManagedPolicyArns: [policy('service-role/AmazonElasticMapReduceRole')],
    });
    expect(propertiesOf(task, 'InstanceRole')).toEqual({
      AssumeRolePolicyDocument: trust('ec2.amazonaws.com'),
    });
    expect(propertiesOf(task, 'InstanceProfile')).toEqual({
      InstanceProfileName: '<CreateInstanceRole>',
      Roles: ['<CreateInstanceRole>'],
    });
    expect(propertiesOf(task, 'AutoScalingRole')).toEqual({
      AssumeRolePolicyDocument: trust('elasticmapreduce.amazonaws.com', 'application-autoscaling.amazonaws.com'),
      ManagedPolicyArns: [policy('service-role/AmazonElasticMapReduceforAutoScalingRole')],
    });
  });

  test('are there to be granted to', () => {
    const task = create();

    expect([task.serviceRole, task.clusterRole, task.autoScalingRole].map(({ node }) => node.path)).toEqual([
      'Default/Create/ServiceRole',
      'Default/Create/InstanceRole',
      'Default/Create/AutoScalingRole',
    ]);
  });

  test('the service role has the second policy with the feature flag', () => {
    const stack = new Stack(new App({ context: POLICY_V2 }));

    expect(usesServicePolicyV2(stack)).toBe(true);
    expect(propertiesOf(create({}, stack), 'ServiceRole')).toMatchObject({
      ManagedPolicyArns: [policy('service-role/AmazonEMRServicePolicy_v2')],
    });
    expect(usesServicePolicyV2(new Stack())).toBe(false);
  });

  test('the service role may place instances in placement groups when there are any', () => {
    const task = create({ placementGroupConfigs: [{ instanceRole: EmrCreateCluster.InstanceRoleType.MASTER }] });

    expect(propertiesOf(task, 'ServiceRole')).toMatchObject({
      ManagedPolicyArns: [
        policy('service-role/AmazonElasticMapReduceRole'),
        policy('AmazonElasticMapReducePlacementGroupPolicy'),
      ],
    });
  });
});

describe('the resources are those of upstream, with the same logical ids', () => {
  const resourcesOf = (tasks: { EmrCreateCluster: new (...args: never) => Construct }, props: object, context = {}) => {
    const stack = new Stack(new App({ context }), 'Default');
    const Task = tasks.EmrCreateCluster as new (scope: Construct, id: string, props: object) => Construct;
    new Task(stack, 'Create', { name: 'analysis', instances: {}, ...props });
    const resources = stack.node.findAll().filter((node) => CfnResource.isCfnResource(node));
    return resources.map((resource) => JSON.stringify(stack.resolve(resource._toCloudFormation()))).sort();
  };

  test.each([
    ['groups', {}, {}, 5],
    ['fleets', { instances: FLEETS }, {}, 4],
    ['the second service policy', {}, POLICY_V2, 5],
  ])('for a cluster with %s', (_, props, context, count) => {
    const ours = resourcesOf({ EmrCreateCluster }, props, context);

    expect(ours).toHaveLength(count);
    expect(ours).toEqual(resourcesOf(upstream, props, context));
  });
});

describe('roles that are given', () => {
  test('are used, and nothing is made', () => {
    const stack = new Stack();
    const roles = {
      serviceRole: new iam.Role(stack, 'Emr', { assumedBy: new iam.AnyPrincipal() }),
      clusterRole: new iam.Role(stack, 'Nodes', { assumedBy: new iam.AnyPrincipal() }),
      autoScalingRole: new iam.Role(stack, 'Scaling', { assumedBy: new iam.AnyPrincipal() }),
    };
    const task = create(roles, stack);

    expect(task.node.children).toEqual([]);
    expect(task.serviceRole).toBe(roles.serviceRole);
    expect(task.clusterRole).toBe(roles.clusterRole);
    expect(task.autoScalingRole).toBe(roles.autoScalingRole);
    expect(stateOf(task)).toMatchObject({
      Parameters: { ServiceRole: '<Emr>', JobFlowRole: '<Nodes>', AutoScalingRole: '<Scaling>' },
    });
  });

  test('the service role may pass the role of the instances', () => {
    const stack = new Stack();
    const serviceRole = new iam.Role(stack, 'Emr', { assumedBy: new iam.AnyPrincipal() });
    create({ serviceRole }, stack);

    expect(policyOf(serviceRole)).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'iam:PassRole', Resource: '<CreateInstanceRole.Arn>' }],
    });
  });
});

describe('a cluster with instance fleets', () => {
  test('has no role of automatic scaling', () => {
    const task = create({ instances: FLEETS });

    expect(task.node.tryFindChild('AutoScalingRole')).toBeUndefined();
    expect(stateOf(task)).not.toHaveProperty('Parameters.AutoScalingRole');
    expect(permissionsOf(task)).toContainEqual({
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: ['<CreateServiceRole.Arn>', '<CreateInstanceRole.Arn>'],
    });
    expect(messageOf(() => task.autoScalingRole)).toBe(
      'Default/Create has a problem:\n' +
        '  - autoScalingRole is not there, because a cluster with instance fleets has no automatic scaling: use managedScalingPolicy',
    );
  });

  test('cannot be given one', () => {
    const autoScalingRole = iam.Role.fromRoleName(new Stack(), 'Scaling', 'scaling');

    expect(complaintsOf({ instances: FLEETS, autoScalingRole })).toEqual([
      'autoScalingRole is given for a cluster with instance fleets, which have no automatic scaling: leave it away, or use managedScalingPolicy',
    ]);
    expect(stateOf(cluster({ instances: { instanceFleets: [] }, autoScalingRole }))).toMatchObject({
      Parameters: { AutoScalingRole: 'scaling' },
    });
  });

  test('may have fleets from the state', () => {
    const instances = { instanceFleets: JsonPath.listAt('$.fleets') as never[] };

    expect(create({ instances }).node.tryFindChild('AutoScalingRole')).toBeUndefined();
  });
});

describe('a role from the state', () => {
  const fromState = (stack: Stack) => iam.Role.fromRoleName(stack, 'Chosen', JsonPath.stringAt('$.role'));

  test.each(['serviceRole', 'clusterRole', 'autoScalingRole'])('%s needs a list of what it may be', (prop) => {
    const stack = new Stack();

    expect(messageOf(() => cluster({ [prop]: fromState(stack) }, stack))).toBe(
      `Default/Create has a problem:\n  - ${prop} comes from the state, so that no permission can be granted on it: list the ARNs it may be in allowedRoles`,
    );
  });

  test('is given by its name, and those on the list may be passed', () => {
    const stack = new Stack();
    const task = cluster(
      {
        serviceRole: new iam.Role(stack, 'Emr', { assumedBy: new iam.AnyPrincipal() }),
        clusterRole: fromState(stack),
        allowedRoles: ['arn:aws:iam::111111111111:role/a', 'arn:aws:iam::111111111111:role/b'],
      },
      stack,
    );

    expect(stateOf(task)).toMatchObject({ Parameters: { 'JobFlowRole.$': '$.role' } });
    expect(permissionsOf(task)).toContainEqual({
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: [
        '<Emr.Arn>',
        'arn:aws:iam::111111111111:role/a',
        'arn:aws:iam::111111111111:role/b',
        '<CreateAutoScalingRole.Arn>',
      ],
    });
    expect(policyOf(task.serviceRole)).toMatchObject({
      Statement: [
        {
          Action: 'iam:PassRole',
          Resource: ['arn:aws:iam::111111111111:role/a', 'arn:aws:iam::111111111111:role/b'],
        },
      ],
    });
  });

  test('two of them may be the same', () => {
    const stack = new Stack();
    const chosen = fromState(stack);
    const allowedRoles = ['arn:aws:iam::111111111111:role/a'];

    expect(
      permissionsOf(cluster({ serviceRole: chosen, clusterRole: chosen, instances: FLEETS, allowedRoles }, stack)),
    ).toContainEqual({ Effect: 'Allow', Action: 'iam:PassRole', Resource: 'arn:aws:iam::111111111111:role/a' });
  });

  test('gets no policy of its own', () => {
    const stack = new Stack();
    const serviceRole = fromState(stack);
    const task = cluster({ serviceRole, allowedRoles: ['arn:aws:iam::111111111111:role/a'] }, stack);

    expect(stateOf(task)).toMatchObject({ Parameters: { 'ServiceRole.$': '$.role' } });
    expect(serviceRole.node.children).toEqual([]);
  });
});
