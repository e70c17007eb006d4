import { JsonPath, TaskInput } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { ContainerDefinition, DockerImage, Mode, S3Location, SageMakerCreateModel } from '../src';
import { grantsOf } from './granted-and-rendered';

let stack: Stack;
const image = DockerImage.fromRegistry('registry.example.com/serve:1');
const primaryContainer = new ContainerDefinition({ image });
const props = { modelName: 'MyModel', primaryContainer };
const model = 'arn:<AWS::Partition>:sagemaker:<AWS::Region>:<AWS::AccountId>:model/mymodel*';
const create = { Effect: 'Allow', Action: 'sagemaker:CreateModel', Resource: model };
const listTags = { Effect: 'Allow', Action: 'sagemaker:ListTags', Resource: '*' };
const pass = (role: string) => ({
  Effect: 'Allow',
  Action: 'iam:PassRole',
  Resource: role,
  Condition: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } },
});

beforeEach(() => {
  stack = new Stack();
});

describe('arguments', () => {
  test('make a model from a JSONPath state', () => {
    const task = SageMakerCreateModel.jsonPath(stack, 'Task', {
      modelName: JsonPath.stringAt('$.name'),
      primaryContainer: new ContainerDefinition({
        image: DockerImage.fromJsonExpression(sfn.JsonPath.stringAt('$.Model.imageName')),
        mode: Mode.SINGLE_MODEL,
        modelS3Location: S3Location.fromJsonExpression('$.TrainingJob.ModelArtifacts.S3ModelArtifacts'),
      }),
      enableNetworkIsolation: true,
      tags: TaskInput.fromObject({ team: 'ml' }),
    });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::sagemaker:createModel',
      Parameters: {
        EnableNetworkIsolation: true,
        ExecutionRoleArn: '<TaskSagemakerRole.Arn>',
        'ModelName.$': '$.name',
        Tags: [{ Key: 'team', Value: 'ml' }],
        PrimaryContainer: {
          'Image.$': '$.Model.imageName',
          Mode: 'SingleModel',
          'ModelDataUrl.$': '$.TrainingJob.ModelArtifacts.S3ModelArtifacts',
        },
      },
    });
  });

  test('make a model from a JSONata state', () => {
    const task = SageMakerCreateModel.jsonata(stack, 'Task', {
      modelName: '{% $states.input.name %}',
      primaryContainer: new ContainerDefinition({
        image: DockerImage.fromJsonExpression('{% $states.input.image %}'),
        environmentVariables: TaskInput.fromText('{% $states.input.environment %}'),
      }),
    });

    expect(stateOf(task)).toEqual({
      QueryLanguage: 'JSONata',
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::sagemaker:createModel',
      Arguments: {
        ExecutionRoleArn: '<TaskSagemakerRole.Arn>',
        ModelName: '{% $states.input.name %}',
        PrimaryContainer: {
          Image: '{% $states.input.image %}',
          Environment: '{% $states.input.environment %}',
        },
      },
    });
  });

  test('a model may be a pipeline of containers', () => {
    const task = new SageMakerCreateModel(stack, 'Task', {
      modelName: 'MyModel',
      containers: [
        new ContainerDefinition({ image, containerHostName: 'first' }),
        new ContainerDefinition({ image: DockerImage.fromJsonExpression('$.image'), containerHostName: 'second' }),
      ],
    });

    expect(stateOf(task)).toMatchObject({
      Parameters: {
        Containers: [
          { ContainerHostname: 'first', Image: 'registry.example.com/serve:1' },
          { ContainerHostname: 'second', 'Image.$': '$.image' },
        ],
      },
    });
  });

  test('containers of an own class work', () => {
    const task = new SageMakerCreateModel(stack, 'Task', {
      modelName: 'MyModel',
      primaryContainer: { bind: ({ grantPrincipal }) => ({ parameters: { By: grantPrincipal.assumeRoleAction } }) },
    });

    expect(stateOf(task)).toMatchObject({ Parameters: { PrimaryContainer: { By: 'sts:AssumeRole' } } });
  });
});

describe('the VPC', () => {
  test('has a security group for the containers, to which others may be added', () => {
    const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 1 });
    const task = new SageMakerCreateModel(stack, 'Task', { ...props, vpc });
    task.addSecurityGroup(new ec2.SecurityGroup(stack, 'Other', { vpc }));

    expect(stateOf(task)).toMatchObject({
      Parameters: {
        VpcConfig: {
          SecurityGroupIds: ['<Other.GroupId>', '<TaskModelSecurityGroup.GroupId>'],
          Subnets: ['<VpcPrivateSubnet1Subnet>'],
        },
      },
    });
    expect(task.connections.securityGroups).toEqual([task.node.findChild('ModelSecurityGroup')]);
  });

  test('may have its subnets chosen', () => {
    const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 1 });
    const subnetSelection = { subnetType: ec2.SubnetType.PUBLIC };
    const task = new SageMakerCreateModel(stack, 'Task', { ...props, vpc, subnetSelection });

    expect(stateOf(task)).toMatchObject({ Parameters: { VpcConfig: { Subnets: ['<VpcPublicSubnet1Subnet>'] } } });
  });

  test('is asked for, before a security group is added', () => {
    const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 1 });
    const task = new SageMakerCreateModel(stack, 'Task', props);

    expect(messageOf(() => task.addSecurityGroup(new ec2.SecurityGroup(stack, 'Other', { vpc })))).toBe(
      'Default/Task has a problem:\n' +
        '  - addSecurityGroup is called on a task without a VPC, where a security group has no use: give the VPC',
    );
  });
});

