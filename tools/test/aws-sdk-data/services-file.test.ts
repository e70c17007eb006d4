import { expect, test } from 'vitest';
import { actionName, servicesFile } from '../../src/aws-sdk-data/services-file.ts';
import { operation, service } from './models.ts';

test('has actions apart from those that stream', () => {
  const operations = [operation('FeedApe'), operation('WatchApe', { streamsEvents: true }), operation('ListApes')];
  expect(servicesFile([service(operations)])).toEqual({ Zoo: { actions: 'feedApe listApes', streams: 'watchApe' } });
});

test('has names that are others than that of the service', () => {
  const names = { serviceId: 'Great Zoo', cliName: 'great-zoo', signingName: 'zoo', endpointPrefix: 'api.zoo' };
  expect(servicesFile([service([operation('FeedApe')], names)])).toEqual({
    'Great Zoo': { names: 'zoo api.zoo', actions: 'feedApe' },
  });
});

test('leaves out what the AWS SDK for Java does not have', () => {
  const s3 = service([operation('GetBucketLifecycle'), operation('GetObject')], { serviceId: 'S3' });
  expect(servicesFile([service([], { serviceId: 'ImportExport' }), s3])).toEqual({
    S3: { names: 'zoo', actions: 'getObject' },
  });
});

test('knows no actions that begin with an abbreviation', () => {
  expect(actionName('GetObject')).toBe('getObject');
  expect(() => actionName('DBThing')).toThrow('DBThing');
});
