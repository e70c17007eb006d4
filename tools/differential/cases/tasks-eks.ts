import { Jsonata, JsonPath, TaskInput } from '@cdk-sfn/core';
import { EksRunJob } from '@cdk-sfn/tasks-eks';
import type { CalledCluster, EksLogOptions } from '@cdk-sfn/tasks-eks';
import { Aws } from 'aws-cdk-lib/core';
import * as eks from 'aws-cdk-lib/aws-eks';
import * as eksv2 from 'aws-cdk-lib/aws-eks-v2';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { HttpMethods } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { EksCallProps } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { beyondUpstream, model, once } from '../src/case.ts';
import type { Make, PackageCases, Values } from '../src/case.ts';
import { taskInputs } from '../src/task-inputs.ts';

const attributes = {
  clusterName: 'jobs',
  clusterEndpoint: 'https://abc.gr7.eu-west-1.eks.amazonaws.com',
  clusterCertificateAuthorityData: 'LS0tLS1CRUdJTg==',
};

const cluster: Values<eks.ICluster> = {
  imported: (_, stack) =>
    once(stack, 'Imported', (scope, id) => eks.Cluster.fromClusterAttributes(scope, id, attributes)),
  // Upstream takes its type for another, and its values as they are.
  'of aws-eks-v2': (_, stack) =>
    once(
      stack,
      'Cluster',
      (scope, id) => new eksv2.Cluster(scope, id, { version: eksv2.KubernetesVersion.V1_33 }),
    ) as unknown as eks.ICluster,
  'of aws-eks-v2, imported': (_, stack) =>
    once(stack, 'ImportedV2', (scope, id) =>
      eksv2.Cluster.fromClusterAttributes(scope, id, attributes),
    ) as unknown as eks.ICluster,
  'with references': {
    language: 'JSONPath',
    make: ({ JsonPath }) =>
      ({
        clusterName: JsonPath.stringAt('$.cluster.Name'),
        clusterEndpoint: JsonPath.stringAt('$.cluster.Endpoint'),
        clusterCertificateAuthorityData: JsonPath.stringAt('$.cluster.CertificateAuthority.Data'),
      }) as eks.ICluster,
  },
  'imported by its name': {
    alone: true,
    make: (_, stack) =>
      once(stack, 'NameOnly', (scope, id) => eks.Cluster.fromClusterAttributes(scope, id, { clusterName: 'jobs' })),
  },
  'imported without its certificate authority': {
    alone: true,
    make: (_, stack) =>
      once(stack, 'WithoutAuthority', (scope, id) =>
        eks.Cluster.fromClusterAttributes(scope, id, { ...attributes, clusterCertificateAuthorityData: undefined }),
      ),
  },
};

const httpPath: Values<string> = {
  text: () => '/api/v1/namespaces/default/pods',
  'CDK token': () => `/api/v1/namespaces/${Aws.REGION}/pods`,
  reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.path') },
  'intrinsic function': {
    language: 'JSONPath',
    make: ({ JsonPath }) => JsonPath.format('/api/v1/namespaces/{}/pods', JsonPath.stringAt('$.namespace')),
  },
  'text with a reference': {
    language: 'JSONPath',
    make: ({ JsonPath }) => `/api/v1/namespaces/${JsonPath.stringAt('$.namespace')}/pods`,
    as: {
      row: 'reference-in-text',
      make: ({ JsonPath }) => JsonPath.format('/api/v1/namespaces/{}/pods', JsonPath.stringAt('$.namespace')),
    },
  },
  expression: { language: 'JSONata', make: () => "{% '/api/v1/namespaces/' & $states.input.namespace & '/pods' %}" },
};

