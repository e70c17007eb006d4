import * as lambda from 'aws-cdk-lib/aws-lambda';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { model } from '../src/case.ts';
import type { Difference, PackageCases } from '../src/case.ts';
import { refusal, swapped, unsupportedPattern, withArguments, withState } from '../src/edits.ts';

/** What the function gets: the values of paths, here with the JSONata that reads the same. */
function bound(row: string, paths: Readonly<Record<string, string>>): Difference[] {
  return [
    {
      row,
      edit: (outcome, { language }) =>
        withArguments(outcome, (args) => ({
          ...args,
          expressionAttributeValues: Object.fromEntries(
            Object.entries(paths).map(([path, expression]) =>
              language === 'JSONata' ? [path, `{% ${expression} %}`] : [`${path}.$`, path],
            ),
          ),
        })),
    },
  ];
}

/** Upstream writes JSONPath parameters into JSONata states. */
const jsonata: Difference = {
  row: 'evaluate-jsonata',
  edit: (outcome, { language }) =>
    language === 'JSONPath'
      ? outcome
      : withState(outcome, ({ Parameters, ...state }) => {
          const { expression, expressionAttributeValues } = Parameters as {
            expression: string;
            expressionAttributeValues: Record<string, string>;
          };
          const values = Object.values(expressionAttributeValues).map((path) => [
            path,
            `{% $states.input${path.slice(1)} %}`,
          ]);
          return {
            ...state,
            Arguments: { expression, expressionAttributeValues: Object.fromEntries(values) as object },
          };
        }),
};

export default {
  models: [
    model('EvaluateExpression', {
      otherPatterns: Object.values(IntegrationPattern),
      differences: [...unsupportedPattern('pattern-ignored'), jsonata],
      required: {
        expression: {
          'sum of paths': () => '$.a + $.b',
          'no path': () => '1 + 1',
          'a path twice': () => '$.a * $.a',
          'overlapping paths': () => '$.a + $.ab',
          'template literal': () => '`${$.first} ${$.last}`',
          'path with an index': {
            make: () => '$.order.items[0].price * 2',
            differences: bound('evaluate-paths', { '$.order.items': '$states.input.order.items' }),
          },
          'method of a value': {
            make: () => '$.name.toUpperCase()',
            differences: bound('evaluate-paths', { '$.name': '$states.input.name' }),
          },
          'whole input': {
            make: () => 'Object.keys($).length',
            differences: bound('evaluate-paths', { $: '$states.input' }),
          },
          'path in brackets': {
            make: () => '$["a b"] + 1',
            differences: bound('evaluate-paths', { "$['a b']": '$states.input.`a b`' }),
          },
          'context path': {
            make: () => '$$.Execution.Id',
            differences: bound('evaluate-paths', { '$$.Execution.Id': '$states.context.Execution.Id' }),
          },
          'a subtraction': {
            make: () => '$.a-1',
            differences: bound('evaluate-paths', { '$.a': '$states.input.a' }),
          },
          variable: {
            make: () => '$total + 1',
            differences: bound('evaluate-variables', { $total: '$total' }),
          },
          'field that may be absent': {
            make: () => '$.a ?? 1',
            differences: bound('evaluate-absent', { $: '$states.input' }),
          },
          'world outside': {
            alone: true,
            make: () => 'process.env.HOME',
            differences: refusal('evaluate-sandbox', /process/),
          },
          'text that looks like a path': {
            make: () => '"costs $.price"',
            as: { row: 'evaluate-text', make: () => '"costs"' },
            differences: swapped('evaluate-text', { expression: '"costs"' }, { expression: '"costs $.price"' }),
          },
          'no expression': {
            alone: true,
            make: () => 'if ($.a) 1',
            differences: refusal('evaluate-syntax', /^expression is no JavaScript expression: Unexpected token/),
          },
        },
      },
      optional: {
        runtime: {
          'Node.js': () => lambda.Runtime.NODEJS_22_X,
          Python: { alone: true, make: () => lambda.Runtime.PYTHON_3_13 },
        },
        architecture: { arm: () => lambda.Architecture.ARM_64 },
      },
    }),
  ],
} satisfies PackageCases;
