import { Jsonata, JsonPath } from '@cdk-sfn/core';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import type { Policy } from 'aws-cdk-lib/aws-iam';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, readable, stateOf } from '../../../tools/vitest/rendered-state';
import { EcsFargateLaunchTarget, EcsRunTask } from '../src';
import type { EcsRunTaskProps } from '../src';
import { TestCluster, withoutWarningsOfTheCdk } from './cluster';

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = sfn.IntegrationPattern;

withoutWarningsOfTheCdk();

let scene: TestCluster;

beforeEach(() => {
  scene = new TestCluster();
});

const run = (props?: Partial<EcsRunTaskProps>): EcsRunTask => scene.run(props);
const clusterArn = 'arn:<AWS::Partition>:ecs:<AWS::Region>:<AWS::AccountId>:cluster/main';

describe('arguments', () => {
  test('a task runs on Fargate', () => {
    expect(stateOf(run())).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::ecs:runTask',
      Parameters: {
        Cluster: clusterArn,
        TaskDefinition: 'report',
        NetworkConfiguration: {
          AwsvpcConfiguration: {
            Subnets: ['private-1', 'private-2'],
            SecurityGroups: ['<RunSecurityGroup.GroupId>'],
          },
        },
        LaunchType: 'FARGATE',
      },
    });
  });

  test('a task runs on EC2, in the network of its instance', () => {
    expect(stateOf(scene.runOnEc2())).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::ecs:runTask',
      Parameters: { Cluster: clusterArn, TaskDefinition: 'train', LaunchType: 'EC2' },
    });
  });

  test('all props have their place', () => {
    const task = EcsRunTask.jsonPath(scene.stack, 'Run', {
      cluster: scene.cluster,
      taskDefinition: scene.fargate,
      revisionNumber: 3,
      launchTarget: new EcsFargateLaunchTarget({ platformVersion: ecs.FargatePlatformVersion.VERSION1_4 }),
      subnets: { subnetType: ec2.SubnetType.PUBLIC },
      securityGroups: [ec2.SecurityGroup.fromSecurityGroupId(scene.stack, 'Group', 'sg-1')],
      assignPublicIp: true,
      containerOverrides: [{ containerDefinition: 'app', command: ['report', JsonPath.stringAt('$.day')] }],
      cpu: '1024',
      memoryMiB: JsonPath.stringAt('$.memory'),
      ephemeralStorageGiB: 50,
      group: 'reports',
      propagatedTagSource: ecs.PropagatedTagSource.TASK_DEFINITION,
      tags: { tenant: JsonPath.stringAt('$.tenant') },
      enableECSManagedTags: true,
      enableExecuteCommand: true,
      integrationPattern: RUN_JOB,
    });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::ecs:runTask.sync',
      Parameters: {
        Cluster: clusterArn,
        TaskDefinition: 'report:3',
        NetworkConfiguration: {
          AwsvpcConfiguration: {
            AssignPublicIp: 'ENABLED',
            Subnets: ['public-1', 'public-2'],
            SecurityGroups: ['sg-1'],
          },
        },
        Overrides: {
          Cpu: '1024',
          'Memory.$': '$.memory',
          ContainerOverrides: [{ Name: 'app', 'Command.$': "States.Array('report', $.day)" }],
          EphemeralStorage: { SizeInGiB: 50 },
        },
        PropagateTags: 'TASK_DEFINITION',
        LaunchType: 'FARGATE',
        PlatformVersion: '1.4.0',
        EnableExecuteCommand: true,
        Group: 'reports',
        Tags: [{ Key: 'tenant', 'Value.$': '$.tenant' }],
        EnableECSManagedTags: true,
      },
    });
  });

  test('a JSONata state has Arguments', () => {
    const task = scene.runJsonata({
      revisionNumber: Jsonata.number('$states.input.revision'),
      cpu: '{% $states.input.cpu %}',
      ephemeralStorageGiB: Jsonata.number('$states.input.disk'),
      group: Jsonata.string('$states.input.group'),
      tags: { tenant: '{% $states.input.tenant %}' },
      outputs: { task: '{% $states.result.Tasks[0].TaskArn %}' },
    });

    expect(stateOf(task)).toEqual({
      QueryLanguage: 'JSONata',
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::ecs:runTask',
      Arguments: {
        Cluster: clusterArn,
        TaskDefinition: '{% "report:" & ($states.input.revision) %}',
        NetworkConfiguration: {
          AwsvpcConfiguration: {
            Subnets: ['private-1', 'private-2'],
            SecurityGroups: ['<RunSecurityGroup.GroupId>'],
          },
        },
        Overrides: {
          Cpu: '{% $states.input.cpu %}',
          EphemeralStorage: { SizeInGiB: '{% $states.input.disk %}' },
        },
        LaunchType: 'FARGATE',
        Group: '{% $states.input.group %}',
        Tags: [{ Key: 'tenant', Value: '{% $states.input.tenant %}' }],
      },
      Output: { task: '{% $states.result.Tasks[0].TaskArn %}' },
    });
  });

  test('a JSONata machine makes a task without a language of its own a JSONata state', () => {
    expect(stateOf(scene.runOnEc2(), sfn.QueryLanguage.JSONATA)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::ecs:runTask',
      Arguments: { Cluster: clusterArn, TaskDefinition: 'train', LaunchType: 'EC2' },
    });
  });

  test('no overrides are no argument', () => {
    expect(stateOf(scene.runOnEc2({ containerOverrides: [] }))).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::ecs:runTask',
      Parameters: { Cluster: clusterArn, TaskDefinition: 'train', LaunchType: 'EC2' },
    });
  });

  test('the task may have less memory and no other overrides', () => {
    expect(stateOf(run({ memoryMiB: '512', containerOverrides: [] }))).toMatchObject({
      Parameters: { Overrides: { Memory: '512' } },
    });
  });

  test('disk space may come from the state', () => {
    expect(stateOf(run({ ephemeralStorageGiB: JsonPath.numberAt('$.disk') }))).toMatchObject({
      Parameters: { Overrides: { EphemeralStorage: { 'SizeInGiB.$': '$.disk' } } },
    });
  });

  test('tags may come from the state as a whole', () => {
    expect(stateOf(run({ tags: JsonPath.objectAt('$.tags') }))).toMatchObject({
      Parameters: { 'Tags.$': '$.tags' },
    });
  });
});

