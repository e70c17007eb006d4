import { expect, test } from 'vitest';
import { messageOf, stateOf } from '../../../tools/vitest/rendered-state';
import { parameters, submit } from './submitted-job';

test('each kind of overrides stands under its own name', () => {
  const task = submit({
    containerOverrides: { command: ['a'] },
    ecsPropertiesOverride: { taskProperties: [{}] },
    eksPropertiesOverride: { podProperties: {} },
  });

  expect(stateOf(task)).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::batch:submitJob.sync',
    Parameters: {
      ...parameters,
      ContainerOverrides: { Command: ['a'] },
      EcsPropertiesOverride: { TaskProperties: [{}] },
      EksPropertiesOverride: { PodProperties: {} },
    },
  });
});

test('the problems of all kinds are told at once', () => {
  const command = [''];

  expect(
    messageOf(() =>
      submit({
        containerOverrides: { command },
        ecsPropertiesOverride: { taskProperties: [{ containers: [{ name: 'a', command }] }] },
        eksPropertiesOverride: { podProperties: { containers: [{ command }] } },
      }),
    ),
  ).toBe(
    'Default/Submit has 3 problems:\n' +
      '  - containerOverrides.command has an empty word: leave it away\n' +
      '  - ecsPropertiesOverride.taskProperties[0].containers[0].command has an empty word: leave it away\n' +
      '  - eksPropertiesOverride.podProperties.containers[0].command has an empty word: leave it away',
  );
});
