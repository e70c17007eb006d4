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

type NameBefore<Key, Word extends string> = Key extends `${infer Name}${Word}` ? Name : never;

type WithoutService<Name extends string> = Name extends `${infer Start}service` ? Start : Name;

/** The service of a client, as Step Functions has it: `cloudwatchlogs` of `CloudWatchLogsClient`. */
export type AwsSdkServiceName<Client extends AwsSdkTypes> = WithoutService<
  Lowercase<NameBefore<Exclude<keyof Client, '__Client'>, 'Client'>>
>;

/** The actions of a client, as Step Functions has them: `getObject` of `GetObjectCommand`. */
export type AwsSdkActionName<Client extends AwsSdkTypes> = Uncapitalize<
  NameBefore<Exclude<keyof Client, '$Command'>, 'Command'>
>;

type Input<Client extends AwsSdkTypes, Action extends string> = Client extends {
  readonly [Key in `${Capitalize<Action>}Command`]: abstract new (...args: infer Args) => unknown;
}
  ? NonNullable<Args[0]>
  : never;

type IsCapital<Letter extends string> = Letter extends Lowercase<Letter> ? false : true;

/** The end of an abbreviation in small letters: `SSEKMSKeyId` goes on with `sekmsKeyId`. */
type AbbreviationEnd<Text extends string> = Text extends `${infer Letter}${infer Rest}`
  ? IsCapital<Letter> extends true
    ? Rest extends `${infer Next}${string}`
      ? Next extends Uppercase<Next>
        ? `${Lowercase<Letter>}${AbbreviationEnd<Rest>}`
        : Text
      : Lowercase<Letter>
    : Text
  : Text;

/**
 * A parameter as Step Functions has it, with the names of the AWS SDK for Java: `DbInstanceIdentifier` for
 * `DBInstanceIdentifier`, `JobName` for `jobName`.
 */
export type AwsSdkParameterName<Member> = Member extends `${infer First}${infer Rest}`
  ? First extends '$'
    ? never
    : `${Uppercase<First>}${AbbreviationEnd<Rest>}`
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
      : string | IResolvable | Plain<Value>;

type Plain<Value> = Value extends string | Date
  ? string
  : Value extends number | boolean | bigint | null
    ? Value
    : Value extends readonly (infer Item)[]
      ? readonly AwsSdkParameter<Item>[]
      : Value extends { readonly $unknown: unknown }
        ? never
        : Value extends object
          ? {
              readonly [Member in keyof Value as AwsSdkParameterName<Member>]: AwsSdkParameter<
                NonNullable<Value[Member]>
              >;
            }
          : never;

/** The parameters of an action. */
export type AwsSdkParameters<Client extends AwsSdkTypes, Action extends string> = Plain<Input<Client, Action>>;

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
