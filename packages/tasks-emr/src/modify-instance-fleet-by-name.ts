import { numberProblem, TaskStateBase } from '@cdk-sfn/core';
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

/** What `EmrModifyInstanceFleetByName` takes beside the props of every task. */
export interface EmrModifyInstanceFleetByNameOptions extends EmrClusterOptions {
  /** The name that the fleet was given when the cluster was made. */
  readonly instanceFleetName: string;

  /** How many units the fleet shall have on demand, 0 or more. */
  readonly targetOnDemandCapacity: number;

  /** How many units the fleet shall have from the Spot market, 0 or more. */
  readonly targetSpotCapacity: number;
}

/** Props of `EmrModifyInstanceFleetByName`. */
export interface EmrModifyInstanceFleetByNameProps extends EmrModifyInstanceFleetByNameOptions, TaskStateBaseProps {}

/** Props of `EmrModifyInstanceFleetByName` in a JSONPath state. */
export interface EmrModifyInstanceFleetByNameJsonPathProps
  extends EmrModifyInstanceFleetByNameOptions, TaskStateJsonPathBaseProps {}

/** Props of `EmrModifyInstanceFleetByName` in a JSONata state. */
export interface EmrModifyInstanceFleetByNameJsonataProps
  extends EmrModifyInstanceFleetByNameOptions, TaskStateJsonataBaseProps {}

/**
 * Changes the size of an instance fleet of an Amazon EMR cluster.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr.html
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_ModifyInstanceFleet.html
 */
export class EmrModifyInstanceFleetByName extends TaskStateBase<EmrModifyInstanceFleetByNameProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: EmrModifyInstanceFleetByNameJsonPathProps,
  ): EmrModifyInstanceFleetByName {
    return new EmrModifyInstanceFleetByName(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: EmrModifyInstanceFleetByNameJsonataProps,
  ): EmrModifyInstanceFleetByName {
    return new EmrModifyInstanceFleetByName(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { clusterId, instanceFleetName, targetOnDemandCapacity, targetSpotCapacity } = this.props;
    const target = clusterTarget(this, this.props);
    const units = { min: 0, unit: 'units' };
    return {
      resource: {
        service: 'elasticmapreduce',
        action: 'modifyInstanceFleetByName',
        patterns: [IntegrationPattern.REQUEST_RESPONSE],
      },
      errors: emrTaskErrors,
      arguments: {
        ClusterId: clusterId,
        InstanceFleetName: instanceFleetName,
        InstanceFleet: { TargetOnDemandCapacity: targetOnDemandCapacity, TargetSpotCapacity: targetSpotCapacity },
      },
      permissions: {
        call: [
          {
            // The fleet is found by its name among those of the cluster.
            actions: ['elasticmapreduce:ModifyInstanceFleet', 'elasticmapreduce:ListInstanceFleets'],
            resources: target.arns,
          },
        ],
      },
      problems: [
        target.problem,
        numberProblem('targetOnDemandCapacity', targetOnDemandCapacity, units),
        numberProblem('targetSpotCapacity', targetSpotCapacity, units),
      ],
    };
  }
}
