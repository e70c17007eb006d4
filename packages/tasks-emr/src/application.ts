import { asIs } from './wire-shape';
import type { WireShape } from './wire-shape';

/**
 * An application that Amazon EMR installs.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_Application.html
 */
export interface EmrApplicationConfig {
  /**
   * Further information for third parties. Not read by Amazon EMR.
   *
   * @default - none
   */
  readonly additionalInfo?: { [key: string]: string };

  /**
   * Arguments for Amazon EMR.
   *
   * @default - none
   */
  readonly args?: string[];

  /** The name: `Spark`. Capitals do not matter. */
  readonly name: string;

  /**
   * The version.
   *
   * @default - that of the release
   */
  readonly version?: string;
}

export const APPLICATION: WireShape<EmrApplicationConfig> = {
  fields: { name: asIs, args: asIs, version: asIs, additionalInfo: asIs },
};
