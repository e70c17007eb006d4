import { countProblem, isLiteral } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';

/** @see https://docs.aws.amazon.com/batch/latest/APIReference/API_SubmitJob.html */
const MAX_DEPENDENCIES = 20;

/** How the children of array jobs wait: for the child of the same index, or for the child before. */
const TYPES = ['N_TO_N', 'SEQUENTIAL'];

/** A job that has to end first. */
export interface BatchJobDependency {
  /**
   * The id of the job.
   *
   * @default - none, which only a `SEQUENTIAL` dependency may have
   */
  readonly jobId?: string;

  /**
   * For array jobs: `N_TO_N` lets each child wait for the child of the other job that has its index, `SEQUENTIAL` lets
   * each child wait for the one before it.
   *
   * @default - the whole job waits for the whole other job
   */
  readonly type?: string;
}

/** @deprecated Use `BatchJobDependency`. */
export type JobDependency = BatchJobDependency;

/** The dependencies as the service takes them. */
export function jobDependencies(dependencies: readonly BatchJobDependency[]) {
  return dependencies.map(({ jobId, type }) => ({ JobId: jobId, Type: type }));
}

/** What is wrong with dependencies that came in a prop. */
export function jobDependencyProblems(
  prop: string,
  dependencies: readonly BatchJobDependency[] | undefined,
): (TaskProblem | undefined)[] {
  return [
    countProblem(prop, dependencies, { max: MAX_DEPENDENCIES, unit: 'jobs' }),
    ...(dependencies ?? []).flatMap((dependency, i) => dependencyProblems(`${prop}[${i}]`, dependency)),
  ];
}

function dependencyProblems(prop: string, { jobId, type }: BatchJobDependency): TaskProblem[] {
  if (type !== undefined && isLiteral(type) && !TYPES.includes(type)) {
    return [{ prop: `${prop}.type`, problem: `is ${JSON.stringify(type)}`, fix: `give ${TYPES.join(' or ')}` }];
  }
  return jobId === undefined && (type === undefined || type === 'N_TO_N')
    ? [{ prop: `${prop}.jobId`, problem: 'is missing', fix: 'name the job to wait for' }]
    : [];
}
