import { GlueDataBrewStartJobRun } from '@cdk-sfn/tasks-databrew';
import { Aws } from 'aws-cdk-lib/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { beyondUpstream, model } from '../src/case.ts';
import type { Difference, PackageCases } from '../src/case.ts';
import { refusal, withStatements } from '../src/edits.ts';

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = IntegrationPattern;

/** `databrew:startJobRun` as IAM writes it. */
const actions: Difference = {
  row: 'databrew-actions',
  edit: (outcome) =>
    withStatements(outcome, (statements) =>
      statements.map((statement) => ({
        ...statement,
        Action: ([statement.Action].flat() as string[]).map((action) =>
          action.replace(/^databrew:[a-z]/, (start) => start.slice(0, -1) + start.slice(-1).toUpperCase()),
        ),
      })),
    ),
};

export default {
  models: [
    model('GlueDataBrewStartJobRun', {
      patterns: [undefined, REQUEST_RESPONSE, RUN_JOB],
      otherPatterns: [WAIT_FOR_TASK_TOKEN],
      differences: [actions],
      required: {
        name: {
          text: () => 'clean-orders',
          'CDK token': () => `clean-${Aws.REGION}`,
          'from the state': { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.name') },
          'from the context': { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$$.Execution.Name') },
          'from the state, expression': { language: 'JSONata', make: () => '{% $states.input.name %}' },
          'too long': {
            alone: true,
            make: () => 'a'.repeat(241),
            differences: refusal('databrew-long-name', /^name has 241 characters$/),
          },
        },
      },
    }),
  ],
  beyond: [
    beyondUpstream(GlueDataBrewStartJobRun, {
      patterns: [undefined, RUN_JOB],
      required: {
        name: {
          reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.job') },
          expression: { language: 'JSONata', make: () => '{% $states.input.job %}' },
        },
        allowedTargets: { ARNs: () => ['arn:aws:databrew:us-east-1:222222222222:job/theirs-*'] },
      },
    }),
  ],
} satisfies PackageCases;
