import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { expect, test } from 'vitest';
import { messageOf, stateOf } from '../../../tools/vitest/rendered-state';
import type { BatchEksPodOverride } from '../src';
import { parameters, submit, submitInJsonata } from './submitted-job';

test('a pod has all overrides in their place', () => {
  const podProperties: BatchEksPodOverride = {
    containers: [
      {
        name: 'main',
        image: JsonPath.stringAt('$.image'),
        command: ['render'],
        args: ['--key', JsonPath.stringAt('$.key')],
        environment: { BUCKET: JsonPath.stringAt('$.bucket') },
        resources: { limits: { memory: '512Mi', 'nvidia.com/gpu': '1' }, requests: { cpu: '0.5' } },
      },
    ],
    initContainers: [{ name: 'fetch', args: JsonPath.listAt('$.args') }],
    metadata: { labels: { team: 'film' }, annotations: { 'film.org/shot': '7' }, namespace: 'render' },
  };

  expect(stateOf(submit({ eksPropertiesOverride: { podProperties } }))).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::batch:submitJob.sync',
    Parameters: {
      ...parameters,
      EksPropertiesOverride: {
        PodProperties: {
          Containers: [
            {
              Name: 'main',
              'Image.$': '$.image',
              Command: ['render'],
              'Args.$': "States.Array('--key', $.key)",
              Env: [{ Name: 'BUCKET', 'Value.$': '$.bucket' }],
              Resources: { Limits: { memory: '512Mi', 'nvidia.com/gpu': '1' }, Requests: { cpu: '0.5' } },
            },
          ],
          InitContainers: [{ Name: 'fetch', 'Args.$': '$.args' }],
          Metadata: { Labels: { team: 'film' }, Annotations: { 'film.org/shot': '7' }, Namespace: 'render' },
        },
      },
    },
  });
});

test('a pod has overrides in JSONata', () => {
  const podProperties = { containers: [{ args: Jsonata.list('$states.input.args') }] };

  expect(stateOf(submitInJsonata({ eksPropertiesOverride: { podProperties } }))).toMatchObject({
    Arguments: {
      EksPropertiesOverride: { PodProperties: { Containers: [{ Args: '{% $states.input.args %}' }] } },
    },
  });
});

test.each<[BatchEksPodOverride, string]>([
  [{ containers: [{}, { command: [''] }] }, 'containers[1].command has an empty word: leave it away'],
  [
    { initContainers: [{ environment: { AWS_BATCH_X: '' } }] },
    'initContainers[0].environment.AWS_BATCH_X has a name that the service keeps for itself: give one that does not begin with AWS_BATCH',
  ],
])('%j is wrong', (podProperties, problem) => {
  expect(messageOf(() => submit({ eksPropertiesOverride: { podProperties } }))).toBe(
    `Default/Submit has a problem:\n  - eksPropertiesOverride.podProperties.${problem}`,
  );
});
