import { Fn, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, readable } from '../../../tools/vitest/rendered-state';
import { JsonPath, managedRule, namedTarget, passRole, taskTarget } from '../src';
import type { TaskPermissions } from '../src';
import { arn, fromState, known, stack } from './arns';
import { describedTask } from './described-task';

describe('no permission is granted on state data', () => {
  test.each(fromState)('%s', (_, resource) => {
    const permissions = { call: [{ actions: ['glue:StartJobRun', 'glue:GetJobRun'], resources: [arn, resource] }] };

    expect(messageOf(() => describedTask({}, {}, { permissions }))).toBe(
      'Stack/Lend has a problem:\n' +
        '  - permissions would grant glue:StartJobRun, glue:GetJobRun on a resource from the state, which IAM cannot ' +
        'know: name the resources that may be used',
    );
  });

  test.each<[string, unknown]>([
    ...fromState,
    ['a number', JsonPath.numberAt('$.n')],
    ['true or false', JsonPath.booleanAt('$.b')],
    ['a whole list', JsonPath.listAt('$.l')],
  ])('%s in a condition', (_, value) => {
    const conditions = { StringEquals: { 'aws:ResourceTag/owner': ['me', value] } };
    const permissions = { call: [{ actions: ['glue:StartJobRun'], resources: ['*'], conditions }] };

    expect(messageOf(() => describedTask({}, {}, { permissions }))).toBe(
      'Stack/Lend has a problem:\n' +
        '  - permissions would grant glue:StartJobRun on a condition from the state, which IAM cannot know: ' +
        'write the condition out',
    );
  });

  test.each(known)('but on %s', (_, resource) => {
    const conditions = { StringEquals: { 'aws:ResourceTag/owner': [resource] } };
    const permissions = { call: [{ actions: ['glue:StartJobRun'], resources: [resource], conditions }] };

    expect(
      permissionsOf(describedTask({}, {}, { permissions }, { stack, id: `Lend ${resource}`.slice(0, 60) })),
    ).toEqual([
      {
        Effect: 'Allow',
        Action: 'glue:StartJobRun',
        Resource: readable(stack.resolve(resource)),
        Condition: { StringEquals: { 'aws:ResourceTag/owner': [readable(stack.resolve(resource))] } },
      },
    ]);
  });
});

describe('statements of the user', () => {
  const permissions = { call: [{ actions: ['books:Lend'], resources: ['*'] }] };

  test('come after the permissions, as they are', () => {
    const statements = [
      new iam.PolicyStatement({ effect: iam.Effect.DENY, notActions: ['books:*'], resources: [arn] }),
    ];

    expect(permissionsOf(describedTask({}, {}, { permissions, statements }))).toEqual([
      { Effect: 'Allow', Action: 'books:Lend', Resource: '*' },
      { Effect: 'Deny', NotAction: 'books:*', Resource: arn },
    ]);
  });

  test('name no resource from the state', () => {
    const resources = [JsonPath.stringAt('$.book')];
    const statements = [new iam.PolicyStatement({ actions: ['books:Read'], resources })];

    expect(messageOf(() => describedTask({}, {}, { permissions, statements }))).toBe(
      'Stack/Lend has a problem:\n' +
        '  - permissions would grant books:Read on a resource from the state, which IAM cannot know: name the ' +
        'resources that may be used',
    );
  });
});

describe('permissions by pattern', () => {
  const permissions: TaskPermissions = {
    call: [{ actions: ['books:Lend'], resources: ['*'] }],
    runJob: [{ actions: ['books:Watch'], resources: ['*'] }],
  };
  const granted = (integrationPattern?: sfn.IntegrationPattern) =>
    (
      permissionsOf(describedTask({ token: JsonPath.taskToken }, { integrationPattern }, { permissions })) as {
        Action: string;
      }[]
    ).map(({ Action }) => Action);

  test('the call needs its own', () => {
    expect(granted()).toEqual(['books:Lend']);
    expect(granted(sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN)).toEqual(['books:Lend']);
  });

  test('watching the job needs more', () => {
    expect(granted(sfn.IntegrationPattern.RUN_JOB)).toEqual(['books:Lend', 'books:Watch']);
  });
});

test('Step Functions may use its managed rule', () => {
  expect(new Stack().resolve(managedRule(new Stack(), 'StepFunctionsGetEventsForBooksRule'))).toEqual({
    actions: ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
    resources: [
      {
        'Fn::Join': [
          '',
          [
            'arn:',
            { Ref: 'AWS::Partition' },
            ':events:',
            { Ref: 'AWS::Region' },
            ':',
            { Ref: 'AWS::AccountId' },
            ':rule/StepFunctionsGetEventsForBooksRule',
          ],
        ],
      },
    ],
  });
});

test('roles may be handed over', () => {
  const roleArn = 'arn:aws:iam::111111111111:role/lender';

  expect(passRole([{ roleArn }])).toEqual({ actions: ['iam:PassRole'], resources: [roleArn], conditions: undefined });
  expect(passRole([{ roleArn }], 'books.amazonaws.com').conditions).toEqual({
    StringEquals: { 'iam:PassedToService': 'books.amazonaws.com' },
  });
  expect(passRole([{ roleArn }], 'books.amazonaws.com', 'ec2.amazonaws.com').conditions).toEqual({
    StringEquals: { 'iam:PassedToService': ['books.amazonaws.com', 'ec2.amazonaws.com'] },
  });
});

