import { Jsonata, JsonPath } from '@cdk-sfn/core';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { expect, test } from 'vitest';
import { messageOf, stateOf } from '../../../tools/vitest/rendered-state';
import type { BatchNodeOverrides } from '../src';
import { parameters, submit, submitInJsonata } from './submitted-job';

test('ranges of nodes have overrides of their own', () => {
  const nodeOverrides: BatchNodeOverrides = {
    numNodes: JsonPath.numberAt('$.nodes'),
    nodePropertyOverrides: [
      { targetNodes: '0', containerOverrides: { command: ['lead'] } },
      { targetNodes: '1:', instanceTypes: [new ec2.InstanceType('p4d.24xlarge')] },
    ],
  };

  expect(stateOf(submit({ nodeOverrides }))).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::batch:submitJob.sync',
    Parameters: {
      ...parameters,
      NodeOverrides: {
        'NumNodes.$': '$.nodes',
        NodePropertyOverrides: [
          { TargetNodes: '0', ContainerOverrides: { Command: ['lead'] } },
          { TargetNodes: '1:', InstanceTypes: ['p4d.24xlarge'] },
        ],
      },
    },
  });
});

test('ranges of nodes have overrides of their own in JSONata', () => {
  const nodeOverrides = { numNodes: Jsonata.number('$states.input.nodes') };

  expect(stateOf(submitInJsonata({ nodeOverrides }))).toMatchObject({
    Arguments: { NodeOverrides: { NumNodes: '{% $states.input.nodes %}' } },
  });
});

test.each(['0:3', ':3', '2:', '5', JsonPath.stringAt('$.nodes')])('%s are nodes', (targetNodes) => {
  expect(() => submit({ nodeOverrides: { nodePropertyOverrides: [{ targetNodes }] } })).not.toThrow();
});

test.each<[BatchNodeOverrides, string]>([
  [{ numNodes: 0 }, 'numNodes is 0: give at least 1'],
  ...['', ':', 'all', '1-2', '-1:2'].map((targetNodes): [BatchNodeOverrides, string] => [
    { nodePropertyOverrides: [{ targetNodes }] },
    `nodePropertyOverrides[0].targetNodes is ${JSON.stringify(targetNodes)}: give the first and the last node: 0:3`,
  ]),
  [
    { nodePropertyOverrides: [{ targetNodes: '0' }, { targetNodes: '1', containerOverrides: { command: [''] } }] },
    'nodePropertyOverrides[1].containerOverrides.command has an empty word: leave it away',
  ],
])('%j is wrong', (nodeOverrides, problem) => {
  expect(messageOf(() => submit({ nodeOverrides }))).toBe(
    `Default/Submit has a problem:\n  - nodeOverrides.${problem}`,
  );
});
