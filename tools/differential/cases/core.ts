import { Duration } from 'aws-cdk-lib/core';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { absent, dimension, model, once } from '../src/case.ts';
import type {
  Call,
  Choice,
  Difference,
  Dimension,
  Language,
  Make,
  PackageCases,
  Tasks,
  Value,
  ValueOptions,
} from '../src/case.ts';
import { refusal, refusedFor, swapped, withState } from '../src/edits.ts';
import { isRefused } from '../src/outcome.ts';

const role: Make<iam.IRole> = (_, stack) =>
  once(stack, 'Role', (scope, id) => iam.Role.fromRoleArn(scope, id, 'arn:aws:iam::222222222222:role/theirs'));

type Props = sfn.TaskStateBaseProps;

/** What every task takes, in values that fit every class. */
export const everyTask: readonly Dimension[] = [
  dimension<string | undefined>('comment', 'prop', { absent, text: () => 'Says "hello"' }),
  dimension<string | undefined>('stateName', 'prop', { absent, text: () => 'A name' }),
  dimension<string | undefined>('inputPath', 'prop', {
    absent,
    path: { language: 'JSONPath', make: () => '$.in' },
    'context path': { language: 'JSONPath', make: () => '$$.Execution.Input' },
    discarded: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.DISCARD },
    reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.in') },
    'no path': { language: 'JSONPath', alone: true, make: () => 'in' },
  }),
  dimension<string | undefined>('outputPath', 'prop', {
    absent,
    path: { language: 'JSONPath', make: () => '$.out[0]' },
    filter: { language: 'JSONPath', make: () => '$.out[?(@.ok == true)].id' },
    discarded: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.DISCARD },
  }),
  dimension<string | undefined>('resultPath', 'prop', {
    absent,
    path: { language: 'JSONPath', make: () => '$.result' },
    'deep path': { language: 'JSONPath', make: () => "$.a['b c'][0].d" },
    discarded: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.DISCARD },
    'path of many': {
      alone: true,
      make: () => '$.a[*]',
      differences: refusal(
        'result-path-of-many',
        /^resultPath is ("\$\.a\[\*\]"|for JSONPath states; this state is a JSONata state)$/,
      ),
    },
  }),
  dimension<Props['resultSelector']>('resultSelector', 'prop', {
    absent,
    'references and literals': {
      language: 'JSONPath',
      make: ({ JsonPath }) => ({
        text: JsonPath.stringAt('$.text'),
        number: JsonPath.numberAt('$.number'),
        list: JsonPath.listAt('$.list'),
        object: JsonPath.objectAt('$.object'),
        literal: 1,
        nested: { id: JsonPath.executionId, yes: true },
      }),
    },
    null: {
      language: 'JSONPath',
      make: () => ({ a: null, only: 1 }),
      differences: swapped('null', { only: 1 }, { a: null, only: 1 }),
    },
  }),
  dimension<unknown>('outputs', 'prop', {
    absent,
    object: { language: 'JSONata', make: () => ({ id: '{% $states.result.id %}', one: 1, list: ['{% 2 %}'] }) },
    expression: { language: 'JSONata', make: () => '{% $states.result %}' },
    null: { language: 'JSONata', make: () => ({ a: null, b: 1 }) },
  }),
  dimension<Props['assign']>('assign', 'prop', {
    absent,
    literal: () => ({ fixed: 1, deep: { yes: true, list: ['a'] } }),
    reference: { language: 'JSONPath', make: ({ JsonPath }) => ({ id: JsonPath.stringAt('$.id'), a: 'b' }) },
    expression: { language: 'JSONata', make: () => ({ id: '{% $states.result.id %}', a: 'b' }) },
    null: { make: () => ({ a: null, only: 2 }), differences: swapped('null', { only: 2 }, { a: null, only: 2 }) },
  }),
  dimension<Props | undefined>('timeout', 'props', {
    absent,
    timeout: () => ({ timeout: Duration.minutes(5) }),
    taskTimeout: () => ({ taskTimeout: sfn.Timeout.duration(Duration.hours(1)) }),
    'path of taskTimeout': { language: 'JSONPath', make: () => ({ taskTimeout: sfn.Timeout.at('$.timeout') }) },
    'expression of taskTimeout': {
      language: 'JSONata',
      make: () => ({ taskTimeout: sfn.Timeout.jsonata('{% $states.input.timeout %}') }),
    },
    'timeout and taskTimeout': {
      alone: true,
      make: () => ({ timeout: Duration.minutes(5), taskTimeout: sfn.Timeout.duration(Duration.hours(1)) }),
      differences: refusal('two-timeouts', /^timeout is given beside taskTimeout$/),
    },
  }),
  dimension<Props | undefined>('heartbeat', 'props', {
    absent,
    heartbeat: () => ({ heartbeat: Duration.seconds(10) }),
    heartbeatTimeout: () => ({ heartbeatTimeout: sfn.Timeout.duration(Duration.minutes(1)) }),
    'path of heartbeatTimeout': {
      language: 'JSONPath',
      make: () => ({ heartbeatTimeout: sfn.Timeout.at('$.heartbeat') }),
    },
    'expression of heartbeatTimeout': {
      language: 'JSONata',
      make: () => ({ heartbeatTimeout: sfn.Timeout.jsonata('{% $states.input.heartbeat %}') }),
    },
    'heartbeat and heartbeatTimeout': {
      alone: true,
      make: () => ({
        heartbeat: Duration.seconds(10),
        heartbeatTimeout: sfn.Timeout.duration(Duration.minutes(1)),
      }),
      differences: refusal('two-timeouts', /^heartbeat is given beside heartbeatTimeout$/),
    },
    'longer than the timeout': {
      alone: true,
      make: () => ({
        taskTimeout: sfn.Timeout.duration(Duration.minutes(1)),
        heartbeatTimeout: sfn.Timeout.duration(Duration.minutes(2)),
      }),
      differences: refusal(
        'heartbeat-longer-than-timeout',
        /^heartbeatTimeout of 120 seconds is not shorter than the timeout of 60 seconds$/,
      ),
    },
  }),
  dimension<Props['credentials']>('credentials', 'prop', {
    absent,
    role: (tasks, stack) => ({ role: tasks.TaskRole.fromRole(role(tasks, stack)) }),
    'path of a role': {
      language: 'JSONPath',
      make: ({ TaskRole }) => ({ role: TaskRole.fromRoleArnJsonPath('$.role') }),
    },
  }),
  dimension<Call | undefined>('addRetry', 'call', {
    absent,
    'all errors': () => (task) => task.addRetry(),
    'some errors': () => (task) =>
      task.addRetry({
        errors: ['States.TaskFailed', 'Custom'],
        interval: Duration.seconds(3),
        maxAttempts: 4,
        backoffRate: 1.5,
        maxDelay: Duration.minutes(1),
        jitterStrategy: sfn.JitterType.FULL,
      }),
    'all errors before some': () => (task) =>
      task.addRetry({ maxAttempts: 1 }).addRetry({ errors: ['Custom'], maxAttempts: 0 }),
    'all errors among some': {
      alone: true,
      make: () => (task) => task.addRetry({ errors: ['States.ALL', 'Custom'] }),
    },
  }),
  dimension<Call | undefined>('addCatch', 'call', {
    absent,
    'all errors': () => (task, scope) => task.addCatch(new sfn.Pass(scope, 'Caught')),
    'all errors before some': () => (task, scope) =>
      task.addCatch(new sfn.Pass(scope, 'Caught')).addCatch(new sfn.Pass(scope, 'Timed out'), {
        errors: ['States.Timeout', 'Custom'],
      }),
    resultPath: {
      language: 'JSONPath',
      make: () => (task, scope) => task.addCatch(new sfn.Pass(scope, 'Caught'), { resultPath: '$.error' }),
    },
    'resultPath discarded': {
      language: 'JSONPath',
      make:
        ({ JsonPath }) =>
        (task, scope) =>
          task.addCatch(new sfn.Pass(scope, 'Caught'), { resultPath: JsonPath.DISCARD }),
    },
    outputs: {
      language: 'JSONata',
      make: () => (task, scope) =>
        task.addCatch(new sfn.Pass(scope, 'Caught'), { outputs: '{% $states.errorOutput %}' }),
    },
    'assign, reference': {
      language: 'JSONPath',
      make:
        ({ JsonPath }) =>
        (task, scope) =>
          task.addCatch(new sfn.Pass(scope, 'Caught'), { assign: { cause: JsonPath.stringAt('$.Cause') } }),
    },
    'assign, expression': {
      language: 'JSONata',
      make: () => (task, scope) =>
        task.addCatch(new sfn.Pass(scope, 'Caught'), { assign: { cause: '{% $states.errorOutput.Cause %}' } }),
    },
  }),
  dimension<Call | undefined>('next', 'call', {
    absent,
    'a Pass': () => (task, scope) => task.next(new sfn.Pass(scope, 'Afterwards')),
  }),
];

