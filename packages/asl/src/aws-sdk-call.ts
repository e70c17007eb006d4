import { awsSdkServices } from './aws-sdk-services';
import type { AwsSdkService } from './aws-sdk-services';
import { nearestName } from './nearest-name';

/** A call of an AWS service, by the names of Step Functions or by those of the AWS SDK for JavaScript. */
export interface AwsSdkCall {
  /** `cloudwatchlogs`, or `cloudwatch-logs` in the SDK for JavaScript. */
  readonly service: string;
  /** `describeLogGroups` */
  readonly action: string;
}

/** Why AWS has no such call. */
export interface AwsSdkCallProblem {
  /** What of the call is wrong. */
  readonly about: 'service' | 'action';
  /** What is wrong with it: "is 'logs', which is no service of AWS SDK calls". */
  readonly problem: string;
  /** What to write instead: "write 'cloudwatchlogs'". */
  readonly fix: string;
  /** True when no name that is known is like it: AWS may have added it since this package was released. */
  readonly mayBeNew: boolean;
}

/** How the services of calls are named: as in the `Resource` of a state, or as clients of the AWS SDK for JavaScript. */
export type AwsSdkNaming = 'resource' | 'javascript-client';

/**
 * The service of a call, or `undefined` when none is known by that name.
 *
 * @default naming 'resource'
 */
export function awsSdkService(name: string, naming: AwsSdkNaming = 'resource'): AwsSdkService | undefined {
  return naming === 'resource'
    ? awsSdkServices().get(name)
    : [...awsSdkServices().values()].find(({ clientName }) => clientName === name);
}

/**
 * Why there is no such call among those of `awsSdkServices`, with the name that was probably meant, or `undefined`.
 *
 * @default naming 'resource'
 */
export function awsSdkCallProblem(
  { service, action }: AwsSdkCall,
  naming: AwsSdkNaming = 'resource',
): AwsSdkCallProblem | undefined {
  const known = awsSdkService(service, naming);
  if (known === undefined) {
    const meant = meantServices(service, naming);
    return {
      about: 'service',
      problem: `is '${service}', which is no service that the AWS SDK calls`,
      fix: serviceFix(meant, naming),
      mayBeNew: meant.length === 0,
    };
  }
  if (known.actions.includes(action)) {
    return undefined;
  }
  if (known.streamingActions.includes(action)) {
    return {
      about: 'action',
      problem: `is '${action}', which answers with a stream of events`,
      fix: 'call an action that answers at once',
      mayBeNew: false,
    };
  }
  const meant = meantAction(action, known);
  return {
    about: 'action',
    problem: `is '${action}', which is no action of ${service}`,
    fix:
      meant === undefined
        ? `write an action of the API of ${known.name}, with a small first letter`
        : `write '${meant}'`,
    mayBeNew: meant === undefined,
  };
}

function meantServices(service: string, naming: AwsSdkNaming): readonly string[] {
  const nameOf = (known: AwsSdkService) => (naming === 'resource' ? known.name : known.clientName);
  const all = [...awsSdkServices().values()];
  const spelled = flat(service);
  // A name of the service itself says more than one that it shares with others.
  const sameName = all.filter(({ name, clientName }) => [flat(name), flat(clientName)].includes(spelled));
  const otherName = all.filter(({ otherNames }) => otherNames.some((name) => flat(name) === spelled));
  const [meant] = [sameName, otherName].filter((some) => some.length > 0);
  const near = nearestName(service, all.map(nameOf));
  return meant?.map(nameOf) ?? (near === undefined ? [] : [near]);
}

function serviceFix(names: readonly string[], naming: AwsSdkNaming): string {
  return names.length > 0
    ? `write ${names.map((name) => `'${name}'`).join(' or ')}`
    : naming === 'resource'
      ? "write the service's id in the AWS SDK in lower case, without blanks: 'cloudwatchlogs'"
      : "write the name of the client's package after @aws-sdk/client-: 'cloudwatch-logs'";
}

function meantAction(action: string, { actions, streamingActions }: AwsSdkService): string | undefined {
  const spelled = [...actions, ...streamingActions].find((known) => known.toLowerCase() === flat(action));
  return spelled ?? nearestName(action, actions);
}

function flat(name: string): string {
  return name.replaceAll(/[^A-Za-z\d]/g, '').toLowerCase();
}
