import * as ours from '@cdk-sfn/tasks-mediaconvert';
import { Aws } from 'aws-cdk-lib/core';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { beyondUpstream, model, once } from '../src/case.ts';
import type { Circumstances, Difference, Make, PackageCases, Tasks, Values } from '../src/case.ts';
import { refusal, withStatements } from '../src/edits.ts';

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = IntegrationPattern;

type Request = Readonly<Record<string, unknown>>;

const Settings = {
  Inputs: [{ FileInput: 's3://in/film.mov', AudioSelectors: { sound: { DefaultSelection: 'DEFAULT' } } }],
  OutputGroups: [
    {
      Name: 'films',
      OutputGroupSettings: {
        Type: 'FILE_GROUP_SETTINGS',
        FileGroupSettings: { Destination: `s3://out/${Aws.REGION}/` },
      },
      Outputs: [{ Preset: 'System-Generic_Hd_Mp4_Avc_Aac_16x9_1920x1080p_24Hz_6Mbps', NameModifier: '-hd' }],
    },
  ],
};

const role: Make<string> = (_, stack) =>
  once(
    stack,
    'Role',
    (scope, id) => new iam.Role(scope, id, { assumedBy: new iam.ServicePrincipal('mediaconvert.amazonaws.com') }),
  ).roleArn;

/** A request with a role and settings, and what is special about it. */
const request =
  (special: (tasks: Tasks) => Request = () => ({})): Make<Request> =>
  (tasks, stack) => ({ Role: role(tasks, stack), Settings, ...special(tasks) });

const roleFromState = refusal(
  'target-from-state',
  /^createJobRequest\.Role comes from the state, so that no permission can be granted on it$| is the JSONPath reference .* in a JSONata state$/,
);

const createJobRequest: Values<Request> = {
  'a role and settings': request(),
  'an imported role': request(() => ({ Role: 'arn:aws:iam::222222222222:role/films' })),
  'all that a job can have': request(() => ({
    AccelerationSettings: { Mode: 'PREFERRED' },
    BillingTagsSource: 'QUEUE',
    ClientRequestToken: 'once',
    HopDestinations: [{ Priority: 10, Queue: 'films', WaitMinutes: 15 }],
    JobTemplate: 'films',
    Priority: -50,
    Queue: `arn:aws:mediaconvert:${Aws.REGION}:111111111111:queues/films`,
    SimulateReservedQueue: 'DISABLED',
    StatusUpdateInterval: 'SECONDS_60',
    UserMetadata: { film: 'one' },
  })),
  tags: request(() => ({ Tags: { team: 'films', region: Aws.REGION } })),
  references: {
    language: 'JSONPath',
    make: request(({ JsonPath }) => ({
      Priority: JsonPath.numberAt('$.priority'),
      Queue: JsonPath.stringAt('$.queue'),
      Settings: { Inputs: [{ FileInput: JsonPath.stringAt('$.file') }] },
      UserMetadata: { execution: JsonPath.executionId },
    })),
  },
  'settings from the state': {
    language: 'JSONPath',
    make: request(({ JsonPath }) => ({ Settings: JsonPath.objectAt('$.settings') })),
  },
  'a function': {
    language: 'JSONPath',
    make: request(({ JsonPath }) => ({
      Settings: { Inputs: [{ FileInput: JsonPath.format('s3://in/{}', JsonPath.stringAt('$.key')) }] },
    })),
  },
  'text with a reference': {
    language: 'JSONPath',
    make: request(({ JsonPath }) => ({
      Settings: { Inputs: [{ FileInput: `s3://in/${JsonPath.stringAt('$.key')}` }] },
    })),
    as: {
      row: 'reference-in-text',
      make: request(({ JsonPath }) => ({
        Settings: { Inputs: [{ FileInput: JsonPath.format('s3://in/{}', JsonPath.stringAt('$.key')) }] },
      })),
    },
  },
  expressions: {
    language: 'JSONata',
    make: request(() => ({
      Priority: '{% $states.input.priority %}',
      Settings: { Inputs: [{ FileInput: "{% 's3://in/' & $states.input.key %}" }] },
    })),
  },
  'settings of an expression': {
    language: 'JSONata',
    make: request(() => ({ Settings: '{% $states.input.settings %}' })),
  },
  'with a role from the state': {
    alone: true,
    make: request(({ JsonPath }) => ({ Role: JsonPath.stringAt('$.role') })),
    differences: roleFromState,
  },
  'with a role of an expression': {
    alone: true,
    make: request(() => ({ Role: '{% $states.input.role %}' })),
    differences: roleFromState,
  },
  'without a role': { alone: true, make: request(() => ({ Role: undefined })) },
  'without settings': { alone: true, make: request(() => ({ Settings: undefined })) },
  'with a priority that is too high': {
    alone: true,
    make: request(() => ({ Priority: 51 })),
    differences: refusal('mediaconvert-priority', /^createJobRequest\.Priority is 51$/),
  },
};