/** What is different about every task. */
export const everyDifference: readonly Difference[] = [
  {
    row: 'children-of-a-jsonata-machine',
    edit: (outcome, { choice, upstream }) => {
      if (choice.get('place')!.name === 'the machine' || !spokenByMachine(choice)) {
        return outcome;
      }
      const atTop = upstream({ place: () => (_: unknown, task: sfn.IChainable) => task });
      return isRefused(atTop) ? outcome : withState(outcome, () => atTop.state);
    },
  },
  {
    row: 'catch-outputs',
    edit: (outcome, { choice, upstream }) => {
      if (choice.get('addCatch')!.name !== 'outputs' || !spokenByMachine(choice)) {
        return outcome;
      }
      const told = upstream({ language: () => ({ state: sfn.QueryLanguage.JSONATA }) });
      return isRefused(told) ? outcome : withState(outcome, (state) => ({ ...state, Catch: told.state.Catch }));
    },
  },
  {
    row: 'jsonpath-fields-in-jsonata',
    edit: (outcome, { choice, language }) =>
      foreign(choice, 'JSONPath', language)
        .filter(isField)
        .reduce(
          (sofar) =>
            refusedFor(
              sofar,
              /is for JSONPath states; this state is a JSONata state$|^resultSelector\..* in a JSONata state$/,
            ),
          outcome,
        ),
  },
  {
    row: 'jsonpath-values-in-jsonata',
    edit: (outcome, { choice, language }) =>
      foreign(choice, 'JSONPath', language)
        .filter((entry) => !isField(entry))
        .reduce(
          (sofar) => refusedFor(sofar, / in a JSONata state$| is for JSONPath states; this state is a JSONata state$/),
          outcome,
        ),
  },
  {
    row: 'outputs-in-jsonpath',
    edit: (outcome, { choice, language }) =>
      foreign(choice, 'JSONata', language)
        .filter(([name, value]) => name === 'outputs' || value.name === 'outputs')
        .reduce(
          (sofar) => refusedFor(sofar, /outputs is for JSONata states; this state is a JSONPath state$/),
          outcome,
        ),
  },
  {
    row: 'jsonata-values-in-jsonpath',
    edit: (outcome, { choice, language }) =>
      foreign(choice, 'JSONata', language)
        .filter(
          ([name, value]) => name === 'timeout' || name === 'heartbeat' || value.name === 'expressions of every type',
        )
        .reduce((sofar) => refusedFor(sofar, / is the JSONata expression .* in a JSONPath state$/), outcome),
  },
];

