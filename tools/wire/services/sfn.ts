import type { Service } from '../src/service.ts';

export default { client: '@aws-sdk/client-sfn' } satisfies Service;
