import { isLiteral } from '@cdk-sfn/core';
import { CLOUD_WATCH_ALARM_DEFINITION } from './cloud-watch-alarm';
import type { EmrCloudWatchAlarmDefinition } from './cloud-watch-alarm';
import type { EmrInstanceMarket } from './instance-market';
import { asIs, list, object } from './wire-shape';
import type { WireShape } from './wire-shape';

/** What the adjustment of a rule is. */
export enum EmrScalingAdjustmentType {
  /** So many instances more, or fewer. */
  CHANGE_IN_CAPACITY = 'CHANGE_IN_CAPACITY',
  /** So many percent more, or fewer. */
  PERCENT_CHANGE_IN_CAPACITY = 'PERCENT_CHANGE_IN_CAPACITY',
  /** So many instances. */
  EXACT_CAPACITY = 'EXACT_CAPACITY',
}

/**
 * How a rule changes the number of instances.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_SimpleScalingPolicyConfiguration.html
 */
export interface EmrSimpleScalingPolicyConfiguration {
  /**
   * What `scalingAdjustment` is.
   *
   * @default CHANGE_IN_CAPACITY
   */
  readonly adjustmentType?: EmrScalingAdjustmentType;

  /**
   * How long no other rule acts after this one, in seconds.
   *
   * @default 0
   */
  readonly coolDown?: number;

  /** By how much, or to how many, a whole number; negative to have fewer. */
  readonly scalingAdjustment: number;
}

/** What a rule does. */
export interface EmrScalingAction {
  /**
   * Not used for instance groups: they have a market of their own.
   *
   * @default - none
   */
  readonly market?: EmrInstanceMarket;

  /** How the number of instances changes. */
  readonly simpleScalingPolicyConfiguration: EmrSimpleScalingPolicyConfiguration;
}

/** What makes a rule act. */
export interface EmrScalingTrigger {
  /** The alarm. */
  readonly cloudWatchAlarmDefinition: EmrCloudWatchAlarmDefinition;
}

/** A rule of automatic scaling. */
export interface EmrScalingRule {
  /** What it does. */
  readonly action: EmrScalingAction;

  /**
   * What it is for.
   *
   * @default - none
   */
  readonly description?: string;

  /** Its name, one of its own within the policy. */
  readonly name: string;

  /** What makes it act. */
  readonly trigger: EmrScalingTrigger;
}

/** The limits of automatic scaling. */
export interface EmrScalingConstraints {
  /** The most instances. */
  readonly maxCapacity: number;

  /** The fewest instances. */
  readonly minCapacity: number;
}

/**
 * Automatic scaling of an instance group, by rules of your own. `managedScalingPolicy` leaves that to Amazon EMR.
 *
 * @see https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-automatic-scaling.html
 */
export interface EmrAutoScalingPolicy {
  /** Its limits. */
  readonly constraints: EmrScalingConstraints;

  /** Its rules. */
  readonly rules: EmrScalingRule[];
}

const SIMPLE_SCALING: WireShape<EmrSimpleScalingPolicyConfiguration> = {
  fields: { adjustmentType: asIs, coolDown: asIs, scalingAdjustment: asIs },
};

const ACTION: WireShape<EmrScalingAction> = {
  fields: { market: asIs, simpleScalingPolicyConfiguration: object(SIMPLE_SCALING) },
};

const TRIGGER: WireShape<EmrScalingTrigger> = {
  fields: { cloudWatchAlarmDefinition: object(CLOUD_WATCH_ALARM_DEFINITION) },
};

const RULE: WireShape<EmrScalingRule> = {
  fields: { action: object(ACTION), description: asIs, name: asIs, trigger: object(TRIGGER) },
};

const CONSTRAINTS: WireShape<EmrScalingConstraints> = {
  fields: { maxCapacity: asIs, minCapacity: asIs },
  rules: ({ maxCapacity, minCapacity }) => [
    isLiteral(minCapacity) &&
      isLiteral(maxCapacity) &&
      minCapacity > maxCapacity && {
        prop: 'minCapacity',
        problem: `is ${minCapacity}, more than the ${maxCapacity} of maxCapacity`,
        fix: 'give at most that many',
      },
  ],
};

export const AUTO_SCALING_POLICY: WireShape<EmrAutoScalingPolicy> = {
  fields: { constraints: object(CONSTRAINTS), rules: list(RULE) },
};
