import { JsonPath, Jsonata } from '@cdk-sfn/core';
import {
  EmrServerlessApplicationType,
  EmrServerlessArchitecture,
  EmrServerlessCancelJobRun,
  EmrServerlessCreateApplication,
  EmrServerlessDeleteApplication,
  EmrServerlessStartApplication,
  EmrServerlessStartJobRun,
  EmrServerlessStopApplication,
} from '@cdk-sfn/tasks-emrserverless';
import type {
  EmrServerlessConfiguration,
  EmrServerlessInitialCapacity,
  EmrServerlessJobDriver,
  EmrServerlessMaximumCapacity,
  EmrServerlessMonitoring,
} from '@cdk-sfn/tasks-emrserverless';
import { Aws, Duration } from 'aws-cdk-lib/core';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beyondUpstream, once } from '../src/case.ts';
import type { PackageCases, Values } from '../src/case.ts';

const { RUN_JOB } = sfn.IntegrationPattern;
const patterns = [undefined, RUN_JOB];

const text = (example: string): Values<string> => ({
  text: () => example,
  'CDK token': () => `${example}-${Aws.REGION}`,
  reference: { language: 'JSONPath', make: () => JsonPath.stringAt('$.a') },
  expression: { language: 'JSONata', make: () => '{% $states.input.a %}' },
});

const list = (...example: string[]): Values<string[]> => ({
  texts: () => example,
  reference: { language: 'JSONPath', make: () => JsonPath.listAt('$.list') },
  expression: { language: 'JSONata', make: () => Jsonata.list('$states.input.list') },
});

const minutes: Values<Duration> = {
  hours: () => Duration.hours(1),
  reference: { language: 'JSONPath', make: () => Duration.minutes(JsonPath.numberAt('$.minutes')) },
  expression: { language: 'JSONata', make: () => Duration.minutes(Jsonata.number('$states.input.minutes')) },
};

const flags: Values<boolean> = {
  yes: () => true,
  no: () => false,
  reference: { language: 'JSONPath', make: () => JsonPath.objectAt('$.flag') as never },
  expression: { language: 'JSONata', make: () => Jsonata.boolean('$states.input.flag') },
};

const tags: Values<{ [key: string]: string }> = {
  some: () => ({ team: 'data', region: Aws.REGION }),
  references: { language: 'JSONPath', make: () => ({ team: JsonPath.stringAt('$.team') }) },
  'from the state as a whole': { language: 'JSONPath', make: () => JsonPath.objectAt('$.tags') },
  expressions: { language: 'JSONata', make: () => ({ team: '{% $states.input.team %}' }) },
};

const configurations: Values<EmrServerlessConfiguration[]> = {
  nested: () => [
    {
      classification: 'spark-env',
      configurations: [{ classification: 'export', properties: { PYSPARK_PYTHON: 'python3' } }],
    },
  ],
  references: {
    language: 'JSONPath',
    make: () => [
      { classification: JsonPath.stringAt('$.classification'), properties: { a: JsonPath.stringAt('$.a') } },
    ],
  },
  'from the state as a whole': { language: 'JSONPath', make: () => JsonPath.listAt('$.configurations') as never },
  expressions: {
    language: 'JSONata',
    make: () => [{ classification: '{% $states.input.classification %}', properties: { a: '{% $states.input.a %}' } }],
  },
};

/** Applications, which may be any. */
const applicationId: Values<string> = { ...text('00f1ilm8'), 'CDK token': () => Aws.REGION };

/** Which one is for the state to say. */
const chosen = {
  applicationId: {
    reference: { language: 'JSONPath', make: () => JsonPath.stringAt('$.id') },
    expression: { language: 'JSONata', make: () => '{% $states.input.id %}' },
  } as Values<string>,
  allowedTargets: { ARNs: () => ['arn:aws:emr-serverless:us-east-1:222222222222:/applications/a*'] },
};

// Applications

