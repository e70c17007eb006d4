import { sdkFailure } from '../../../packages/local/src/services/sdk-error.ts';
import { optimizedService } from '../../../packages/local/src/services/service-name.ts';
import type { CalledService } from './error-catalogue.ts';
import { javaName } from './error-catalogue.ts';

/** An error that an API describes, and one that it does not. */
const DESCRIBED = 'ConflictException';
const OTHER = 'NobodyDescribesThis';

/**
 * Where the engine that runs machines locally names the errors of a service otherwise. It knows no errors of services
 * that it does not call.
 */
export function localNameProblems(service: string, facts: CalledService['facts']): string[] {
  const optimized = optimizedService(service);
  const isSdk = service.startsWith('aws-sdk:');
  if (facts.unknown === undefined || (optimized === undefined && !isSdk)) {
    return [];
  }
  const local = (name: string): string | undefined =>
    sdkFailure(Object.assign(new Error('no'), { name, $fault: 'client' }), {
      optimized,
      serviceId: service.replace('aws-sdk:', ''),
      module: { [DESCRIBED]: Error },
    })?.error;
  return [
    [local(DESCRIBED), `${facts.prefix}.${javaName(DESCRIBED)}`],
    [local(OTHER), `${facts.prefix}.${facts.unknown}`],
  ].flatMap(([theirs, ours]) =>
    theirs === ours
      ? []
      : [`${service}: packages/local names an error ${theirs ?? 'not at all'}, which is ${ours ?? ''} here`],
  );
}
