import { expect, test } from 'vitest';
import { statesOf } from './synthesized';

test('a container runs on Fargate with a variable from the input', () => {
  expect(statesOf('EcsOnFargate')).toEqual({
    'Run on Fargate': {
      End: true,
      Type: 'Task',
      Resource: 'arn:aws:states:::ecs:runTask.sync',
      Parameters: {
        Cluster: '${FargateCluster.Arn}',
        TaskDefinition: 'EcsFargateTDF4ACC240',
        NetworkConfiguration: {
          AwsvpcConfiguration: {
            AssignPublicIp: 'ENABLED',
            Subnets: ['s-12345', 's-67890'],
            SecurityGroups: ['${RunonFargateSecurityGroup.GroupId}'],
          },
        },
        Overrides: {
          ContainerOverrides: [
            {
              Name: 'TheContainer',
              Environment: [
                {
                  Name: 'SOME_KEY',
                  'Value.$': '$.SomeKey',
                },
              ],
            },
          ],
        },
        LaunchType: 'FARGATE',
      },
    },
  });
});