describe('a target that is given by its name', () => {
  const arnOf = (resourceName: string): string => stack.formatArn({ service: 'books', resource: 'book', resourceName });
  const named = (name: string) => ({ name, arn: { service: 'books', resource: 'book' } });

  test('is granted itself', () => {
    expect(namedTarget(stack, 'bookName', named('emma'), {})).toEqual({ isFromState: false, arns: [arnOf('emma')] });
  });

  test('is granted as it stands in ARNs', () => {
    expect(namedTarget(stack, 'bookName', { ...named('Emma'), nameInArn: 'emma*' }, {}).arns).toEqual([arnOf('emma*')]);
  });

  test.each([JsonPath.stringAt('$.name'), '{% $states.input.name %}', `${JsonPath.stringAt('$.name')}-1`])(
    'and is %s needs a list of those it may be',
    (name) => {
      expect(namedTarget(stack, 'bookName', named(name), {}).problem?.prop).toBe('bookName');
      expect(namedTarget(stack, 'bookName', named(name), { allowedTargets: [arn] })).toEqual({
        isFromState: true,
        arns: [arn],
      });
    },
  );

  test('may be any of its kind when the task says so, unless others are listed', () => {
    const target = { ...named(JsonPath.stringAt('$.name')), mayBeAny: true };
    const cut = { ...target, name: Fn.select(1, Fn.split('/', JsonPath.stringAt('$.arn'))) };

    expect(namedTarget(stack, 'bookName', target, {})).toEqual({ isFromState: true, arns: [arnOf('*')] });
    expect(namedTarget(stack, 'bookName', cut, {})).toEqual({ isFromState: true, arns: [arnOf('*')] });
    expect(namedTarget(stack, 'bookName', target, { allowedTargets: [arn] }).arns).toEqual([arn]);
  });

  test('may be any that is alike in what is known of its name', () => {
    const target = { ...named(`emma-${JsonPath.stringAt('$.volume')}`), mayBeAny: true };

    expect(namedTarget(stack, 'bookName', target, {})).toEqual({ isFromState: true, arns: [arnOf('emma-*')] });
    expect(namedTarget(stack, 'bookName', { ...target, nameInArn: 'EMMA-*' }, {}).arns).toEqual([arnOf('EMMA-*')]);
  });
});

describe('a target', () => {
  test.each(known)('that is %s is granted itself', (_, target) => {
    expect(taskTarget(stack, 'book', target, {})).toEqual({ isFromState: false, arns: [target] });
  });

  test.each(fromState)('that is %s needs a list of those it may be', (_, target) => {
    expect(taskTarget(stack, 'book', target, {})).toEqual({
      isFromState: true,
      arns: [],
      problem: {
        prop: 'book',
        problem: 'comes from the state, so that no permission can be granted on it',
        fix: 'list the ARNs it may be in allowedTargets',
      },
    });
    expect(taskTarget(stack, 'book', target, { allowedTargets: [arn] })).toEqual({ isFromState: true, arns: [arn] });
  });

  test('may be what the task falls back to, unless others are listed', () => {
    expect(taskTarget(stack, 'book', JsonPath.stringAt('$.a'), {}, { anyTarget: 'arn:aws:books:::*' }).arns).toEqual([
      'arn:aws:books:::*',
    ]);
    expect(
      taskTarget(stack, 'book', JsonPath.stringAt('$.a'), { allowedTargets: [arn] }, { anyTarget: '*' }).arns,
    ).toEqual([arn]);
  });

  test('may be allowed in a prop of another name', () => {
    const rules = { allowedIn: 'allowedBooks' };

    expect(taskTarget(stack, 'book', JsonPath.stringAt('$.a'), {}, rules).problem?.fix).toBe(
      'list the ARNs it may be in allowedBooks',
    );
    expect(taskTarget(stack, 'book', JsonPath.stringAt('$.a'), { allowedTargets: ['a'] }, rules).problem?.prop).toBe(
      'allowedBooks',
    );
  });

  test('may be anything when that is said', () => {
    expect(taskTarget(stack, 'book', JsonPath.stringAt('$.a'), { allowedTargets: ['*'] })).toEqual({
      isFromState: true,
      arns: ['*'],
    });
  });

  test('cannot be allowed by something else than an ARN', () => {
    expect(taskTarget(stack, 'book', JsonPath.stringAt('$.a'), { allowedTargets: [arn, 'lend'] })).toEqual({
      isFromState: true,
      arns: [],
      problem: { prop: 'allowedTargets', problem: 'has "lend", which is no ARN', fix: 'give ARNs' },
    });
  });

  test('cannot be allowed by state data either', () => {
    const { arns } = taskTarget(stack, 'book', JsonPath.stringAt('$.a'), {
      allowedTargets: [JsonPath.stringAt('$.b')],
    });
    const permissions = { call: [{ actions: ['books:Lend'], resources: arns }] };

    expect(messageOf(() => describedTask({}, {}, { permissions }))).toContain('on a resource from the state');
  });
});
