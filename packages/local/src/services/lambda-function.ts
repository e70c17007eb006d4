/** A Lambda function of a template. */
export interface LambdaFunction {
  /** Its logical id in the template. */
  readonly logicalId: string;
  /** Its name, as it is or as the template's stand-ins have it. */
  readonly name: string;
  readonly arn: string;
  /** The file and the export: `index.handler`. */
  readonly handler: string;
  /** The runtime, such as `nodejs22.x`. */
  readonly runtime: string;
  /** The folder that the function's asset is in. */
  readonly codePath: string;
  readonly environment: Readonly<Record<string, string>>;
  /** How long an invocation may take. */
  readonly timeoutSeconds: number;
  /**
   * The memory that the function's context shows, in MB.
   *
   * @default 128
   */
  readonly memorySize?: number;
}
