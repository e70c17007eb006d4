import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { Aws } from 'aws-cdk-lib';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as iam from 'aws-cdk-lib/aws-iam';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { EcsEc2LaunchTarget } from '../src';
import { TestCluster, withoutWarningsOfTheCdk } from './cluster';

const flag = '@aws-cdk/aws-stepfunctions-tasks:fixRunEcsTaskPolicy';
const family = 'arn:aws:ecs:eu-west-1:111111111111:task-definition/report';

withoutWarningsOfTheCdk();

let scene: TestCluster;

beforeEach(() => {
  scene = new TestCluster();
});

function imported(taskDefinitionArn: string): ecs.ITaskDefinition {
  return ecs.TaskDefinition.fromTaskDefinitionArn(scene.stack, 'Imported', taskDefinitionArn);
}
function role(name: string): iam.IRole {
  return iam.Role.fromRoleArn(scene.stack, name, `arn:aws:iam::111111111111:role/${name}`, { mutable: false });
}
function resourceOf(statement: number): unknown {
  return (permissionsOf(scene.stack.node.findChild('Run') as never) as { Resource: unknown }[])[statement]?.Resource;
}

describe('a task definition of this app', () => {
  const split = (index: number) => `<${index} of <Fargate> split at :>`;
  const ofRevision = (revision: string) =>
    `arn:${split(1)}:${split(2)}:${split(3)}:${split(4)}:<0 of ${split(5)} split at />/<1 of ${split(5)} split at />:${revision}`;

  test.each([
    ['without', {}],
    ['with', { [flag]: true }],
  ])('may be run in all revisions %s the feature flag, as the call names none', (_, flags) => {
    scene = new TestCluster(flags);

    expect(stateOf(scene.run())).toMatchObject({ Parameters: { TaskDefinition: 'report' } });
    expect(resourceOf(0)).toBe(ofRevision('*'));
  });

  test('may be run in all revisions when the call names one, for executions that name another', () => {
    expect(stateOf(scene.run({ revisionNumber: 3 }))).toMatchObject({ Parameters: { TaskDefinition: 'report:3' } });
    expect(resourceOf(0)).toBe(ofRevision('*'));
  });

  test('may be run in the revision that the call names, with the feature flag', () => {
    scene = new TestCluster({ [flag]: true });

    expect(stateOf(scene.run({ revisionNumber: 3 }))).toMatchObject({ Parameters: { TaskDefinition: 'report:3' } });
    expect(resourceOf(0)).toBe(ofRevision('3'));
  });

  test('may have its revision chosen by the state, and then be run in all of them', () => {
    scene = new TestCluster({ [flag]: true });

    expect(stateOf(scene.run({ revisionNumber: JsonPath.numberAt('$.revision') }))).toMatchObject({
      Parameters: { 'TaskDefinition.$': "States.Format('report:{}', $.revision)" },
    });
    expect(resourceOf(0)).toBe(ofRevision('*'));
  });

  test('needs an essential container', () => {
    const taskDefinition = new ecs.FargateTaskDefinition(scene.stack, 'Empty');

    expect(messageOf(() => scene.run({ taskDefinition }))).toBe(
      'Default/Run has a problem:\n' +
        '  - taskDefinition has no essential container: call addContainer on it before the task is made',
    );
  });

  test('may have more roles to pass', () => {
    scene.fargate.obtainExecutionRole();
    scene.run({ taskDefinitionRoles: [role('other')] });

    expect(resourceOf(1)).toEqual([
      '<FargateTaskRole.Arn>',
      '<FargateExecutionRole.Arn>',
      'arn:aws:iam::111111111111:role/other',
    ]);
  });
});

