import type { TaskProblem } from '@cdk-sfn/core';
import { containerOverrides, containerOverridesProblems } from './container-overrides';
import type { BatchContainerOverrides } from './container-overrides';
import { ecsPropertiesOverride, ecsPropertiesProblems } from './ecs-properties-override';
import type { BatchEcsPropertiesOverride } from './ecs-properties-override';
import { eksPropertiesOverride, eksPropertiesProblems } from './eks-properties-override';
import type { BatchEksPropertiesOverride } from './eks-properties-override';

/** What a job, or one of its nodes, does differently from the job definition, by what it runs on. */
export interface BatchPropertyOverrides {
  /**
   * What the container does differently.
   *
   * @default - nothing
   */
  readonly containerOverrides?: BatchContainerOverrides;

  /**
   * What the containers of a job that has several do differently.
   *
   * @default - nothing
   */
  readonly ecsPropertiesOverride?: BatchEcsPropertiesOverride;

  /**
   * What the pod of a job on Amazon EKS does differently.
   *
   * @default - nothing
   */
  readonly eksPropertiesOverride?: BatchEksPropertiesOverride;
}

/** The overrides as the service takes them. */
export function propertyOverrides(overrides: BatchPropertyOverrides) {
  const { containerOverrides: container, ecsPropertiesOverride: ecs, eksPropertiesOverride: eks } = overrides;
  return {
    ContainerOverrides: container && containerOverrides(container),
    EcsPropertiesOverride: ecs && ecsPropertiesOverride(ecs),
    EksPropertiesOverride: eks && eksPropertiesOverride(eks),
  };
}

/** What is wrong with the overrides. `place` is what their props stand in: `''`, `nodeOverrides.`. */
export function propertyOverridesProblems(
  place: string,
  { containerOverrides: container, ecsPropertiesOverride: ecs, eksPropertiesOverride: eks }: BatchPropertyOverrides,
): (TaskProblem | undefined)[] {
  return [
    ...(container ? containerOverridesProblems(`${place}containerOverrides`, container) : []),
    ...(ecs ? ecsPropertiesProblems(`${place}ecsPropertiesOverride`, ecs) : []),
    ...(eks ? eksPropertiesProblems(`${place}eksPropertiesOverride`, eks) : []),
  ];
}
