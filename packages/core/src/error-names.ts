import { nearestName } from '@cdk-sfn/asl';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import type { RenderWarning } from './renderer';

/** The errors that a service raises in a task. */
export interface TaskErrors {
  /** Their names, by short ones: `{ ConditionalCheckFailed: 'DynamoDB.ConditionalCheckFailedException' }`. */
  readonly names: { readonly [name: string]: string };
  /**
   * Whether there may be errors whose names begin in another way: those of code that the service runs for the task, or
   * all, where it is not certain how the service begins its names.
   *
   * @default false
   */
  readonly mayHaveOthers?: boolean;
}

/** A rule for errors. */
interface Rule {
  readonly errors?: readonly string[];
}

/** What is said about a task's errors. */
interface Subject {
  readonly errors?: TaskErrors;
  readonly pattern: IntegrationPattern;
  readonly retriers: readonly Rule[];
  readonly catchers: readonly { readonly props: Rule }[];
}

/**
 * Names in the rules of a task that none of its errors has. Whoever has the token of a task may fail it with any name.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export function errorNameWarnings({ catchers, errors, pattern, retriers }: Subject): RenderWarning[] {
  if (
    errors === undefined ||
    retriers.length + catchers.length === 0 ||
    pattern === IntegrationPattern.WAIT_FOR_TASK_TOKEN
  ) {
    return [];
  }
  const catalogue = new Catalogue(errors);
  return [
    ...retriers.flatMap((rule) => warningsOf('Retry', rule, catalogue)),
    ...catchers.flatMap(({ props }) => warningsOf('Catch', props, catalogue)),
  ];
}

function warningsOf(field: string, { errors = [] }: Rule, catalogue: Catalogue): RenderWarning[] {
  return errors.flatMap((name) => {
    const advice = catalogue.advice(name, errors);
    return advice === undefined
      ? []
      : [
          {
            id: '@cdk-sfn/core:unknownErrorName',
            message: `${field} has the error name '${name}', which this task does not fail with. ${advice}, or acknowledge this warning if the service raises it all the same.`,
          },
        ];
  });
}

/** The names that a task's errors may have. */
class Catalogue {
  private readonly known: readonly string[];
  private readonly prefixes: readonly string[];

  constructor(private readonly errors: TaskErrors) {
    this.known = Object.values(errors.names);
    this.prefixes = [...new Set(this.known.map((name) => split(name).prefix))];
  }

  /**
   * What to write instead of a name that no error of the task has; `undefined` for names that may be right, and for
   * those that stand beside the right one.
   */
  public advice(name: string, besides: readonly string[]): string | undefined {
    if (name.startsWith('States.') || this.isKnown(name)) {
      return undefined;
    }
    const { prefix, rest } = split(name);
    if (this.prefixes.includes(prefix)) {
      const meant = this.similar(name);
      return meant === undefined ? `Write one of ${this.known.join(', ')}` : `Write '${meant}'`;
    }
    const meant = this.errors.mayHaveOthers === true ? undefined : this.withPrefix(prefix, rest);
    return meant === undefined || besides.includes(meant) ? undefined : `Write '${meant}'`;
  }

  private isKnown(name: string): boolean {
    const { prefix, rest } = split(name);
    return (
      this.known.includes(name) || (this.prefixes.includes(prefix) && (COMMON.has(stem(rest)) || this.isStatus(rest)))
    );
  }

  /** Where some names are HTTP statuses, all statuses may come. */
  private isStatus(rest: string): boolean {
    return STATUS.test(rest) && this.known.some((name) => STATUS.test(split(name).rest));
  }

  private similar(name: string): string | undefined {
    return this.known.find((each) => stem(each) === stem(name)) ?? nearestName(name, this.known);
  }

  /** The name that was meant by one without a prefix, or with a prefix in other letters: `DynamoDb` for `DynamoDB`. */
  private withPrefix(prefix: string, rest: string): string | undefined {
    const likely = this.prefixes.filter((each) => prefix === '' || each.toLowerCase() === prefix.toLowerCase());
    return likely
      .flatMap((each) => [`${each}.${rest}`, `${each}.${rest}Exception`])
      .find((each) => (prefix === '' ? this.known.includes(each) : this.isKnown(each)));
  }
}

const STATUS = /^\d{3}$/;

function split(name: string): { prefix: string; rest: string } {
  const dot = name.lastIndexOf('.');
  return { prefix: name.slice(0, Math.max(dot, 0)), rest: name.slice(dot + 1) };
}

function stem(name: string): string {
  return name.replace(/Exception$/, '');
}

/**
 * Errors that each service of AWS may raise although its API does not describe them, with `Exception` at their end or
 * without: those that all APIs have in common, those after which the SDKs try again, and those of the SDK itself.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 */
const COMMON: ReadonlySet<string> = new Set(
  `
  AccessDenied ExpiredToken IncompleteSignature InternalFailure InvalidAction InvalidClientTokenId
  InvalidParameterCombination InvalidParameterValue InvalidQueryParameter MalformedHttpRequest MalformedQueryString
  MissingAction MissingAuthenticationToken MissingParameter NotAuthorized OptInRequired RequestAborted
  RequestEntityTooLarge RequestExpired RequestTimeout ServiceUnavailable Throttling UnknownOperation UnrecognizedClient
  Validation ValidationError
  AuthFailure InvalidSignature RequestInTheFuture RequestTimeTooSkewed SignatureDoesNotMatch
  BandwidthLimitExceeded EC2Throttled LimitExceeded PriorRequestNotComplete ProvisionedThroughputExceeded
  RequestLimitExceeded RequestThrottled SlowDown Throttled TooManyRequests TransactionInProgress Timeout TimeoutError
  InternalServer InternalServerError InternalService InternalServiceError Serialization
  Aborted AmazonClient AmazonService ApiCallAttemptTimeout ApiCallTimeout ClientExecutionTimeout SdkClient SdkService
  Unknown
  `
    .trim()
    .split(/\s+/),
);
