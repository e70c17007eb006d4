import { expect, test } from 'vitest';
import { allStates, innerGraphs, type State } from '../../../../tools/src/demo/definition.ts';
import { machine, template, warnings } from './order-machines';

/** What a state does and where it goes, whatever its query language. */
function course({
  Catch,
  Choices,
  Default,
  Next,
  Resource,
  Retry,
  TimeoutSeconds,
  Type,
  ...rest
}: State & { TimeoutSeconds?: number }) {
  return {
    Type,
    Retry,
    TimeoutSeconds,
    Resource: Resource?.replace(/\w+(?=AddupEvalFunction)/, ''),
    next: [Next, ...(Choices ?? []).map((choice) => choice.Next), Default],
    caught: Catch?.map((catcher) => [catcher.ErrorEquals, catcher.Next]),
    inside: innerGraphs({ Type, ...rest }).map((graph) => [graph.StartAt, Object.keys(graph.States)]),
  };
}

test('both machines take the same course', () => {
  const [inJsonPath, inJsonata] = ['JsonPathOrderPipeline', 'JsonataOrderPipeline'].map((name) =>
    allStates(machine(name).definition).map(([state, json]) => [state, course(json)]),
  );

  expect(inJsonata).toEqual(inJsonPath);
});

test('there is nothing to warn about', () => {
  expect(warnings).toEqual([]);
});

test.each(['JsonPathOrderPipeline', 'JsonataOrderPipeline'])('%s may do what its tasks need and no more', (name) => {
  const [policy] = Object.entries(template.findResources('AWS::IAM::Policy'))
    .filter(([id]) => id.startsWith(`${name}RoleDefaultPolicy`))
    .map(([, { Properties }]) => Properties as { PolicyDocument: { Statement: { Action: string | string[] }[] } });

  const actions = policy?.PolicyDocument.Statement.flatMap(({ Action }) => Action).toSorted();
  expect([...new Set(actions)]).toEqual([
    'dynamodb:GetItem',
    'dynamodb:PutItem',
    'dynamodb:UpdateItem',
    'events:DescribeRule',
    'events:PutRule',
    'events:PutTargets',
    'lambda:InvokeFunction',
    'sns:Publish',
    'sqs:SendMessage',
    'states:DescribeExecution',
    'states:StartExecution',
    'states:StopExecution',
  ]);
});
