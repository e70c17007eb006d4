import { expect, test } from 'vitest';
import { statesOf } from './synthesized';

test('a container runs on instances that are chosen', () => {
  expect(statesOf('EcsOnEc2')).toEqual({
    'Run on EC2': {
      End: true,
      Type: 'Task',
      Resource: 'arn:aws:states:::ecs:runTask.sync',
      Parameters: {
        Cluster: '${Ec2Cluster.Arn}',
        TaskDefinition: 'EcsEc2TDB3A2568A',
        LaunchType: 'EC2',
        PlacementConstraints: [
          {
            Type: 'memberOf',
            Expression: 'blieptuut',
          },
        ],
        PlacementStrategy: [
          {
            Type: 'spread',
            Field: 'instanceId',
          },
          {
            Type: 'binpack',
            Field: 'CPU',
          },
          {
            Type: 'random',
          },
        ],
      },
    },
  });
});
