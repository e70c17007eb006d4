import { ACCOUNT, REGION } from './src/clients.ts';
import type { Template } from './src/template.ts';

const step = (parameters: object, rest: object) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: 'steps', ...parameters },
  ...rest,
});

/** State machines that use what the examples do not. */
export const machines: Readonly<Record<string, { readonly definition: object; readonly inputs: readonly unknown[] }>> =
  {
    Choices: {
      inputs: [
        { kind: 'number', value: 7 },
        { kind: 'number', value: 12.5 },
        { kind: 'text', value: 'file-3.txt' },
        { kind: 'time', value: '2024-02-29T12:00:00Z' },
        { kind: 'nothing', value: null },
        { kind: 'other' },
      ],
      definition: {
        StartAt: 'Which',
        States: {
          Which: {
            Type: 'Choice',
            Choices: [
              {
                And: [
                  { Variable: '$.kind', StringEquals: 'number' },
                  { Variable: '$.value', NumericLessThan: 10 },
                ],
                Next: 'Small',
              },
              { Variable: '$.value', IsPresent: false, Next: 'Absent' },
              { Variable: '$.value', IsNull: true, Next: 'Null' },
              { Variable: '$.value', StringMatches: 'file-*.txt', Next: 'File' },
              { Variable: '$.value', TimestampGreaterThan: '2024-01-01T00:00:00Z', Next: 'Late' },
              { Not: { Variable: '$.value', IsString: true }, Next: 'Large' },
            ],
          },
          Small: { Type: 'Pass', Result: 'small', ResultPath: '$.is', End: true },
          Absent: { Type: 'Pass', Parameters: { 'was.$': '$', is: 'absent' }, End: true },
          Null: { Type: 'Succeed' },
          File: { Type: 'Pass', OutputPath: '$.value', End: true },
          Late: { Type: 'Fail', Error: 'Late', CausePath: "States.Format('{} is late', $.value)" },
          Large: { Type: 'Pass', Result: { is: 'large' }, End: true },
        },
      },
    },
    NoChoice: {
      inputs: [{ n: 3 }],
      definition: {
        StartAt: 'Which',
        States: {
          Which: { Type: 'Choice', Choices: [{ Variable: '$.n', NumericEquals: 4, Next: 'Four' }] },
          Four: { Type: 'Succeed' },
        },
      },
    },
    Intrinsics: {
      inputs: [
        { name: "Ann's", list: [3, 1, 3, 2], text: 'a,b,,c', json: '{"x":[1,2.50]}', object: { b: 1, a: [true] } },
      ],
      definition: {
        StartAt: 'All',
        States: {
          All: {
            Type: 'Pass',
            Parameters: {
              'format.$': "States.Format('Hello {}: {}', $.name, $.list)",
              'array.$': 'States.Array($.name, 1, true, null)',
              'partition.$': 'States.ArrayPartition($.list, 3)',
              'contains.$': 'States.ArrayContains($.list, 2)',
              'range.$': 'States.ArrayRange(1, 10, 4)',
              'item.$': 'States.ArrayGetItem($.list, 1)',
              'length.$': 'States.ArrayLength($.list)',
              'unique.$': 'States.ArrayUnique($.list)',
              'encoded.$': 'States.Base64Encode($.name)',
              'decoded.$': "States.Base64Decode('SGVsbG8=')",
              'hash.$': "States.Hash($.name, 'SHA-256')",
              'merged.$': 'States.JsonMerge($.object, States.StringToJson($.json), false)',
              'toString.$': 'States.JsonToString($.object)',
              'toJson.$': 'States.StringToJson($.json)',
              'sum.$': 'States.MathAdd($.list[0], -5)',
              'split.$': "States.StringSplit($.text, ',')",
            },
            End: true,
          },
        },
      },
    },
    Paths: {
      inputs: [{ list: [{ n: 1 }, { n: 2 }, { n: 3 }], deep: { er: { n: 4 } } }],
      definition: {
        StartAt: 'Select',
        States: {
          Select: {
            Type: 'Pass',
            Parameters: {
              'all.$': '$.list[*].n',
              'some.$': '$.list[?(@.n > 1)]',
              'slice.$': '$.list[0:2]',
              'every.$': '$..n',
              'last.$': '$.list[-1:]',
              'name.$': '$$.Execution.Input.deep',
            },
            ResultPath: '$.found.here',
            Next: 'Cut',
          },
          Cut: { Type: 'Pass', InputPath: '$.found', OutputPath: '$.here', End: true },
        },
      },
    },
    NoPath: {
      inputs: [{ a: 1 }],
      definition: {
        StartAt: 'Select',
        States: { Select: { Type: 'Pass', Parameters: { 'b.$': '$.b' }, End: true } },
      },
    },
    Items: {
      inputs: [
        { items: [1, 2, 3, 4], by: 'Ann' },
        { items: [], by: 'Ann' },
      ],
      definition: {
        StartAt: 'Each',
        States: {
          Each: {
            Type: 'Map',
            ItemsPath: '$.items',
            ItemSelector: { 'index.$': '$$.Map.Item.Index', 'value.$': '$$.Map.Item.Value', 'by.$': '$.by' },
            MaxConcurrency: 2,
            ItemProcessor: {
              StartAt: 'Is it even?',
              States: {
                'Is it even?': {
                  Type: 'Choice',
                  Choices: [{ Variable: '$.index', NumericEquals: 1, Next: 'Second' }],
                  Default: 'Other',
                },
                Second: { Type: 'Pass', Result: 'second', End: true },
                Other: { Type: 'Pass', Parameters: { 'sum.$': 'States.MathAdd($.value, 10)' }, End: true },
              },
            },
            ResultSelector: { 'all.$': '$', 'first.$': '$[0:1]' },
            ResultPath: '$.done',
            End: true,
          },
        },
      },
    },
    FailingItem: {
      inputs: [{ items: [{ answer: 1 }, { fail: 'Broken' }, { answer: 3 }] }],
      definition: {
        StartAt: 'Each',
        States: {
          Each: {
            Type: 'Map',
            ItemsPath: '$.items',
            MaxConcurrency: 1,
            ItemProcessor: {
              StartAt: 'Step',
              States: { Step: step({ 'Payload.$': '$' }, { End: true }) },
            },
            Catch: [{ ErrorEquals: ['Broken'], ResultPath: '$.problem', Next: 'Caught' }],
            End: true,
          },
          Caught: { Type: 'Pass', Parameters: { 'error.$': '$.problem.Error', 'items.$': '$.items' }, End: true },
        },
      },
    },
    Branches: {
      inputs: [{ fail: null, answer: 'well' }, { fail: 'Broken' }],
      definition: {
        StartAt: 'Both',
        States: {
          Both: {
            Type: 'Parallel',
            Branches: [
              { StartAt: 'Step', States: { Step: step({ 'Payload.$': '$' }, { OutputPath: '$.Payload', End: true }) } },
              { StartAt: 'Pass', States: { Pass: { Type: 'Pass', Result: { pass: true }, End: true } } },
            ],
            ResultPath: '$.both',
            Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.problem', Next: 'Failed' }],
            End: true,
          },
          Failed: { Type: 'Fail', ErrorPath: '$.problem.Error', Cause: 'a branch failed' },
        },
      },
    },
    Retries: {
      inputs: [{ fail: 'Often' }, { fail: 'Never' }],
      definition: {
        StartAt: 'Step',
        States: {
          Step: step(
            { 'Payload.$': '$' },
            {
              Retry: [
                { ErrorEquals: ['Often'], IntervalSeconds: 1, MaxAttempts: 2, BackoffRate: 2, MaxDelaySeconds: 3 },
                { ErrorEquals: ['Never'], MaxAttempts: 0 },
                { ErrorEquals: ['States.ALL'] },
              ],
              Catch: [{ ErrorEquals: ['States.TaskFailed'], Next: 'Caught' }],
              End: true,
            },
          ),
          Caught: { Type: 'Pass', Parameters: { 'error.$': '$.Error' }, End: true },
        },
      },
    },
    Variables: {
      inputs: [{ n: 5 }],
      definition: {
        StartAt: 'Assign',
        States: {
          Assign: { Type: 'Pass', Assign: { 'n.$': '$.n', list: [1, 2] }, Next: 'Wait' },
          Wait: { Type: 'Wait', SecondsPath: '$n', Next: 'Use' },
          Use: { Type: 'Pass', Parameters: { 'n.$': '$n', 'second.$': '$list[1]' }, End: true },
        },
      },
    },
    Instants: {
      inputs: [{ at: '2024-01-01T00:00:00.500Z' }],
      definition: {
        StartAt: 'Wait',
        States: { Wait: { Type: 'Wait', TimestampPath: '$.at', End: true } },
      },
    },
    Expressions: {
      inputs: [
        { items: [{ n: 1 }, { n: 5 }], name: 'Ann' },
        { items: [], name: 'Bob' },
      ],
      definition: {
        QueryLanguage: 'JSONata',
        StartAt: 'Sum',
        States: {
          Sum: {
            Type: 'Pass',
            Output: {
              sum: '{% $sum($states.input.items.n) %}',
              doubled: '{% [$states.input.items.(n * 2)] %}',
              text: "{% 'Hello ' & $uppercase($states.input.name) %}",
            },
            Assign: { many: '{% $count($states.input.items) > 1 %}' },
            Next: 'Many?',
          },
          'Many?': { Type: 'Choice', Choices: [{ Condition: '{% $many %}', Next: 'Each' }], Default: 'Few' },
          Each: {
            Type: 'Map',
            Items: '{% $states.input.doubled %}',
            ItemProcessor: {
              StartAt: 'Half',
              States: { Half: { Type: 'Pass', Output: '{% $states.input / 2 %}', End: true } },
            },
            Output: { halves: '{% $states.result %}', name: '{% $states.context.Execution.Input.name %}' },
            End: true,
          },
          Few: { Type: 'Fail', Error: 'Few', Cause: "{% 'only ' & $string($states.input.sum) %}" },
        },
      },
    },
    ExpressionsOfTasks: {
      inputs: [{ answer: { x: [1, 2] } }, { fail: 'Broken' }],
      definition: {
        QueryLanguage: 'JSONata',
        StartAt: 'Step',
        States: {
          Step: {
            Type: 'Task',
            Resource: 'arn:aws:states:::lambda:invoke',
            Arguments: { FunctionName: 'steps', Payload: '{% $states.input %}' },
            Output: '{% $states.result.Payload %}',
            Catch: [{ ErrorEquals: ['Broken'], Output: { error: '{% $states.errorOutput.Error %}' }, Next: 'Caught' }],
            End: true,
          },
          Caught: { Type: 'Succeed' },
        },
      },
    },
  };

/** A stack of the machines. */
export const machineStack: Template = {
  Resources: Object.fromEntries(
    Object.entries(machines).map(([name, { definition }]) => [
      name,
      {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: {
          DefinitionString: JSON.stringify(definition),
          RoleArn: `arn:aws:iam::${ACCOUNT}:role/machines-${REGION}`,
        },
      },
    ]),
  ),
};
