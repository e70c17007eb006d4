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
    return {
      about: 'service',
      problem: `is '${service}', which is no service that the AWS SDK calls`,
      fix: serviceFix(service, naming),
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
    };
  }
  return {
    about: 'action',
    problem: `is '${action}', which is no action of ${service}`,
    fix: actionFix(action, known),
  };
}

function serviceFix(service: string, naming: AwsSdkNaming): string {
  const nameOf = (known: AwsSdkService) => (naming === 'resource' ? known.name : known.clientName);
  const all = [...awsSdkServices().values()];
  const spelled = flat(service);
  // A name of the service itself says more than one that it shares with others.
  const sameName = all.filter(({ name, clientName }) => [flat(name), flat(clientName)].includes(spelled));
  const otherName = all.filter(({ otherNames }) => otherNames.some((name) => flat(name) === spelled));
  const [meant] = [sameName, otherName].filter((some) => some.length > 0);
  const near = nearestName(service, all.map(nameOf));
  const names = meant?.map(nameOf) ?? (near === undefined ? [] : [near]);
  return names.length > 0
    ? `write ${names.map((name) => `'${name}'`).join(' or ')}`
    : naming === 'resource'
      ? "write the service's id in the AWS SDK in lower case, without blanks: 'cloudwatchlogs'"
      : "write the name of the client's package after @aws-sdk/client-: 'cloudwatch-logs'";
}

function actionFix(action: string, { actions, streamingActions, name }: AwsSdkService): string {
  const meant = [...actions, ...streamingActions].find((known) => known.toLowerCase() === flat(action));
  const near = meant ?? nearestName(action, actions);
  return near === undefined ? `write an action of the API of ${name}, with a small first letter` : `write '${near}'`;
}

function flat(name: string): string {
  return name.replaceAll(/[^A-Za-z\d]/g, '').toLowerCase();
}
