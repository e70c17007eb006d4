import type { Json } from '../json';

/**
 * What a deployment would know. What is not given is a stand-in of the shape that AWS gives such a value:
 * `https://sqs.us-east-1.amazonaws.com/123456789012/OrdersQueue1234` for the `Ref` of a queue.
 */
export interface TemplateValues {
  /**
   * Values of the template's parameters, by name.
   *
   * @default - the defaults in the template
   */
  readonly parameters?: Readonly<Record<string, string | number | readonly string[]>>;
  /**
   * Resources that exist, by logical id: the physical name, ARN or URL, from which `Ref` and attributes follow; or each
   * of them by itself, as `{ Ref: …, Arn: … }`.
   *
   * @default - names are explicit ones of the template, or else logical ids
   */
  readonly values?: Readonly<Record<string, string | Readonly<Record<string, Json>>>>;
  /**
   * What other stacks export, by name of the export. Not needed for stacks of the same app.
   *
   * @default - none
   */
  readonly exports?: Readonly<Record<string, string>>;
  /** @default - the region that the stack is bound to, or else us-east-1 */
  readonly region?: string;
  /** @default - the account that the stack is bound to, or else 123456789012 */
  readonly account?: string;
  /** @default - the name of the stack, or else Stack */
  readonly stackName?: string;
}