describe('what the service does not take', () => {
  test.each([20, 201])('is %d GiB of disk space', (ephemeralStorageGiB) => {
    expect(messageOf(() => run({ ephemeralStorageGiB }))).toBe(
      `Default/Run has a problem:\n  - ephemeralStorageGiB is ${ephemeralStorageGiB} GiB: give 21 to 200 GiB`,
    );
  });

  test.each([21, 200])('is not %d GiB of disk space', (ephemeralStorageGiB) => {
    expect(stateOf(run({ ephemeralStorageGiB }))).toMatchObject({
      Parameters: { Overrides: { EphemeralStorage: { SizeInGiB: ephemeralStorageGiB } } },
    });
  });

  test('is disk space on EC2', () => {
    expect(messageOf(() => scene.runOnEc2({ ephemeralStorageGiB: 30 }))).toBe(
      'Default/Run has a problem:\n' +
        '  - ephemeralStorageGiB is given, but launchTarget runs the task on EC2: leave it away, or use EcsFargateLaunchTarget',
    );
  });

  test('are the tags of a service, which there is not', () => {
    expect(messageOf(() => run({ propagatedTagSource: ecs.PropagatedTagSource.SERVICE }))).toBe(
      'Default/Run has a problem:\n' +
        '  - propagatedTagSource is SERVICE, but no service runs the task: use PropagatedTagSource.TASK_DEFINITION, or give tags',
    );
  });

  test('are more than 50 tags', () => {
    const tags = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`tag${i}`, 'x']));
    new EcsRunTask(scene.stack, 'Fifty', {
      cluster: scene.cluster,
      taskDefinition: scene.fargate,
      launchTarget: new EcsFargateLaunchTarget(),
      tags: tags(50),
    });

    expect(messageOf(() => run({ tags: tags(51) }))).toBe(
      'Default/Run has a problem:\n  - tags has 51 tags: give at most 50 tags',
    );
  });

  test('is reported at once', () => {
    const taskDefinition = new ecs.FargateTaskDefinition(scene.stack, 'Empty');

    expect(messageOf(() => scene.runOnEc2({ taskDefinition, ephemeralStorageGiB: 1 }))).toBe(
      'Default/Run has 4 problems:\n' +
        '  - taskDefinition has no essential container: call addContainer on it before the task is made\n' +
        '  - taskDefinition is not compatible with EC2, where launchTarget runs it: use ecs.Ec2TaskDefinition, or another launch target\n' +
        '  - ephemeralStorageGiB is 1 GiB: give 21 to 200 GiB\n' +
        '  - ephemeralStorageGiB is given, but launchTarget runs the task on EC2: leave it away, or use EcsFargateLaunchTarget',
    );
  });
});

