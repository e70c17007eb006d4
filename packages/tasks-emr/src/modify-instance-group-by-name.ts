import { TaskStateBase } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { clusterTarget } from './cluster-target';
import type { EmrClusterOptions } from './cluster-target';
import { emrTaskErrors } from './emr-errors';
import { INSTANCE_GROUP_MODIFICATION } from './instance-group-modification';
import type {
  EmrInstanceGroupModifyConfig,
  EmrInstanceResizePolicy,
  EmrShrinkPolicy,
} from './instance-group-modification';
import { problemsIn, wireForm } from './wire-shape';

/** What `EmrModifyInstanceGroupByName` takes beside the props of every task. */
export interface EmrModifyInstanceGroupByNameOptions extends EmrClusterOptions {
  /** The name that the group was given when the cluster was made. */
  readonly instanceGroupName: string;

  /** What changes. */
  readonly instanceGroup: EmrInstanceGroupModifyConfig;
}

/** Props of `EmrModifyInstanceGroupByName`. */
export interface EmrModifyInstanceGroupByNameProps extends EmrModifyInstanceGroupByNameOptions, TaskStateBaseProps {}

/** Props of `EmrModifyInstanceGroupByName` in a JSONPath state. */
export interface EmrModifyInstanceGroupByNameJsonPathProps
  extends EmrModifyInstanceGroupByNameOptions, TaskStateJsonPathBaseProps {}

/** Props of `EmrModifyInstanceGroupByName` in a JSONata state. */
export interface EmrModifyInstanceGroupByNameJsonataProps
  extends EmrModifyInstanceGroupByNameOptions, TaskStateJsonataBaseProps {}

/**
 * Changes the size or the settings of an instance group of an Amazon EMR cluster.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr.html
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_ModifyInstanceGroups.html
 */
export class EmrModifyInstanceGroupByName extends TaskStateBase<EmrModifyInstanceGroupByNameProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: EmrModifyInstanceGroupByNameJsonPathProps,
  ): EmrModifyInstanceGroupByName {
    return new EmrModifyInstanceGroupByName(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: EmrModifyInstanceGroupByNameJsonataProps,
  ): EmrModifyInstanceGroupByName {
    return new EmrModifyInstanceGroupByName(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { clusterId, instanceGroup, instanceGroupName } = this.props;
    const target = clusterTarget(this, this.props);
    return {
      resource: {
        service: 'elasticmapreduce',
        action: 'modifyInstanceGroupByName',
        patterns: [IntegrationPattern.REQUEST_RESPONSE],
      },
      errors: emrTaskErrors,
      arguments: {
        ClusterId: clusterId,
        InstanceGroupName: instanceGroupName,
        InstanceGroup: wireForm(INSTANCE_GROUP_MODIFICATION, instanceGroup),
      },
      permissions: {
        call: [
          {
            // The group is found by its name among those of the cluster.
            actions: ['elasticmapreduce:ModifyInstanceGroups', 'elasticmapreduce:ListInstanceGroups'],
            resources: target.arns,
          },
        ],
      },
      problems: [target.problem, ...problemsIn(INSTANCE_GROUP_MODIFICATION, 'instanceGroup', instanceGroup)],
    };
  }
}

/** The parts of a change, by the names that `aws-cdk-lib/aws-stepfunctions-tasks` has for them. */
// eslint-disable-next-line @typescript-eslint/no-namespace -- types within a class are upstream's shape
export namespace EmrModifyInstanceGroupByName {
  export type InstanceResizePolicyProperty = EmrInstanceResizePolicy;
  export type ShrinkPolicyProperty = EmrShrinkPolicy;
  export type InstanceGroupModifyConfigProperty = EmrInstanceGroupModifyConfig;
}
