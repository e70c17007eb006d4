import type { IResolvable } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type {
  CallAwsService,
  CallAwsServiceJsonataProps,
  CallAwsServiceJsonPathProps,
  CallAwsServiceProps,
} from './call-aws-service';

/** The types of a client of the AWS SDK for JavaScript: `typeof import('@aws-sdk/client-s3')`. */
export type AwsSdkTypes = object;

/** The service of a client, as Step Functions has it: `cloudwatchlogs` of `CloudWatchLogsClient`. */
export type AwsSdkServiceName<Client extends AwsSdkTypes> =
  Exclude<keyof Client, '__Client'> extends infer Key
    ? Key extends `${infer Name}ServiceClient`
      ? Lowercase<Name>
      : Key extends `${infer Name}Client`
        ? Lowercase<Name>
        : never
    : never;

/** The actions of a client, as Step Functions has them: `getObject` of `GetObjectCommand`. */
export type AwsSdkActionName<Client extends AwsSdkTypes> =
  Exclude<keyof Client, '$Command'> extends infer Key
    ? Key extends `${infer Name}Command`
      ? Uncapitalize<Name>
      : never
    : never;

/**
 * A parameter as Step Functions has it, with the names of the AWS SDK for Java: `DbInstanceIdentifier` for
 * `DBInstanceIdentifier`, `JobName` for `jobName`.
 */
export type AwsSdkParameterName<Member, IsStart extends boolean = true> = Member extends `${infer Letter}${infer Rest}`
  ? IsStart extends true
    ? Letter extends '$'
      ? never
      : `${Uppercase<Letter>}${string & AwsSdkParameterName<Rest, false>}`
    : Letter extends Lowercase<Letter>
      ? Member
      : Rest extends `${infer Next}${string}`
        ? Next extends Uppercase<Next>
          ? `${Lowercase<Letter>}${string & AwsSdkParameterName<Rest, false>}`
          : Member
        : Lowercase<Letter>
  : Member;

/**
 * What a parameter takes: what the AWS SDK takes, and at any depth text or a token that stands for it, such as
 * `JsonPath.stringAt('$.key')` or `'{% $key %}'`. Text stands for bytes and for times.
 */
export type AwsSdkParameter<Value> = unknown extends Value
  ? any
  : [Value] extends [never]
    ? never
    : Uint8Array extends Value
      ? any
      : | string
        | IResolvable
        | (Value extends string | Date
            ? string
            : Value extends number | boolean | bigint | null
              ? Value
              : Value extends readonly (infer Item)[]
                ? readonly AwsSdkParameter<Item>[]
                : Value extends { readonly $unknown: unknown }
                  ? never
                  : AwsSdkMembers<Value>);

/** What an object of parameters takes, by the names of Step Functions. */
export type AwsSdkMembers<Value> = {
  readonly [Member in keyof Value as AwsSdkParameterName<Member>]: AwsSdkParameter<NonNullable<Value[Member]>>;
};

/** The parameters of an action. */
export type AwsSdkParameters<Client extends AwsSdkTypes, Action extends string> = Client extends {
  readonly [Key in `${Capitalize<Action>}Command`]: abstract new (...args: infer Args) => unknown;
}
  ? AwsSdkMembers<NonNullable<Args[0]>>
  : never;

/** Props of a task, with those that say what is called as the client has them. */
export type TypedCallProps<Props, Client extends AwsSdkTypes, Action extends string> = Omit<
  Props,
  'service' | 'action' | 'parameters'
> & {
  /** The service. */
  readonly service: AwsSdkServiceName<Client>;
  /** The action. */
  readonly action: Action;
} & (object extends AwsSdkParameters<Client, Action>
    ? {
        /**
         * What the action takes.
         *
         * @default - nothing
         */
        readonly parameters?: AwsSdkParameters<Client, Action>;
      }
    : {
        /** What the action takes. */
        readonly parameters: AwsSdkParameters<Client, Action>;
      });

/** `CallAwsService` for the services of one client. */
export interface TypedCallAwsService<Client extends AwsSdkTypes> {
  /** A task. */
  new <Action extends AwsSdkActionName<Client>>(
    scope: Construct,
    id: string,
    props: TypedCallProps<CallAwsServiceProps, Client, Action>,
  ): CallAwsService;

  /** A task in a JSONPath state. */
  jsonPath<Action extends AwsSdkActionName<Client>>(
    scope: Construct,
    id: string,
    props: TypedCallProps<CallAwsServiceJsonPathProps, Client, Action>,
  ): CallAwsService;

  /** A task in a JSONata state. */
  jsonata<Action extends AwsSdkActionName<Client>>(
    scope: Construct,
    id: string,
    props: TypedCallProps<CallAwsServiceJsonataProps, Client, Action>,
  ): CallAwsService;
}
