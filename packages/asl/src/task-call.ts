import { awsSdkCallProblem } from './aws-sdk-call';
import { awsSdkServices } from './aws-sdk-services';
import type { DefinitionMistake, Report } from './definition-mistake';
import type { DefinitionPlace } from './definition-place';
import { integration, integrationName, integrationNames } from './integrations';
import type { ArgumentNames, Arguments, Integration } from './integrations';
import { undelimited } from './jsonata-grammar';
import { nearestName } from './nearest-name';
import { parseTaskResource } from './resource';
import type { AwsSdkResource, HttpResource, IntegrationResource } from './resource';
import type { QueryLanguage } from './state-scope';

/**
 * Checks what a `Task` calls, and the names of the arguments.
 *
 * Lists of AWS grow: what is new since this package was released is unknown to it.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html
 */
export function checkTaskCall(state: DefinitionPlace, language: QueryLanguage, report: Report): void {
  const place = state.field('Resource');
  const resource = typeof place.value === 'string' ? parseTaskResource(place.value) : undefined;
  if (resource?.kind === 'aws-sdk') {
    note(report, place, awsSdkMistake(resource));
  }
  if (resource?.kind !== 'integration' && resource?.kind !== 'http') {
    return;
  }
  const known = integration(integrationName(resource));
  note(report, place, known === undefined ? unknownIntegration(resource) : patternMistake(resource, known));
  const args = state.field(language === 'JSONPath' ? 'Parameters' : 'Arguments');
  if (known !== undefined && args.value !== undefined) {
    checkNames(args, known.arguments, { language, action: integrationName(resource), report });
  }
}

type Mistake = Omit<DefinitionMistake, 'location'>;

function note(report: Report, place: DefinitionPlace, mistake: Mistake | undefined): void {
  if (mistake !== undefined) {
    report({ ...mistake, location: place.location });
  }
}

function unknownResource(message: string, fix: string, mayBeNew: boolean): Mistake {
  return { rule: 'unknownResource', message, fix, ...(mayBeNew && { mayBeNew }) };
}

function unknownIntegration(resource: IntegrationResource | HttpResource): Mistake {
  const { action, service } = resource;
  const name = integrationName(resource);
  const sdk = awsSdkServices().get(service);
  const services = [...new Set(integrationNames().map((each) => each.slice(0, each.indexOf(':'))))];
  if (!services.includes(service)) {
    const near = sdk === undefined ? nearestName(service, services) : `aws-sdk:${name}`;
    return unknownResource(
      `Step Functions has no integration of a service ${service}`,
      near === undefined ? `use one of ${services.join(', ')}, or an AWS SDK integration` : `write ${near}`,
      near === undefined,
    );
  }
  const actions = integrationNames()
    .filter((each) => each.startsWith(`${service}:`))
    .map((each) => each.slice(service.length + 1));
  const near = nearestName(action, actions);
  const meant = near ?? (sdk?.actions.includes(action) === true ? `aws-sdk:${name}` : undefined);
  return unknownResource(
    `Step Functions has no integration ${name}`,
    near !== undefined
      ? `write ${service}:${near}`
      : meant !== undefined
        ? `write ${meant}`
        : `use one of ${actions.join(', ')}, or an AWS SDK integration`,
    meant === undefined,
  );
}

const SUFFIXES = {
  REQUEST_RESPONSE: '',
  RUN_JOB: '.sync',
  'RUN_JOB:2': '.sync:2',
  WAIT_FOR_TASK_TOKEN: '.waitForTaskToken',
};

function patternMistake(resource: IntegrationResource | HttpResource, { patterns }: Integration): Mistake | undefined {
  const pattern = resource.kind === 'integration' && resource.version === 2 ? 'RUN_JOB:2' : resource.pattern;
  return patterns.includes(pattern)
    ? undefined
    : unknownResource(
        `${integrationName(resource)} cannot be called as ${resource.resource}`,
        `write ${patterns.map((each) => `${integrationName(resource)}${SUFFIXES[each]}`).join(' or ')}`,
        false,
      );
}

function awsSdkMistake(resource: AwsSdkResource): Mistake | undefined {
  const problem = awsSdkCallProblem(resource);
  return problem && unknownResource(`The ${problem.about} ${problem.problem}`, problem.fix, problem.mayBeNew);
}

interface ArgumentScope {
  readonly language: QueryLanguage;
  readonly action: string;
  readonly report: Report;
}

function checkNames(place: DefinitionPlace, names: ArgumentNames, scope: ArgumentScope): void {
  for (const field of place.fields()) {
    const key = String(field.segment);
    const fromState = scope.language === 'JSONPath' && key.endsWith('.$');
    const name = fromState ? key.slice(0, -2) : key;
    if (!names.has(name)) {
      note(scope.report, field, unknownArgument(name, [...names.keys()], scope.action));
    } else if (!fromState) {
      checkBelow(field, names.get(name), scope);
    }
  }
}

function checkBelow(place: DefinitionPlace, args: Arguments | undefined, scope: ArgumentScope): void {
  if (args === undefined || isExpression(place.value, scope.language)) {
    return;
  }
  let places = [place];
  for (const container of args.containers) {
    places = places.flatMap((each) =>
      container === 'list'
        ? each.items()
        : each.fields().filter(({ segment }) => scope.language === 'JSONata' || !String(segment).endsWith('.$')),
    );
  }
  places.forEach((each) => checkNames(each, args.names(), scope));
}

function isExpression(value: unknown, language: QueryLanguage): boolean {
  return language === 'JSONata' && typeof value === 'string' && undelimited(value) !== undefined;
}

const MOST_NAMES = 20;

function unknownArgument(name: string, names: readonly string[], action: string): Mistake {
  const near = names.find((each) => each.toLowerCase() === name.toLowerCase()) ?? nearestName(name, names);
  const few = names.length <= MOST_NAMES ? `use ${names.join(', ')}` : 'see the API of the service';
  return {
    rule: 'unknownArgument',
    message: `${action} has no argument ${name} here`,
    fix: near === undefined ? few : `write ${near}`,
    ...(near === undefined && { mayBeNew: true }),
  };
}
