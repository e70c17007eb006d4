import { expect, test } from 'vitest';
import { machinesOf } from '../../src/demo/machine.ts';

const machineOf = (DefinitionString: unknown) =>
  machinesOf({
    Resources: { Orders1A2B3C4D: { Type: 'AWS::StepFunctions::StateMachine', Properties: { DefinitionString } } },
  });

test('a definition has the names of the template where deployment fills something in', () => {
  const definition = {
    'Fn::Join': [
      '',
      [
        '{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:',
        { Ref: 'AWS::Partition' },
        ':states:::sqs:sendMessage","Parameters":{"Url":"',
        { Ref: 'Queue' },
        '","Function":"',
        { 'Fn::GetAtt': ['Pay', 'Arn'] },
        '"},"End":true}}}',
      ],
    ],
  };

  expect(machineOf(definition)).toEqual([
    {
      name: 'Orders',
      definition: {
        StartAt: 'A',
        States: {
          A: {
            Type: 'Task',
            Resource: 'arn:aws:states:::sqs:sendMessage',
            Parameters: { Url: '${Queue}', Function: '${Pay.Arn}' },
            End: true,
          },
        },
      },
    },
  ]);
});

test('a template without a state machine has none', () => {
  expect(machinesOf({ Resources: { Queue: { Type: 'AWS::SQS::Queue' } } })).toEqual([]);
});

test('what cannot be read is named', () => {
  expect(() => machineOf({ 'Fn::ImportValue': 'x' })).toThrow('The definition of Orders1A2B3C4D has Fn::ImportValue');
  expect(() => machineOf(undefined)).toThrow('The definition of Orders1A2B3C4D has no text');
});
