import { asIs, list } from './wire-shape';
import type { WireField, WireShape } from './wire-shape';

/**
 * Settings of an application of the cluster, and of what lies below it.
 *
 * @see https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-configure-apps.html
 */
export interface EmrConfiguration {
  /**
   * What is set: `spark-defaults`.
   *
   * @default - none
   */
  readonly classification?: string;

  /**
   * The settings.
   *
   * @default - none
   */
  readonly properties?: { [key: string]: string };

  /**
   * Settings of what lies below: `export` below `spark-env`.
   *
   * @default - none
   */
  readonly configurations?: EmrConfiguration[];
}

export const CONFIGURATION: WireShape<EmrConfiguration> = {
  fields: {
    classification: asIs,
    properties: asIs,
    // A getter, because a configuration holds configurations.
    get configurations(): WireField<readonly EmrConfiguration[]> {
      return list(CONFIGURATION);
    },
  },
};