describe('an imported task definition', () => {
  test('is named by its ARN; its containers need not be known', () => {
    const task = scene.run({
      taskDefinition: imported(`${family}:7`),
      taskDefinitionRoles: [role('task'), role('execution')],
      containerOverrides: [{ containerDefinition: 'app', command: ['report'] }],
    });

    expect(stateOf(task)).toMatchObject({
      Parameters: {
        TaskDefinition: `${family}:7`,
        NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['private-1', 'private-2'] } },
        Overrides: { ContainerOverrides: [{ Name: 'app', Command: ['report'] }] },
        LaunchType: 'FARGATE',
      },
    });
    expect(permissionsOf(task)).toMatchObject([
      { Action: 'ecs:RunTask', Resource: `${family}:*` },
      {
        Action: 'iam:PassRole',
        Resource: ['arn:aws:iam::111111111111:role/task', 'arn:aws:iam::111111111111:role/execution'],
        Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
      },
    ]);
  });

  test('may be run in the revision of its ARN, with the feature flag', () => {
    scene = new TestCluster({ [flag]: true });
    scene.run({ taskDefinition: imported(`${family}:7`), taskDefinitionRoles: [] });

    expect(resourceOf(0)).toBe(`${family}:7`);
  });

  test('may be run in all revisions when its ARN has none', () => {
    scene = new TestCluster({ [flag]: true });
    const task = scene.run({ taskDefinition: imported(family), taskDefinitionRoles: [] });

    expect(stateOf(task)).toMatchObject({ Parameters: { TaskDefinition: family } });
    expect(resourceOf(0)).toBe(`${family}:*`);
  });

  test('may be of the account and the region of the stack', () => {
    const arn = `arn:aws:ecs:${Aws.REGION}:${Aws.ACCOUNT_ID}:task-definition/report`;
    scene.run({ taskDefinition: imported(arn), taskDefinitionRoles: [] });

    expect(resourceOf(0)).toBe('arn:aws:ecs:<AWS::Region>:<AWS::AccountId>:task-definition/report:*');
  });

  test('may be given a revision', () => {
    const task = scene.run({ taskDefinition: imported(family), revisionNumber: 3, taskDefinitionRoles: [] });

    expect(stateOf(task)).toMatchObject({ Parameters: { TaskDefinition: `${family}:3` } });
  });

  test('is not given a revision when it has one', () => {
    expect(
      messageOf(() =>
        scene.run({ taskDefinition: imported(`${family}:7`), revisionNumber: 3, taskDefinitionRoles: [] }),
      ),
    ).toBe(
      'Default/Run has a problem:\n' +
        '  - revisionNumber is given beside the revision in the ARN of taskDefinition: keep one of the two',
    );
  });

  test.each(['report', 'report:7', 'arn:aws:ecs:eu-west-1:111111111111:service/report', `${family}:latest`])(
    'is no %s',
    (arn) => {
      expect(messageOf(() => scene.run({ taskDefinition: imported(arn), taskDefinitionRoles: [] }))).toBe(
        'Default/Run has a problem:\n' +
          `  - taskDefinition is "${arn}", which is no ARN of a task definition: ` +
          'give arn:aws:ecs:<region>:<account>:task-definition/<family>, and :<revision> if you like',
      );
    },
  );

  test('has its roles passed if it knows them', () => {
    const taskDefinition = ecs.FargateTaskDefinition.fromFargateTaskDefinitionAttributes(scene.stack, 'Known', {
      taskDefinitionArn: family,
      taskRole: role('task'),
    });
    scene.run({ taskDefinition });

    expect(resourceOf(1)).toBe('arn:aws:iam::111111111111:role/task');
  });

  test('has to say its roles if it does not know them', () => {
    expect(messageOf(() => scene.run({ taskDefinition: imported(family) }))).toBe(
      'Default/Run has a problem:\n' +
        '  - taskDefinition is imported without its roles, so that they cannot be passed to the service: ' +
        'list them in taskDefinitionRoles, or give [] if it has none',
    );
  });

  test('without roles has none passed', () => {
    expect(permissionsOf(scene.run({ taskDefinition: imported(family), taskDefinitionRoles: [] }))).toMatchObject([
      { Action: 'ecs:RunTask' },
    ]);
  });

  test('may run on EC2', () => {
    const taskDefinition = ecs.TaskDefinition.fromTaskDefinitionAttributes(scene.stack, 'Bridge', {
      taskDefinitionArn: family,
      networkMode: ecs.NetworkMode.BRIDGE,
      taskRole: role('task'),
    });

    expect(stateOf(scene.run({ taskDefinition, launchTarget: new EcsEc2LaunchTarget() }))).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::ecs:runTask',
      Parameters: {
        Cluster: 'arn:<AWS::Partition>:ecs:<AWS::Region>:<AWS::AccountId>:cluster/main',
        TaskDefinition: family,
        LaunchType: 'EC2',
      },
    });
  });
});

describe('a task definition from the state', () => {
  test('is one of those that are allowed', () => {
    const task = scene.run({
      taskDefinition: imported(JsonPath.stringAt('$.definition')),
      taskDefinitionRoles: [],
      allowedTargets: [`${family}-*`],
    });

    expect(stateOf(task)).toMatchObject({ Parameters: { 'TaskDefinition.$': '$.definition' } });
    expect(resourceOf(0)).toBe(`${family}-*`);
  });

  test('may be chosen by JSONata', () => {
    const task = scene.runJsonata({
      taskDefinition: imported(Jsonata.string('$states.input.definition')),
      taskDefinitionRoles: [],
      allowedTargets: [`${family}-*`],
    });

    expect(stateOf(task)).toMatchObject({ Arguments: { TaskDefinition: '{% $states.input.definition %}' } });
  });

  test('that may be any is an error', () => {
    const taskDefinition = imported(JsonPath.stringAt('$.definition'));

    expect(messageOf(() => scene.run({ taskDefinition, taskDefinitionRoles: [] }))).toBe(
      'Default/Run has a problem:\n' +
        '  - taskDefinition comes from the state, so that no permission can be granted on it: list the ARNs it may be in allowedTargets',
    );
  });
});