/** The ARN of all resources of a type, in the account of the stack or in any. */
function all(resources: string, { choice }: Circumstances, inAnyAccount = false): unknown {
  const isKnown = choice.get('stack')!.name === 'one account';
  const region = isKnown ? 'eu-west-1' : { Ref: 'AWS::Region' };
  const account = inAnyAccount ? '*' : isKnown ? '111111111111' : { Ref: 'AWS::AccountId' };
  const pieces = ['arn:', { Ref: 'AWS::Partition' }, ':mediaconvert:', region, ':', account, `:${resources}/*`];
  const joined = pieces.reduce<unknown[]>((done, piece) => {
    const last = done.at(-1);
    return typeof piece === 'string' && typeof last === 'string'
      ? [...done.slice(0, -1), last + piece]
      : [...done, piece];
  }, []);
  return { 'Fn::Join': ['', joined] };
}

const resources: Difference = {
  row: 'mediaconvert-resources',
  edit: (outcome, about) =>
    withStatements(outcome, (statements) =>
      statements.map((statement) => {
        const actions = [statement.Action].flat();
        if (actions.includes('mediaconvert:CreateJob')) {
          const shared = ['jobTemplates', 'presets'].map((each) => all(each, about, true));
          return { ...statement, Resource: [all('queues', about), ...shared] };
        }
        return actions.includes('mediaconvert:GetJob') ? { ...statement, Resource: all('jobs', about) } : statement;
      }),
    ),
};

const tagging: Difference = {
  row: 'mediaconvert-tags',
  edit: (outcome, about) =>
    about.choice.get('createJobRequest')!.name === 'tags'
      ? withStatements(outcome, (statements) =>
          statements.flatMap((statement) =>
            statement.Action === 'mediaconvert:CreateJob'
              ? [statement, { Action: 'mediaconvert:TagResource', Effect: 'Allow', Resource: all('jobs', about) }]
              : [statement],
          ),
        )
      : outcome,
};

export default {
  models: [
    model('MediaConvertCreateJob', {
      patterns: [undefined, REQUEST_RESPONSE, RUN_JOB],
      otherPatterns: [WAIT_FOR_TASK_TOKEN],
      differences: [resources, tagging],
      required: { createJobRequest },
    }),
  ],
  beyond: [
    beyondUpstream(ours.MediaConvertCreateJob, {
      patterns: [undefined, RUN_JOB],
      required: {
        createJobRequest: {
          reference: { language: 'JSONPath', make: request(({ JsonPath }) => ({ Role: JsonPath.stringAt('$.role') })) },
          expression: { language: 'JSONata', make: request(() => ({ Role: '{% $states.input.role %}' })) },
        },
        allowedTargets: { ARNs: () => ['arn:aws:iam::222222222222:role/films-*'] },
      },
    }),
  ],
} satisfies PackageCases;
