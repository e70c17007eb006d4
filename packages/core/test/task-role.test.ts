import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { Jsonata, JsonPath, TaskRole } from '../src';
import { describedTask, JSONATA } from './described-task';

const role = iam.Role.fromRoleArn(new Stack(), 'Role', 'arn:aws:iam::123456789012:role/lender');

describe('a task works with', () => {
  test.each<[string, sfn.TaskRole, sfn.TaskStateBaseProps, object, string]>([
    ['a given role', TaskRole.fromRole(role), {}, { RoleArn: role.roleArn }, role.roleArn],
    ['a given role, in JSONata', TaskRole.fromRole(role), JSONATA, { RoleArn: role.roleArn }, role.roleArn],
    ['a role of sfn.TaskRole', sfn.TaskRole.fromRole(role), {}, { RoleArn: role.roleArn }, role.roleArn],
    ['a role at a path', TaskRole.fromRoleArnJsonPath('$.role'), {}, { 'RoleArn.$': '$.role' }, '*'],
    [
      'a role at a path of sfn.TaskRole',
      sfn.TaskRole.fromRoleArnJsonPath('$.role'),
      {},
      { 'RoleArn.$': '$.role' },
      '*',
    ],
    [
      'one of some roles at a path',
      TaskRole.fromRoleArnJsonPath('$.role', 'arn:aws:iam::*:role/lender'),
      {},
      { 'RoleArn.$': '$.role' },
      'arn:aws:iam::*:role/lender',
    ],
    [
      'a role from a function',
      TaskRole.fromRoleArnJsonPath("States.Format('arn:{}', $.r)"),
      {},
      { 'RoleArn.$': "States.Format('arn:{}', $.r)" },
      '*',
    ],
    ['a role from an expression', TaskRole.fromRoleArnJsonata('$r'), JSONATA, { RoleArn: '{% $r %}' }, '*'],
    [
      'one of some roles from an expression',
      TaskRole.fromRoleArnJsonata('{% $r %}', 'arn:aws:iam::*:role/lender'),
      JSONATA,
      { RoleArn: '{% $r %}' },
      'arn:aws:iam::*:role/lender',
    ],
  ])('%s', (_, taskRole, props, Credentials, Resource) => {
    const task = describedTask({}, { ...props, credentials: { role: taskRole } });

    expect(stateOf(task)).toMatchObject({ Credentials });
    expect(permissionsOf(task)).toEqual([{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource }]);
  });
});

test.each<[string, sfn.TaskRole, sfn.TaskStateBaseProps]>([
  [
    'credentials.RoleArn is the JSONata expression $r in a JSONPath state: write JsonPath.stringAt or its like, or set queryLanguage to QueryLanguage.JSONATA',
    TaskRole.fromRoleArnJsonata('$r'),
    {},
  ],
  [
    "credentials.RoleArn is the JSONPath reference $.r in a JSONata state: write Jsonata.string('$states.input.r') or its like",
    TaskRole.fromRoleArnJsonPath('$.r'),
    JSONATA,
  ],
  [
    'credentials.role comes from the state, so that no permission can be granted on it: use TaskRole.fromRoleArnJsonPath or TaskRole.fromRoleArnJsonata',
    TaskRole.fromRole(iam.Role.fromRoleArn(new Stack(), 'Dynamic', JsonPath.stringAt('$.role'))),
    {},
  ],
  [
    'credentials.role comes from the state, so that no permission can be granted on it: use TaskRole.fromRoleArnJsonPath or TaskRole.fromRoleArnJsonata',
    TaskRole.fromRoleArnJsonata('$r', Jsonata.string('$r')),
    JSONATA,
  ],
])('%s', (problem, role, props) => {
  expect(messageOf(() => stateOf(describedTask({}, { ...props, credentials: { role } })))).toBe(
    `Stack/Lend has a problem:\n  - ${problem}`,
  );
});

test('a path or an expression that is wrong fails where it is written', () => {
  expect(messageOf(() => TaskRole.fromRoleArnJsonPath('$.'))).toBe('A field name is missing at position 2 of "$."');
  expect(messageOf(() => TaskRole.fromRoleArnJsonata('$x +'))).toBe(
    'Not JSONata: Unexpected end of expression at position 4 of "$x +"',
  );
});