const initialCapacity: Values<{ [workerType: string]: EmrServerlessInitialCapacity }> = {
  'of all kinds': () => ({
    Driver: { workerCount: 1, worker: { cpu: '2 vCPU', memory: '4 GB', disk: '20 GB' } },
    Executor: { workerCount: 10 },
  }),
  references: {
    language: 'JSONPath',
    make: () => ({
      Driver: {
        workerCount: JsonPath.numberAt('$.count'),
        worker: { cpu: JsonPath.stringAt('$.cpu'), memory: JsonPath.stringAt('$.memory') },
      },
    }),
  },
  expressions: {
    language: 'JSONata',
    make: () => ({
      Driver: {
        workerCount: Jsonata.number('$states.input.count'),
        worker: { cpu: '{% $states.input.cpu %}', memory: '{% $states.input.memory %}' },
      },
    }),
  },
};

const maximumCapacity: Values<EmrServerlessMaximumCapacity> = {
  'of all kinds': () => ({ cpu: '400 vCPU', memory: '1024 GB', disk: '1000 GB' }),
  references: {
    language: 'JSONPath',
    make: () => ({ cpu: JsonPath.stringAt('$.cpu'), memory: JsonPath.stringAt('$.memory') }),
  },
  expressions: {
    language: 'JSONata',
    make: () => ({ cpu: '{% $states.input.cpu %}', memory: '{% $states.input.memory %}' }),
  },
};

// Jobs

const executionRole: Values<iam.IRole> = {
  given: (_, stack) =>
    once(stack, 'JobRole', (scope, id) => new iam.Role(scope, id, { assumedBy: new iam.AnyPrincipal() })),
  imported: (_, stack) =>
    once(stack, 'Theirs', (scope, id) => iam.Role.fromRoleArn(scope, id, 'arn:aws:iam::222222222222:role/theirs')),
};

const jobDriver: Values<EmrServerlessJobDriver> = {
  Spark: () => ({
    sparkSubmit: {
      entryPoint: 's3://scripts/job.py',
      entryPointArguments: ['--day', Aws.REGION],
      sparkSubmitParameters: '--conf spark.executor.cores=2',
    },
  }),
  Hive: () => ({
    hive: {
      query: 's3://scripts/query.ql',
      initQueryFile: 's3://scripts/init.ql',
      parameters: '--hiveconf hive.exec.scratchdir=s3://scratch',
    },
  }),
  'Spark, references': {
    language: 'JSONPath',
    make: () => ({
      sparkSubmit: {
        entryPoint: JsonPath.stringAt('$.entry'),
        entryPointArguments: ['--day', JsonPath.stringAt('$.day')],
        sparkSubmitParameters: JsonPath.stringAt('$.parameters'),
      },
    }),
  },
  'Spark, arguments from the state': {
    language: 'JSONPath',
    make: () => ({
      sparkSubmit: { entryPoint: 's3://scripts/job.py', entryPointArguments: JsonPath.listAt('$.arguments') },
    }),
  },
  'Spark, expressions': {
    language: 'JSONata',
    make: () => ({
      sparkSubmit: {
        entryPoint: '{% $states.input.entry %}',
        entryPointArguments: Jsonata.list('$states.input.arguments'),
      },
    }),
  },
  'Hive, reference': { language: 'JSONPath', make: () => ({ hive: { query: JsonPath.stringAt('$.query') } }) },
  'Hive, expression': { language: 'JSONata', make: () => ({ hive: { query: '{% $states.input.query %}' } }) },
};

const monitoring: Values<EmrServerlessMonitoring> = {
  none: () => ({}),
  'log group and bucket': (_, stack) => ({
    logBucket: once(stack, 'Bucket', (scope, id) => new s3.Bucket(scope, id)),
    logFolder: 'logs/spark',
    logGroup: once(stack, 'Logs', (scope, id) => new logs.LogGroup(scope, id)),
    logStreamNamePrefix: 'orders',
    managedPersistence: false,
  }),
  references: {
    language: 'JSONPath',
    make: (_, stack) => ({
      logBucket: once(stack, 'Bucket', (scope, id) => new s3.Bucket(scope, id)),
      logFolder: JsonPath.stringAt('$.folder'),
      logGroup: once(stack, 'Logs', (scope, id) => new logs.LogGroup(scope, id)),
      logStreamNamePrefix: JsonPath.stringAt('$.prefix'),
    }),
  },
  expressions: {
    language: 'JSONata',
    make: (_, stack) => ({
      logBucket: once(stack, 'Bucket', (scope, id) => new s3.Bucket(scope, id)),
      logFolder: '{% $states.input.folder %}',
      managedPersistence: true,
    }),
  },
};

