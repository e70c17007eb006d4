import type { Service } from '../src/service.ts';

export default { client: '@aws-sdk/client-emr-serverless' } satisfies Service;
