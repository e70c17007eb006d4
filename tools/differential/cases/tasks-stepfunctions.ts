import { StepFunctionsStartExecution } from '@cdk-sfn/tasks-stepfunctions';
import { Aws } from 'aws-cdk-lib/core';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beyondUpstream, missing, model, once } from '../src/case.ts';
import type { Difference, PackageCases, Values } from '../src/case.ts';
import {
  granted,
  refusal,
  refusedFor,
  targetFromState,
  unsupportedPattern,
  withArguments,
  withStatements,
} from '../src/edits.ts';
import { isRefused } from '../src/outcome.ts';
import type { Json } from '../src/outcome.ts';
import { callbackInputs, taskInputs } from '../src/task-inputs.ts';

/** Upstream's executions are of this account and of every machine whose name begins alike. */
const executions = (arn: unknown): Difference[] =>
  granted('start-execution-permission', /^states:DescribeExecution,/, { resource: arn });

const executionsOf = (logicalId: string): Difference[] => {
  const part = (index: number): unknown => ({ 'Fn::Select': [index, { 'Fn::Split': [':', { Ref: logicalId }] }] });
  return executions({
    'Fn::Join': ['', ['arn:', part(1), ':', part(2), ':', part(3), ':', part(4), ':execution:', part(6), ':*']],
  });
};

const stateMachine: Values<sfn.IStateMachine> = {
  machine: {
    make: (_, stack) =>
      once(
        stack,
        'Child',
        (scope, id) => new sfn.StateMachine(scope, id, { definitionBody: sfn.DefinitionBody.fromString('{}') }),
      ),
    differences: executionsOf('Child'),
  },
  'machine with a name': {
    make: (_, stack) =>
      once(
        stack,
        'NamedChild',
        (scope, id) =>
          new sfn.StateMachine(scope, id, {
            definitionBody: sfn.DefinitionBody.fromString('{}'),
            stateMachineName: 'child',
          }),
      ),
    differences: executionsOf('NamedChild'),
  },
  imported: {
    make: (_, stack) =>
      once(stack, 'Imported', (scope, id) =>
        sfn.StateMachine.fromStateMachineArn(scope, id, 'arn:aws:states:us-east-1:222222222222:stateMachine:theirs'),
      ),
    differences: executions('arn:aws:states:us-east-1:222222222222:execution:theirs:*'),
  },
  'imported by name': {
    make: (_, stack) =>
      once(stack, 'ImportedByName', (scope, id) => sfn.StateMachine.fromStateMachineName(scope, id, 'theirs')),
    differences: [
      {
        row: 'start-execution-permission',
        edit: (outcome) =>
          withStatements(
            outcome,
            (statements) =>
              JSON.parse(JSON.stringify(statements).replace(':execution:theirs*', ':execution:theirs:*')) as Json[],
          ),
      },
    ],
  },
  'from the state': {
    alone: true,
    differences: targetFromState,
    make: ({ JsonPath }, stack) =>
      once(stack, 'FromState', (scope, id) =>
        sfn.StateMachine.fromStateMachineArn(scope, id, JsonPath.stringAt('$.arn')),
      ),
  },
};

const defaultInput: Difference = {
  row: 'start-execution-default-input',
  edit: (outcome, { choice, language }) =>
    language === 'JSONata' && choice.get('input')!.name === 'absent'
      ? withArguments(outcome, (args) => ({ ...args, Input: '{% $states.input %}' }))
      : outcome,
};

const PARENT = 'AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID';

/** The parent put into what upstream makes of the input without it. */
const linked: Difference = {
  row: 'start-execution-parent',
  edit: (outcome, { language }) => {
    if (isRefused(outcome)) {
      return outcome;
    }
    const { Input: literal, 'Input.$': path } = (outcome.state.Parameters ?? outcome.state.Arguments) as {
      Input?: unknown;
      'Input.$'?: string;
    };
    const expression = typeof literal === 'string' ? /^\{% (.*) %\}$/.exec(literal)?.[1] : undefined;
    if (path === undefined && expression === undefined) {
      return refusedFor(outcome, /^input is no object/);
    }
    if (path === undefined && language === 'JSONPath') {
      return refusedFor(outcome, /^Input is the JSONata expression .* in a JSONPath state$/);
    }
    const parent = `States.StringToJson(States.Format('\\{"${PARENT}":{}\\}', States.JsonToString($$.Execution.Id)))`;
    return withArguments(outcome, (args) => ({
      ...args,
      ...(path === undefined
        ? { Input: `{% $merge([${expression!}, {"${PARENT}": $states.context.Execution.Id}]) %}` }
        : { 'Input.$': `States.JsonMerge(${path}, ${parent}, false)` }),
    }));
  },
};

