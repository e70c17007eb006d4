import { Stack } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { CodebuildStartBuild } from '../src';

test('calls StartBuild from a JSONPath state', () => {
  const task = CodebuildStartBuild.jsonPath(new Stack(), 'Task', { name: 'example' });

  expect(stateOf(task)).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::codebuild:startBuild',
    Parameters: { Name: 'example' },
  });
});

test('calls StartBuild from a JSONata state', () => {
  const task = CodebuildStartBuild.jsonata(new Stack(), 'Task', { name: 'example' });

  expect(stateOf(task)).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::codebuild:startBuild',
    Arguments: { Name: 'example' },
  });
});

test('may call StartBuild', () => {
  const task = new CodebuildStartBuild(new Stack(), 'Task', { name: 'example' });

  expect(permissionsOf(task)).toEqual([{ Effect: 'Allow', Action: 'codebuild:StartBuild', Resource: '*' }]);
});
