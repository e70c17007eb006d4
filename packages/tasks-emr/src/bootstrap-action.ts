import { asIs, object } from './wire-shape';
import type { WireShape } from './wire-shape';

/** A script that runs on a node before the applications do. */
export interface EmrScriptBootstrapActionConfig {
  /** Where the script is: `s3://bucket/key`, or a path on the node. */
  readonly path: string;

  /**
   * Its arguments.
   *
   * @default - none
   */
  readonly args?: string[];
}

/**
 * What runs on each node before the applications do.
 *
 * @see https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-bootstrap.html
 */
export interface EmrBootstrapActionConfig {
  /** The name of the action. */
  readonly name: string;

  /** The script. */
  readonly scriptBootstrapAction: EmrScriptBootstrapActionConfig;
}

const SCRIPT: WireShape<EmrScriptBootstrapActionConfig> = { fields: { path: asIs, args: asIs } };

export const BOOTSTRAP_ACTION: WireShape<EmrBootstrapActionConfig> = {
  fields: { name: asIs, scriptBootstrapAction: object(SCRIPT) },
};