const isObject = ([valueName]: [string, unknown]): boolean => valueName.startsWith('object');
const objects = (values: Values<sfn.TaskInput>): Values<sfn.TaskInput> =>
  Object.fromEntries(Object.entries(values).filter(isObject));
const others = (values: Values<sfn.TaskInput>): Values<sfn.TaskInput> =>
  Object.fromEntries(Object.entries(values).filter((entry) => !isObject(entry)));

const name: Values<string> = {
  text: () => 'run-1',
  'CDK token': () => `run-in-${Aws.REGION}`,
  reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.name') },
  expression: { language: 'JSONata', make: () => '{% $states.input.name %}' },
  'with spaces': {
    alone: true,
    make: () => 'run 1',
    differences: refusal('start-execution-name', /^name is "run 1"$/),
  },
};

const yesAndNo: Values<boolean> = { no: () => false };

const argumentsInJsonPath: Difference = {
  row: 'activity-arguments-in-jsonpath',
  edit: (outcome, { choice, language }) =>
    language === 'JSONPath' && choice.get('arguments')!.name !== 'absent'
      ? refusedFor(outcome, /^arguments (is for JSONata states|are )/)
      : outcome,
};

const activity: Values<sfn.IActivity> = {
  activity: (_, stack) => once(stack, 'Activity', (scope, id) => new sfn.Activity(scope, id)),
  'activity with its own key': (_, stack) =>
    once(
      stack,
      'EncryptedActivity',
      (scope, id) =>
        new sfn.Activity(scope, id, {
          encryptionConfiguration: new sfn.CustomerManagedEncryptionConfiguration(new kms.Key(scope, 'ActivityKey')),
        }),
    ),
  imported: (_, stack) =>
    once(stack, 'ImportedActivity', (scope, id) => sfn.Activity.fromActivityName(scope, id, 'theirs')),
};

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = sfn.IntegrationPattern;

export default {
  models: [
    model('StepFunctionsStartExecution', {
      patterns: [undefined, REQUEST_RESPONSE, RUN_JOB],
      otherPatterns: [WAIT_FOR_TASK_TOKEN],
      differences: [defaultInput],
      required: { stateMachine },
      optional: { input: taskInputs, name, associateWithParent: yesAndNo },
    }),
    model('StepFunctionsStartExecution', {
      about: 'linked to its parent',
      patterns: [undefined, RUN_JOB],
      required: { stateMachine, associateWithParent: { yes: () => true }, input: objects(taskInputs) },
      optional: { name },
    }),
    model('StepFunctionsStartExecution', {
      about: 'linked to its parent, with an input that is no object',
      differences: [defaultInput, linked],
      required: {
        stateMachine,
        associateWithParent: { yes: { make: () => true, as: { row: linked.row, make: () => false } } },
      },
      optional: { input: others(taskInputs), name },
    }),
    model('StepFunctionsStartExecution', {
      about: 'waiting for the token',
      patterns: [WAIT_FOR_TASK_TOKEN],
      required: { stateMachine, input: { ...callbackInputs, absent: missing } },
      optional: { name },
    }),
    model('StepFunctionsInvokeActivity', {
      otherPatterns: [REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN],
      differences: [...unsupportedPattern('pattern-ignored'), argumentsInJsonPath],
      required: { activity },
      optional: {
        parameters: {
          object: { language: 'JSONPath', make: () => ({ a: 1, b: { c: ['d'] } }) },
          references: {
            language: 'JSONPath',
            make: ({ JsonPath }) => ({ a: JsonPath.stringAt('$.a'), b: { c: JsonPath.numberAt('$.c') } }),
          },
        },
        arguments: {
          object: { language: 'JSONata', make: () => ({ a: 1, b: '{% $states.input.b %}' }) },
          expression: { language: 'JSONata', make: () => '{% $states.input %}' },
          text: { language: 'JSONata', make: () => 'Hello' },
          list: { language: 'JSONata', make: () => [1, '{% $states.input.b %}'] },
        },
      },
    }),
  ],
  beyond: [
    beyondUpstream(StepFunctionsStartExecution, {
      about: 'of one of several machines',
      patterns: [undefined, RUN_JOB],
      required: {
        stateMachine: {
          'from the state': {
            language: 'JSONPath',
            make: ({ JsonPath }, stack) =>
              once(stack, 'Chosen', (scope, id) =>
                sfn.StateMachine.fromStateMachineArn(scope, id, JsonPath.stringAt('$.machine')),
              ),
          },
        },
        allowedTargets: { ARNs: () => ['arn:aws:states:us-east-1:222222222222:stateMachine:theirs-*'] },
      },
    }),
  ],
} satisfies PackageCases;