describe('the role', () => {
  test('is made, and granted what the containers need', () => {
    const task = new SageMakerCreateModel(stack, 'Task', {
      modelName: 'MyModel',
      primaryContainer: new ContainerDefinition({ image: DockerImage.fromJsonExpression('$.image') }),
      containers: [new ContainerDefinition({ modelS3Location: S3Location.fromJsonExpression('$.model') })],
    });

    expect(task.grantPrincipal).toBe(task.role);
    expect(grantsOf(task.role)).toEqual([
      {
        Effect: 'Allow',
        Action: ['ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'],
        Resource: '*',
      },
      { Effect: 'Allow', Action: ['s3:GetObject', 's3:ListBucket'], Resource: '*' },
    ]);
  });

  test('may make network interfaces in a VPC, and only there', () => {
    const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 1 });
    const policiesOf = (task: SageMakerCreateModel) =>
      JSON.stringify(stack.resolve((task.role.node.defaultChild as iam.CfnRole).policies));

    expect(policiesOf(new SageMakerCreateModel(stack, 'Inside', { ...props, vpc }))).toContain(
      'ec2:CreateNetworkInterface',
    );
    expect(policiesOf(new SageMakerCreateModel(stack, 'Outside', props))).not.toContain('ec2:');
  });

  test('may be given', () => {
    const role = iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111111111111:role/mine');
    const task = new SageMakerCreateModel(stack, 'Task', { ...props, role });

    expect(task.role).toBe(role);
    expect(task.node.tryFindChild('SagemakerRole')).toBeUndefined();
    expect(permissionsOf(task)).toContainEqual(pass('arn:aws:iam::111111111111:role/mine'));
  });

  test('is not from the state', () => {
    const role = iam.Role.fromRoleArn(stack, 'Role', JsonPath.stringAt('$.role'));

    expect(messageOf(() => new SageMakerCreateModel(stack, 'Task', { ...props, role }))).toMatch(
      /would grant iam:PassRole on a resource from the state, which IAM cannot know/,
    );
  });
});

describe('permissions', () => {
  test('are to make the model and to pass its role', () => {
    expect(permissionsOf(new SageMakerCreateModel(stack, 'Task', props))).toEqual([
      create,
      listTags,
      pass('<TaskSagemakerRole.Arn>'),
    ]);
  });

  test('are to put its tags on it', () => {
    const tags = TaskInput.fromObject({ team: 'ml' });

    expect(permissionsOf(new SageMakerCreateModel(stack, 'Task', { ...props, tags }))).toEqual([
      create,
      listTags,
      { Effect: 'Allow', Action: 'sagemaker:AddTags', Resource: model },
      pass('<TaskSagemakerRole.Arn>'),
    ]);
  });

  test('are on any model when its name comes from the state', () => {
    const task = new SageMakerCreateModel(stack, 'Task', { ...props, modelName: JsonPath.stringAt('$.name') });

    expect(permissionsOf(task)).toContainEqual({ ...create, Resource: model.replace('mymodel*', '*') });
  });
});

describe('errors', () => {
  test('a model needs a container', () => {
    expect(messageOf(() => new SageMakerCreateModel(stack, 'Task', { modelName: 'a_b' }))).toBe(
      'Default/Task has 2 problems:\n' +
        '  - modelName is "a_b": write it of letters, digits and hyphens, no hyphen at the beginning or the end\n' +
        '  - primaryContainer is missing, and there are no containers of an inference pipeline: give one of the two',
    );
  });

  test('a pipeline has at most 15 containers', () => {
    const containers = (count: number) => Array<ContainerDefinition>(count).fill(primaryContainer);

    expect(
      stateOf(new SageMakerCreateModel(stack, 'Fine', { modelName: 'MyModel', containers: containers(15) })),
    ).toMatchObject({ Parameters: { Containers: { length: 15 } } });
    expect(
      messageOf(() => new SageMakerCreateModel(stack, 'Task', { modelName: 'MyModel', containers: containers(16) })),
    ).toBe('Default/Task has a problem:\n  - containers has 16 containers: give at most 15 containers');
  });

  test.each([sfn.IntegrationPattern.RUN_JOB, sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN])(
    '%s is not supported',
    (integrationPattern) => {
      expect(messageOf(() => new SageMakerCreateModel(stack, 'Task', { ...props, integrationPattern }))).toBe(
        `Default/Task has a problem:\n  - integrationPattern is ${integrationPattern}, which this task does not support: use REQUEST_RESPONSE`,
      );
    },
  );
});
