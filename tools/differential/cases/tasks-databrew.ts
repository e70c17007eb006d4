import { Aws } from 'aws-cdk-lib/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { model } from '../src/case.ts';
import type { Difference, PackageCases } from '../src/case.ts';
import { refusal, withStatements } from '../src/edits.ts';

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = IntegrationPattern;

/** `databrew:startJobRun` as IAM writes it; what waiting takes stands in a statement of its own. */
const actions: Difference = {
  row: 'databrew-actions',
  edit: (outcome) =>
    withStatements(outcome, (statements) =>
      statements.flatMap((statement) => {
        const [start, ...others] = [statement.Action].flat() as string[];
        if (start !== 'databrew:startJobRun') {
          return [statement];
        }
        const names = others.map((action) => action.replace(/:[a-z]/, (letter) => letter.toUpperCase()));
        return [
          { ...statement, Action: 'databrew:StartJobRun' },
          ...(names.length === 0 ? [] : [{ ...statement, Action: names }]),
        ];
      }),
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
} satisfies PackageCases;