/** The values of one language that stand in a state of the other. */
function foreign(choice: Choice, of: Language, language: Language): [string, Value][] {
  return [...choice].filter(([name, value]) => name !== 'language' && value.language === of && language !== of);
}

/** True for the fields that only JSONPath states have. */
function isField([name, value]: [string, Value]): boolean {
  return /^(input|output|result)Path$|^resultSelector$/.test(name) || value.name.startsWith('resultPath');
}

/** True when the machine's own query language is JSONata, whatever the state says. */
function spokenByMachine(choice: Choice): boolean {
  return ['JSONata of the machine', 'JSONata of both'].includes(choice.get('language')!.name);
}

/** A payload with a word of `JsonPath` in it. */
function words(
  make: (words: Tasks['JsonPath']) => unknown,
  as?: { row: string; make: Make<sfn.TaskInput> },
): ValueOptions<sfn.TaskInput> {
  return {
    language: 'JSONPath',
    make: ({ JsonPath, TaskInput }) => TaskInput.fromObject({ a: make(JsonPath) }),
    ofWord: true,
    ...(as && { as }),
  };
}

/** A payload with a path or function that is written out. */
const written =
  (path: string): Make<sfn.TaskInput> =>
  ({ JsonPath, TaskInput }) =>
    TaskInput.fromObject({ a: JsonPath.stringAt(path) });

