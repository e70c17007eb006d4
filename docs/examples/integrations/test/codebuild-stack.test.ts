import { expect, test } from 'vitest';
import { statesOf } from './synthesized';

test('a build gets a variable from the input', () => {
  expect(statesOf('CodeBuild')).toEqual({
    Build: {
      End: true,
      Type: 'Task',
      Resource: 'arn:aws:states:::codebuild:startBuild.sync',
      Parameters: {
        ProjectName: '${Project}',
        EnvironmentVariablesOverride: [
          {
            Name: 'ZONE',
            Type: 'PLAINTEXT',
            'Value.$': '$.envVariables.zone',
          },
        ],
      },
    },
  });
});
