import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { botocoreModels } from '../../src/aws-sdk-data/botocore-models.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const file = (serviceId: string, rest: object = {}) =>
  JSON.stringify({ metadata: { serviceId, endpointPrefix: 'things' }, operations: {}, shapes: {}, ...rest });

test('reads the newest model of each service, packed or not', () => {
  const dir = temporaryFolder({
    'zebra/2020-01-01/service-2.json': file('Zebra', { operations: { Old: { http: { method: 'POST' } } } }),
    'zebra/2021-01-01/paginators-1.json': '{}',
    'apes/2020-01-01/service-2.json.gz': '',
    'endpoints.json': '{}',
  });
  writeFileSync(join(dir, 'zebra/2021-01-01/service-2.json'), file('Zebra'));
  writeFileSync(join(dir, 'apes/2020-01-01/service-2.json.gz'), gzipSync(file('Great Apes')));

  expect(botocoreModels(dir)).toEqual([
    { serviceId: 'Great Apes', cliName: 'apes', signingName: undefined, endpointPrefix: 'things', operations: [] },
    { serviceId: 'Zebra', cliName: 'zebra', signingName: undefined, endpointPrefix: 'things', operations: [] },
  ]);
});

test('takes a service once that has two folders', () => {
  const dir = temporaryFolder({
    'voice-old/1/service-2.json': file('Voice'),
    'voice/1/service-2.json': file('Voice'),
  });
  expect(botocoreModels(dir)).toMatchObject([{ serviceId: 'Voice' }]);
});

test('reads operations', () => {
  const operations = {
    Watch: { http: { method: 'GET' }, output: { shape: 'Feed' } },
    SignUp: { http: { method: 'POST' }, authtype: 'none' },
    Join: {
      http: { method: 'POST' },
      auth: ['smithy.api#noAuth'],
      documentation: '<p>Needs <code>zoo:Join</code>.</p>',
    },
  };
  const shapes = { Feed: { members: { events: { shape: 'Events' } } }, Events: { eventstream: true } };
  const dir = temporaryFolder({ 'zoo/1/service-2.json': file('Zoo', { operations, shapes }) });

  expect(botocoreModels(dir)[0]?.operations).toEqual([
    { name: 'Join', httpMethod: 'POST', isUnsigned: true, streamsEvents: false, documentation: 'Needs zoo:Join.' },
    { name: 'SignUp', httpMethod: 'POST', isUnsigned: true, streamsEvents: false, documentation: '' },
    { name: 'Watch', httpMethod: 'GET', isUnsigned: false, streamsEvents: true, documentation: '' },
  ]);
});
