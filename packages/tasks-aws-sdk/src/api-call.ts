import { awsSdkCallProblem, awsSdkService, isFromState } from '@cdk-sfn/core';
import type { AwsSdkNaming, TaskPermission, TaskProblem } from '@cdk-sfn/core';
import { Stack, Token } from 'aws-cdk-lib/core';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { iamNeeds } from './iam-needs';

/** What is called, and what it takes to be allowed to. */
export interface AwsApiCallOptions {
  /** The action, in camelCase: `describeLogGroups`. */
  readonly action: string;

  /**
   * The ARNs of what the action works on, to grant it on. `['*']` for actions that cannot be granted on less, and for
   * what comes from the state.
   */
  readonly iamResources: string[];

  /**
   * The IAM action to grant: `s3:ListBucket`. It must be given when AWS does not say which one the action needs.
   *
   * @default - what AWS's Service Authorization Reference says that the action needs
   */
  readonly iamAction?: string;

  /**
   * What to grant beside that, for actions that work on things of other services too.
   *
   * @default - nothing
   */
  readonly additionalIamStatements?: iam.PolicyStatement[];

  /**
   * Takes `service` and `action` as they are, because AWS had them only after this package was released. `iamAction` has
   * to be given then.
   *
   * @default false, so that names that are not known are errors
   */
  readonly unlistedAction?: boolean;
}

/** A call, read. */
export interface ApiCall {
  /** The action in the service, with nothing left to be resolved. */
  readonly action: string;
  readonly service: string;
  /** What the one who calls must be allowed to do. */
  readonly permissions: readonly TaskPermission[];
  readonly problems: readonly TaskProblem[];
}

const AUTHORIZATION_REFERENCE = 'https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html';
const IAM_ACTION = /^(\*|[\w-]+:[\w*?]+)$/;

/** Holds a call against what AWS has, and finds out what it needs. */
export function readApiCall(
  scope: Construct,
  options: AwsApiCallOptions & { readonly service: string },
  naming: AwsSdkNaming,
): ApiCall {
  const names = { service: known(scope, options.service), action: known(scope, options.action) };
  const problems = [...nameProblems(names, options, naming), ...iamActionProblems(options.iamAction)];
  const granted = problems.length > 0 ? { actions: [], problems } : grantedActions(names, options, naming);
  const { iamResources } = options;
  return {
    ...names,
    permissions: granted.actions.length > 0 ? [{ actions: granted.actions, resources: iamResources }] : [],
    problems: [
      ...granted.problems,
      ...(granted.actions.length > 0 && iamResources.length === 0
        ? [{ prop: 'iamResources', problem: 'is empty', fix: 'give the ARNs that the action works on, or *' }]
        : []),
    ],
  };
}

/** What a lazy value of the CDK is by now. */
function known(scope: Construct, text: string): string {
  const resolved: unknown = Token.isUnresolved(text) && !isFromState(text) ? Stack.of(scope).resolve(text) : text;
  return typeof resolved === 'string' ? resolved : text;
}

function nameProblems(
  names: { readonly service: string; readonly action: string },
  { unlistedAction }: AwsApiCallOptions,
  naming: AwsSdkNaming,
): TaskProblem[] {
  const fromState = Object.entries(names).filter(([, name]) => isFromState(name));
  if (fromState.length > 0) {
    return fromState.map(([prop]) => ({
      prop,
      problem: 'comes from the state, but a state names what it calls when it is written',
      fix: 'write it out; a Choice state goes to the one or the other call',
    }));
  }
  const problem =
    unlistedAction || Object.values(names).some(Token.isUnresolved) ? undefined : awsSdkCallProblem(names, naming);
  return problem === undefined
    ? []
    : [
        {
          prop: problem.about,
          problem: problem.problem,
          fix: `${problem.fix}, or set unlistedAction if AWS has it by now`,
        },
      ];
}

function iamActionProblems(iamAction: string | undefined): TaskProblem[] {
  if (iamAction === undefined || Token.isUnresolved(iamAction) || IAM_ACTION.test(iamAction)) {
    return [];
  }
  return [
    {
      prop: 'iamAction',
      problem: `is '${iamAction}', which is no IAM action`,
      fix: "write the prefix of the service and the action: 's3:ListBucket'",
    },
  ];
}

function grantedActions(
  { service, action }: { readonly service: string; readonly action: string },
  { iamAction }: AwsApiCallOptions,
  naming: AwsSdkNaming,
): { readonly actions: readonly string[]; readonly problems: readonly TaskProblem[] } {
  if (iamAction !== undefined) {
    return { actions: [iamAction], problems: [] };
  }
  const called = awsSdkService(service, naming);
  const needs = called?.actions.includes(action) ? iamNeeds(called, action) : ({ kind: 'unknown' } as const);
  switch (needs.kind) {
    case 'actions':
      return { actions: needs.actions, problems: [] };
    case 'nothing':
      return { actions: [], problems: [] };
    case 'choice':
      return missing(
        `is missing, and ${service}:${action} needs ${listed(needs.actions)}, by what it does and on what`,
        'give one, and the others that it needs in additionalIamStatements',
      );
    default:
      return missing(
        `is missing, and AWS does not say what ${service}:${action} needs`,
        `give the action that allows it, see ${AUTHORIZATION_REFERENCE}`,
      );
  }
}

function missing(problem: string, fix: string): { actions: readonly string[]; problems: readonly TaskProblem[] } {
  return { actions: [], problems: [{ prop: 'iamAction', problem, fix }] };
}

function listed(names: readonly string[]): string {
  return names.join(', ').replace(/, ([^,]*)$/, ' or $1');
}