export default {
  models: [],
  beyond: [
    beyondUpstream(EmrServerlessCreateApplication, {
      patterns,
      required: {
        type: {
          ...(Object.fromEntries(
            Object.values(EmrServerlessApplicationType).map((value) => [value, () => value]),
          ) as Values<EmrServerlessApplicationType>),
          reference: { language: 'JSONPath', make: () => JsonPath.stringAt('$.type') as never },
          expression: { language: 'JSONata', make: () => '{% $states.input.type %}' as never },
        },
        releaseLabel: text('emr-7.9.0'),
      },
      optional: {
        applicationName: text('orders'),
        clientToken: text('token'),
        architecture: {
          ...(Object.fromEntries(
            Object.values(EmrServerlessArchitecture).map((value) => [value, () => value]),
          ) as Values<EmrServerlessArchitecture>),
          reference: { language: 'JSONPath', make: () => JsonPath.stringAt('$.architecture') as never },
        },
        autoStart: flags,
        autoStopIdleTimeout: minutes,
        initialCapacity,
        maximumCapacity,
        subnetIds: list('subnet-1', 'subnet-2'),
        imageUri: text('111111111111.dkr.ecr.us-east-1.amazonaws.com/spark:1'),
        runtimeConfiguration: configurations,
        tags,
      },
    }),
    beyondUpstream(EmrServerlessCreateApplication, {
      about: 'in security groups, or without end',
      patterns,
      required: {
        type: { Hive: () => EmrServerlessApplicationType.HIVE },
        releaseLabel: { text: () => 'emr-7.9.0' },
        subnetIds: list('subnet-1'),
        securityGroupIds: list('sg-1'),
        autoStop: flags,
      },
    }),
    ...[EmrServerlessStartApplication, EmrServerlessStopApplication, EmrServerlessDeleteApplication].flatMap((task) => [
      beyondUpstream(task, { patterns, required: { applicationId } }),
      beyondUpstream(task, { about: 'of one of several applications', patterns, required: chosen }),
    ]),
    beyondUpstream(EmrServerlessStartJobRun, {
      patterns,
      required: { applicationId, executionRole, jobDriver },
      optional: {
        jobName: text('orders'),
        clientToken: text('token'),
        applicationConfiguration: configurations,
        monitoring,
        executionTimeout: { ...minutes, none: () => Duration.minutes(0) },
        tags,
      },
    }),
    beyondUpstream(EmrServerlessStartJobRun, {
      about: 'of one of several applications, with one of several roles',
      patterns,
      required: {
        ...chosen,
        executionRole: {
          reference: {
            language: 'JSONPath',
            make: (_, stack) =>
              once(stack, 'Chosen', (scope, id) => iam.Role.fromRoleArn(scope, id, JsonPath.stringAt('$.role'))),
          },
          expression: {
            language: 'JSONata',
            make: (_, stack) =>
              once(stack, 'ChosenByExpression', (scope, id) =>
                iam.Role.fromRoleArn(scope, id, Jsonata.string('$states.input.role')),
              ),
          },
        },
        allowedRoles: { ARNs: () => ['arn:aws:iam::222222222222:role/jobs-*'] },
        jobDriver: { Spark: () => ({ sparkSubmit: { entryPoint: 's3://scripts/job.py' } }) },
      },
      optional: { tags: { some: () => ({ team: 'data' }) } },
    }),
    beyondUpstream(EmrServerlessCancelJobRun, {
      patterns,
      required: { applicationId, jobRunId: { ...text('00f1ilm9'), 'CDK token': () => Aws.REGION } },
    }),
    beyondUpstream(EmrServerlessCancelJobRun, {
      about: 'of one of several applications',
      patterns,
      required: { ...chosen, jobRunId: chosen.applicationId },
    }),
  ],
} satisfies PackageCases;