const queryParameters: Values<EksCallProps['queryParameters']> = {
  lists: () => ({ labelSelector: ['app=shop', 'tier=web'], limit: ['5'] }),
  none: () => ({}),
  'CDK token': () => ({ labelSelector: [`region=${Aws.REGION}`] }),
  'reference to a list': {
    language: 'JSONPath',
    make: ({ JsonPath }) => ({ labelSelector: JsonPath.listAt('$.labels') }),
  },
  'reference in a list': {
    language: 'JSONPath',
    make: ({ JsonPath }) => ({ labelSelector: [JsonPath.stringAt('$.label')] }),
    as: {
      row: 'reference-in-list',
      make: ({ JsonPath }) => ({ labelSelector: JsonPath.array(JsonPath.stringAt('$.label')) as never }),
    },
  },
  expressions: {
    language: 'JSONata',
    make: () => ({ labelSelector: ['{% $states.input.label %}'], limit: '{% [$states.input.limit] %}' as never }),
  },
};

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = IntegrationPattern;

// Jobs

const reached: Values<CalledCluster> = {
  imported: cluster.imported as Make<CalledCluster>,
  'of aws-eks-v2': cluster['of aws-eks-v2'] as Make<CalledCluster>,
  references: cluster['with references'] as Values<CalledCluster>[string],
  expressions: {
    language: 'JSONata',
    make: () => ({
      clusterName: '{% $states.input.Cluster.Name %}',
      clusterEndpoint: '{% $states.input.Cluster.Endpoint %}',
      clusterCertificateAuthorityData: '{% $states.input.Cluster.CertificateAuthority.Data %}',
    }),
  },
};

const job: Values<TaskInput> = {
  manifest: () =>
    TaskInput.fromObject({
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'pi', labels: { region: Aws.REGION } },
      spec: {
        backoffLimit: 0,
        template: { spec: { restartPolicy: 'Never', containers: [{ name: 'pi', image: 'perl', args: ['-e', '1'] }] } },
      },
    }),
  references: {
    language: 'JSONPath',
    make: () =>
      TaskInput.fromObject({
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: { name: JsonPath.format('pi-{}', JsonPath.executionName) },
        spec: JsonPath.objectAt('$.spec'),
      }),
  },
  'reference to a manifest': { language: 'JSONPath', make: () => TaskInput.fromJsonPathAt('$.job') },
  'expression for a manifest': { language: 'JSONata', make: () => TaskInput.fromText('{% $states.input.job %}') },
};

const logOptions: Values<EksLogOptions> = {
  'of all kinds': () => ({
    retrieveLogs: true,
    rawLogs: false,
    logParameters: { tailLines: ['6'], container: [`of-${Aws.REGION}`] },
  }),
  none: () => ({ retrieveLogs: false }),
  references: {
    language: 'JSONPath',
    make: () => ({
      retrieveLogs: JsonPath.objectAt('$.logs') as never,
      logParameters: { container: [JsonPath.stringAt('$.container')] },
    }),
  },
  expressions: {
    language: 'JSONata',
    make: () => ({
      retrieveLogs: Jsonata.boolean('$states.input.logs'),
      rawLogs: Jsonata.boolean('$states.input.raw'),
      logParameters: Jsonata.object('$states.input.parameters'),
    }),
  },
};

const text = (example: string): Values<string> => ({
  text: () => example,
  'CDK token': () => `${example}-${Aws.REGION}`,
  reference: { language: 'JSONPath', make: () => JsonPath.stringAt('$.a') },
  expression: { language: 'JSONata', make: () => '{% $states.input.a %}' },
});

export default {
  models: [
    model('EksCall', {
      patterns: [undefined, REQUEST_RESPONSE],
      otherPatterns: [RUN_JOB, WAIT_FOR_TASK_TOKEN],
      required: {
        cluster,
        httpMethod: Object.fromEntries(Object.values(HttpMethods).map((method) => [method, () => method])),
        httpPath,
      },
      optional: { queryParameters, requestBody: taskInputs },
    }),
  ],
  beyond: [
    beyondUpstream(EksRunJob, {
      patterns: [undefined, RUN_JOB],
      required: { cluster: reached, job },
      optional: { namespace: text('jobs'), logOptions },
    }),
  ],
} satisfies PackageCases;