describe('patterns', () => {
  test('waiting for the token hands it on in the environment', () => {
    const task = run({
      integrationPattern: WAIT_FOR_TASK_TOKEN,
      containerOverrides: [{ containerDefinition: 'app', environment: [{ name: 'TOKEN', value: JsonPath.taskToken }] }],
    });

    expect(stateOf(task)).toMatchObject({
      Resource: 'arn:<AWS::Partition>:states:::ecs:runTask.waitForTaskToken',
      Parameters: {
        Overrides: {
          ContainerOverrides: [{ Name: 'app', Environment: [{ Name: 'TOKEN', 'Value.$': '$$.Task.Token' }] }],
        },
      },
    });
  });

  test('the token may stand in the command, and be JSONata', () => {
    const task = scene.runJsonata({
      integrationPattern: WAIT_FOR_TASK_TOKEN,
      containerOverrides: [{ containerDefinition: 'app', command: ['work', Jsonata.taskToken] }],
    });

    expect(stateOf(task)).toMatchObject({
      Arguments: {
        Overrides: {
          ContainerOverrides: [{ Name: 'app', Command: ['work', '{% $states.context.Task.Token %}'] }],
        },
      },
    });
  });

  test('waiting for a token that nobody gets is an error', () => {
    expect(messageOf(() => run({ integrationPattern: WAIT_FOR_TASK_TOKEN }))).toBe(
      'Default/Run has a problem:\n' +
        '  - integrationPattern is WAIT_FOR_TASK_TOKEN, but the arguments do not hand the token on, so that nobody could end the task: ' +
        'put JsonPath.taskToken or Jsonata.taskToken somewhere in the arguments',
    );
  });
});

