import { fieldName, isFromState, isLiteral } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import { Token } from 'aws-cdk-lib/core';
import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';

/** What the manifest of a job has for certain. */
const OF_JOBS = { apiVersion: 'batch/v1', kind: 'Job' };

/** What is no manifest of a job. What the state or the deployment fills in passes. */
export function jobProblems({ value }: TaskInput, namespace: string | undefined): TaskProblem[] {
  const manifest = value as unknown;
  if (isFromState(manifest) || Token.isUnresolved(manifest)) {
    return [];
  }
  if (typeof manifest !== 'object' || manifest === null) {
    const fix = 'use TaskInput.fromObject with the manifest of the job, or a reference to one';
    return [{ prop: 'job', problem: 'is text', fix }];
  }
  const fields = manifest as { readonly [field: string]: unknown };
  const keys = Object.keys(fields);
  const comesLater = (field: string) =>
    isLater(fields[field]) || keys.some((key) => key !== field && fieldName(key) === field);
  const { namespace: own } = (fields.metadata ?? {}) as { readonly namespace?: unknown };
  return [
    ...Object.entries(OF_JOBS)
      .filter(([field, right]) => !comesLater(field) && fields[field] !== right)
      .map(([field, right]) => ({
        prop: `job.${field}`,
        problem: field in fields ? `is ${JSON.stringify(fields[field])}` : 'is missing',
        fix: `write '${right}'`,
      })),
    ...(isLiteral(own) && isLiteral(namespace) && own !== namespace
      ? [
          {
            prop: 'job.metadata.namespace',
            problem: `is ${JSON.stringify(own)}, but namespace is ${JSON.stringify(namespace)}`,
            fix: 'give one of them, or the same in both',
          },
        ]
      : []),
  ];
}

/** True for what is not there before the state machine runs or is deployed. */
function isLater(value: unknown): boolean {
  return value !== undefined && !isLiteral(value);
}
