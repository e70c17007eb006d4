import { fail, ok, simulate } from '@cdk-sfn/local';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { ReadPagesStack } from '../lib/read-pages-stack';

const template = Template.fromStack(new ReadPagesStack(new App(), 'ReadPages'));

async function read(...answers: ReturnType<typeof ok>[]) {
  return simulate(template.toJSON(), {
    input: { document: 'letter.pdf' },
    tasks: { 'Read the pages': ok({ JobId: 'job-1' }), 'Look at the job': answers },
  });
}

const busy = ok({ JobStatus: 'IN_PROGRESS' });

test('each question is for the job that was started', async () => {
  const run = await read(busy, busy, busy, ok({ JobStatus: 'SUCCEEDED', DocumentMetadata: { Pages: 2 }, Blocks: [] }));

  expect(run.state('Read the pages').calls[0]?.arguments).toEqual({
    DocumentLocation: { S3Object: { Bucket: expect.stringMatching(/^documents/) as string, Name: 'letter.pdf' } },
  });
  expect(run.state('Look at the job').calls.map((call) => call.arguments)).toEqual(
    Array(4).fill({ JobId: 'job-1', MaxResults: 1 }),
  );
  expect(run.output).toEqual({ jobId: 'job-1', status: 'SUCCEEDED', pages: 2 });
  // 5, 5, 7.5 and 11.25 seconds, each up to the next second.
  expect(run.seconds).toBe(5 + 5 + 8 + 12);
});

test('a service that is busy is asked again', async () => {
  const run = await read(fail('Textract.ThrottlingException'), ok({ JobStatus: 'PARTIAL_SUCCESS' }));

  expect(run.status).toBe('SUCCEEDED');
  expect(run.state('Look at the job').attempts).toBe(2);
});

test('a document that cannot be read fails the execution', async () => {
  const run = await read(busy, ok({ JobStatus: 'FAILED' }));

  expect([run.error, run.cause]).toEqual(['PollUntil.Failed', 'Read: the status is FAILED']);
});

test('the machine may read the documents, and ask for jobs', () => {
  const policies = JSON.stringify(template.findResources('AWS::IAM::Policy'));

  for (const action of ['textract:StartDocumentTextDetection', 'textract:GetDocumentTextDetection', 's3:GetObject*']) {
    expect(policies).toContain(action);
  }
});