export default {
  models: [
    model('LambdaInvoke', {
      about: 'with every word of JsonPath',
      required: {
        lambdaFunction: {
          function: (_, stack) =>
            once(stack, 'Function', (scope, id) => lambda.Function.fromFunctionName(scope, id, 'theirs')),
        },
        payload: {
          stringAt: words((p) => p.stringAt('$.a.b[0]')),
          'stringAt with a function': words((p) => p.stringAt("States.Format('{}', $.a)")),
          'stringAt without $': { ...words((p) => p.stringAt('a')), alone: true },
          'stringAt with brackets': words((p) => p.stringAt("$['a b'].c")),
          'stringAt with many': words((p) => p.stringAt('$.a[*].b')),
          'stringAt with a variable': words((p) => p.stringAt('$name.b')),
          listAt: words((p) => p.listAt('$.list')),
          numberAt: words((p) => p.numberAt('$.n')),
          objectAt: words((p) => p.objectAt('$.o')),
          'the empty object': words(() => ({})),
          constants: words((p) => ({
            entirePayload: p.entirePayload,
            entireContext: p.entireContext,
            taskToken: p.taskToken,
            executionId: p.executionId,
            executionInput: p.executionInput,
            executionName: p.executionName,
            executionRoleArn: p.executionRoleArn,
            executionStartTime: p.executionStartTime,
            stateEnteredTime: p.stateEnteredTime,
            stateName: p.stateName,
            stateRetryCount: p.stateRetryCount,
            stateMachineId: p.stateMachineId,
            stateMachineName: p.stateMachineName,
          })),
          array: words((p) => p.array('a', p.stringAt('$.b'))),
          arrayPartition: words((p) => p.arrayPartition(p.listAt('$.a'), 4)),
          'arrayPartition by a reference': words((p) => p.arrayPartition(p.listAt('$.a'), p.numberAt('$.n'))),
          arrayContains: words((p) => p.arrayContains(p.listAt('$.a'), 'b')),
          arrayRange: words((p) => p.arrayRange(1, p.numberAt('$.end'), 2)),
          arrayGetItem: words((p) => p.arrayGetItem(p.listAt('$.a'), 3)),
          arrayLength: words((p) => p.arrayLength(p.listAt('$.a'))),
          arrayUnique: words((p) => p.arrayUnique(p.listAt('$.a'))),
          base64Encode: words((p) => p.base64Encode(p.stringAt('$.a'))),
          'base64Encode of a literal': words((p) => p.base64Encode('text')),
          base64Decode: words((p) => p.base64Decode(p.stringAt('$.a'))),
          hash: words((p) => p.hash(p.objectAt('$.a'), 'SHA-256')),
          'hash by a reference': words((p) => p.hash(p.objectAt('$.a'), p.stringAt('$.algorithm'))),
          jsonMerge: words((p) => p.jsonMerge(p.objectAt('$.a'), p.objectAt('$.b'))),
          mathRandom: words((p) => p.mathRandom(1, 10)),
          mathAdd: words((p) => p.mathAdd(p.numberAt('$.a'), -1)),
          stringSplit: words((p) => p.stringSplit(p.stringAt('$.a'), ',')),
          uuid: words((p) => p.uuid()),
          format: words((p) => p.format('{} and {}', p.stringAt('$.a'), p.stringAt('$.b'))),
          'format with a quote': words((p) => p.format("it's {}", p.stringAt('$.a'))),
          'format with a reference for a template': words((p) => p.format(p.stringAt('$.template'), 'a')),
          'format with braces': words((p) => p.format('\\{{}\\}', p.stringAt('$.a'))),
          stringToJson: words((p) => p.stringToJson(p.stringAt('$.a'))),
          'stringToJson of a literal': words((p) => p.stringToJson('{"a":1}'), {
            row: 'braces-in-functions',
            make: written(`States.StringToJson('\\{"a":1\\}')`),
          }),
          jsonToString: words((p) => p.jsonToString(p.objectAt('$.a'))),
          'functions in functions': words((p) =>
            p.mathAdd(p.arrayLength(p.listAt('$.a')) as never, p.stringAt(`States.MathRandom(1, 2)`) as never),
          ),
          'listAt with a function': words((p) => p.listAt("States.StringSplit($.a, ',')"), {
            row: 'list-from-function',
            make: written("States.StringSplit($.a, ',')"),
          }),
          'a path that does not parse': {
            ...words((p) => p.stringAt('$.a[')),
            alone: true,
            differences: refusal('broken-path', /A path|is missing|does not parse|\[/),
          },
          'a function that there is not': {
            ...words((p) => p.stringAt('States.Nothing($.a)')),
            alone: true,
            differences: refusal('broken-path', /States\.Nothing is not an intrinsic function/),
          },
        },
      },
    }),
  ],
} satisfies PackageCases;
