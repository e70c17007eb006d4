import { Stack } from 'aws-cdk-lib';
import { BatchSubmitJob } from '../src';
import type { BatchSubmitJobProps } from '../src';

export const job = {
  jobDefinitionArn: 'arn:aws:batch:eu-west-1:111111111111:job-definition/render',
  jobName: 'MyJob',
  jobQueueArn: 'arn:aws:batch:eu-west-1:111111111111:job-queue/spot',
};

/** What each of these jobs is rendered with. */
export const parameters = { JobDefinition: job.jobDefinitionArn, JobName: 'MyJob', JobQueue: job.jobQueueArn };

/** A task in a stack of its own. */
export function submit(props: Partial<BatchSubmitJobProps>): BatchSubmitJob {
  return new BatchSubmitJob(new Stack(), 'Submit', { ...job, ...props });
}

/** A task in a JSONata state. */
export function submitInJsonata(props: Partial<BatchSubmitJobProps>): BatchSubmitJob {
  return BatchSubmitJob.jsonata(new Stack(), 'Submit', { ...job, ...props });
}
