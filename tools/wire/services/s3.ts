import type { Service } from '../src/service.ts';

export default { client: '@aws-sdk/client-s3' } satisfies Service;