describe('permissions', () => {
  const split = (index: number) => `<${index} of <Fargate> split at :>`;
  const runTask = {
    Effect: 'Allow',
    Action: 'ecs:RunTask',
    Resource: `arn:${split(1)}:${split(2)}:${split(3)}:${split(4)}:<0 of ${split(5)} split at />/<1 of ${split(5)} split at />:*`,
    Condition: { ArnEquals: { 'ecs:cluster': clusterArn } },
  };
  const pass = (...roles: string[]) => ({
    Effect: 'Allow',
    Action: 'iam:PassRole',
    Resource: roles.length === 1 ? roles[0] : roles,
    Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
  });
  const tasks = 'arn:<AWS::Partition>:ecs:<AWS::Region>:<AWS::AccountId>:task/main/*';
  const tag = {
    Effect: 'Allow',
    Action: 'ecs:TagResource',
    Resource: tasks,
    Condition: { StringEquals: { 'ecs:CreateAction': 'RunTask' } },
  };

  /** What the policy of a machine with the task says. */
  function policyOf(task: EcsRunTask): unknown {
    const definitionBody = sfn.DefinitionBody.fromChainable(task);
    const machine = new sfn.StateMachine(scene.stack, 'Machine', { definitionBody });
    return machine.role.node.findChild('DefaultPolicy');
  }
  function statementsIn(policy: unknown): unknown {
    const { Statement } = scene.stack.resolve((policy as Policy).document) as { Statement: unknown };
    return readable(Statement);
  }

  beforeEach(() => {
    scene.fargate.obtainExecutionRole();
  });

  test.each([REQUEST_RESPONSE, WAIT_FOR_TASK_TOKEN])('with %s the task may be run', (integrationPattern) => {
    const containerOverrides = [{ containerDefinition: 'app', command: [JsonPath.taskToken] }];

    expect(permissionsOf(run({ integrationPattern, containerOverrides }))).toEqual([
      runTask,
      pass('<FargateTaskRole.Arn>', '<FargateExecutionRole.Arn>'),
    ]);
  });

  test('with RUN_JOB the tasks of the cluster may be watched and stopped as well', () => {
    expect(permissionsOf(run({ integrationPattern: RUN_JOB }))).toEqual([
      runTask,
      pass('<FargateTaskRole.Arn>', '<FargateExecutionRole.Arn>'),
      { Effect: 'Allow', Action: ['ecs:StopTask', 'ecs:DescribeTasks'], Resource: tasks },
      {
        Effect: 'Allow',
        Action: ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
        Resource:
          'arn:<AWS::Partition>:events:<AWS::Region>:<AWS::AccountId>:rule/StepFunctionsGetEventsForECSTaskRule',
      },
    ]);
  });

  test.each<Partial<EcsRunTaskProps>>([
    { propagatedTagSource: ecs.PropagatedTagSource.TASK_DEFINITION },
    { tags: { tenant: 'acme' } },
    { tags: JsonPath.objectAt('$.tags') },
    { enableECSManagedTags: true },
  ])('tags may be given to the task: %j', (props) => {
    expect(permissionsOf(run(props))).toEqual([
      runTask,
      pass('<FargateTaskRole.Arn>', '<FargateExecutionRole.Arn>'),
      tag,
    ]);
  });

  test.each<Partial<EcsRunTaskProps>>([
    { propagatedTagSource: ecs.PropagatedTagSource.NONE },
    { tags: {} },
    { enableECSManagedTags: false },
  ])('without tags none may be given: %j', (props) => {
    expect(permissionsOf(run(props))).toEqual([runTask, pass('<FargateTaskRole.Arn>', '<FargateExecutionRole.Arn>')]);
  });

  test('an execution role that is made after the task may be passed', () => {
    const policy = policyOf(scene.runOnEc2());
    scene.ec2.addContainer('Logging', {
      image: ecs.ContainerImage.fromRegistry('logging'),
      logging: ecs.LogDriver.awsLogs({ streamPrefix: 'logging' }),
      memoryLimitMiB: 64,
    });

    expect(statementsIn(policy)).toMatchObject([
      { Action: 'ecs:RunTask' },
      pass('<Ec2TaskRole.Arn>'),
      pass('<Ec2ExecutionRole.Arn>'),
    ]);
  });

  test('a task definition that never has an execution role has its task role passed, said once', () => {
    expect(statementsIn(policyOf(scene.runOnEc2()))).toMatchObject([
      { Action: 'ecs:RunTask' },
      pass('<Ec2TaskRole.Arn>'),
    ]);
  });

  test('ECS Exec is granted to the task role', () => {
    run({ enableExecuteCommand: true });

    expect(statementsIn(scene.fargate.taskRole.node.findChild('DefaultPolicy'))).toEqual([
      {
        Effect: 'Allow',
        Action: [
          'ssmmessages:CreateControlChannel',
          'ssmmessages:CreateDataChannel',
          'ssmmessages:OpenControlChannel',
          'ssmmessages:OpenDataChannel',
        ],
        Resource: '*',
      },
    ]);
  });

  test.each([false, undefined])('ECS Exec that is %s is not', (enableExecuteCommand) => {
    run({ enableExecuteCommand });

    expect(scene.fargate.taskRole.node.tryFindChild('DefaultPolicy')).toBeUndefined();
  });
});

describe('connections', () => {
  test('are those of the security group that the task makes', () => {
    const task = run();

    expect(task.connections.securityGroups).toEqual([task.node.findChild('SecurityGroup')]);
  });

  test('let traffic in', () => {
    const task = run();
    task.connections.allowFromAnyIpv4(ec2.Port.tcp(443));
    const group = task.node.findChild('SecurityGroup').node.defaultChild as ec2.CfnSecurityGroup;

    expect(scene.stack.resolve(group.securityGroupIngress)).toMatchObject([{ cidrIp: '0.0.0.0/0', toPort: 443 }]);
  });

  test('are those of the given security groups', () => {
    const group = ec2.SecurityGroup.fromSecurityGroupId(scene.stack, 'Group', 'sg-1');

    expect(run({ securityGroups: [group] }).connections.securityGroups).toEqual([group]);
  });

  test('are those of the cluster when the network mode is not awsvpc', () => {
    const task = scene.runOnEc2();

    expect(task.connections.securityGroups.map(({ securityGroupId }) => securityGroupId)).toEqual(['sg-instances']);
    expect(task.node.tryFindChild('SecurityGroup')).toBeUndefined();
  });
});

test('a role of another account may be passed to the task definition', () => {
  const taskRole = iam.Role.fromRoleArn(scene.stack, 'Theirs', 'arn:aws:iam::222222222222:role/theirs');
  const taskDefinition = new ecs.FargateTaskDefinition(scene.stack, 'WithRole', { taskRole });
  taskDefinition.addContainer('App', { image: ecs.ContainerImage.fromRegistry('app') });

  expect(permissionsOf(run({ taskDefinition }))).toMatchObject([
    {},
    { Action: 'iam:PassRole', Resource: 'arn:aws:iam::222222222222:role/theirs' },
    {},
  ]);
});
