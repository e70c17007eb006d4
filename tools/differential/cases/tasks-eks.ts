import { Jsonata, JsonPath, TaskInput } from '@cdk-sfn/core';
import {
  EksAmiType,
  EksAuthenticationMode,
  EksCapacityType,
  EksControlPlaneEgressMode,
  EksControlPlaneTier,
  EksCreateCluster,
  EksCreateFargateProfile,
  EksCreateNodegroup,
  EksDeleteCluster,
  EksDeleteFargateProfile,
  EksDeleteNodegroup,
  EksIpFamily,
  EksLogType,
  EksNodePool,
  EksNodegroupUpdateStrategy,
  EksRepairAction,
  EksRunJob,
  EksScoringStrategy,
  EksSpreadLevel,
  EksSupportType,
  EksTaintEffect,
  EksWarmPoolState,
} from '@cdk-sfn/tasks-eks';
import type {
  CalledCluster,
  EksAccessConfig,
  EksAutoMode,
  EksControlPlane,
  EksFargateSelector,
  EksKubernetesNetwork,
  EksLaunchTemplate,
  EksLogOptions,
  EksNodeRepair,
  EksNodegroupScaling,
  EksNodegroupUpdate,
  EksOutpost,
  EksRemoteAccess,
  EksRemoteNetwork,
  EksTaint,
  EksVpcConfig,
  EksWarmPool,
  NamedCluster,
} from '@cdk-sfn/tasks-eks';
import { Aws, Duration, Size } from 'aws-cdk-lib/core';
import type { Stack } from 'aws-cdk-lib/core';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks';
import * as eksv2 from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
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

// Clusters, node groups and Fargate profiles

const patterns = [undefined, RUN_JOB];

const list = (...example: string[]): Values<string[]> => ({
  texts: () => example,
  reference: { language: 'JSONPath', make: () => JsonPath.listAt('$.list') },
  expression: { language: 'JSONata', make: () => Jsonata.list('$states.input.list') },
});

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

/** All values of an enum, and some from the state. */
const oneOf = <T extends string>(values: { readonly [name: string]: T }): Values<T> => ({
  ...Object.fromEntries(Object.values(values).map((value) => [value, () => value])),
  reference: { language: 'JSONPath', make: () => JsonPath.stringAt('$.one') as T },
  expression: { language: 'JSONata', make: () => '{% $states.input.one %}' as T },
});

const role: Values<iam.IRole> = {
  made: (_, stack) =>
    once(stack, 'Role', (scope, id) => new iam.Role(scope, id, { assumedBy: new iam.AnyPrincipal() })),
  imported: (_, stack) =>
    once(stack, 'Theirs', (scope, id) => iam.Role.fromRoleArn(scope, id, 'arn:aws:iam::222222222222:role/theirs')),
};

const chosenRole: Values<iam.IRole> = {
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
};
const allowedRoles = { ARNs: () => ['arn:aws:iam::222222222222:role/eks-*'] };

const named: Values<NamedCluster> = {
  'of aws-eks-v2': reached['of aws-eks-v2']!,
  imported: reached.imported!,
  reference: { language: 'JSONPath', make: () => ({ clusterName: JsonPath.stringAt('$.Cluster.Name') }) },
  'text with a reference': {
    language: 'JSONPath',
    make: () => ({ clusterName: JsonPath.format('jobs-{}', JsonPath.executionName) }),
  },
  expression: { language: 'JSONata', make: () => ({ clusterName: '{% $states.input.Cluster.Name %}' }) },
};

const chosenCluster: Values<NamedCluster> = { reference: named.reference!, expression: named.expression! };
const allowedTargets = {
  ARNs: () => ['arn:aws:eks:us-east-1:222222222222:cluster/jobs-*'],
  'ARN of a cluster': (_: unknown, stack: Stack) => [
    once(stack, 'Cluster', (scope, id) => new eksv2.Cluster(scope, id, { version: eksv2.KubernetesVersion.V1_33 }))
      .clusterArn,
  ],
};

const resourcesVpcConfig: Values<EksVpcConfig> = {
  subnets: () => ({ subnetIds: ['subnet-1', 'subnet-2'] }),
  ...Object.fromEntries(
    Object.values(EksControlPlaneEgressMode).map((controlPlaneEgressMode) => [
      controlPlaneEgressMode,
      () => ({ subnetIds: ['subnet-1', 'subnet-2'], controlPlaneEgressMode }),
    ]),
  ),
  'of all kinds': () => ({
    subnetIds: ['subnet-1', 'subnet-2'],
    securityGroupIds: ['sg-1'],
    endpointPublicAccess: true,
    endpointPrivateAccess: true,
    publicAccessCidrs: ['203.0.113.0/24'],
  }),
  references: {
    language: 'JSONPath',
    make: () => ({
      subnetIds: JsonPath.listAt('$.subnets'),
      securityGroupIds: [JsonPath.stringAt('$.group')],
      endpointPrivateAccess: JsonPath.objectAt('$.private') as never,
    }),
  },
  expressions: {
    language: 'JSONata',
    make: () => ({
      subnetIds: Jsonata.list('$states.input.subnets'),
      securityGroupIds: ['{% $states.input.group %}'],
      endpointPublicAccess: Jsonata.boolean('$states.input.public'),
    }),
  },
};

const accessConfig: Values<EksAccessConfig> = {
  none: () => ({}),
  ...Object.fromEntries(
    Object.values(EksAuthenticationMode).map((authenticationMode) => [
      authenticationMode,
      () => ({ authenticationMode, bootstrapClusterCreatorAdminPermissions: false }),
    ]),
  ),
  expression: {
    language: 'JSONata',
    make: () => ({ bootstrapClusterCreatorAdminPermissions: Jsonata.boolean('$states.input.admin') }),
  },
};

const autoMode: Values<EksAutoMode> = {
  alone: () => ({}),
  'with nodes': (tasks, stack) => ({
    nodePools: Object.values(EksNodePool),
    nodeRole: (role.made as Make<iam.IRole>)(tasks, stack),
    managedGatewayApiCrds: true,
  }),
  references: {
    language: 'JSONPath',
    make: (tasks, stack) => ({
      nodePools: JsonPath.listAt('$.pools') as never,
      nodeRole: (role.imported as Make<iam.IRole>)(tasks, stack),
    }),
  },
};

const controlPlane: Values<EksControlPlane> = {
  none: () => ({}),
  ...Object.fromEntries(Object.values(EksControlPlaneTier).map((tier) => [tier, () => ({ tier })])),
  ...Object.fromEntries(
    Object.values(EksScoringStrategy).map((scoringStrategy) => [scoringStrategy, () => ({ scoringStrategy })]),
  ),
  'of all kinds': () => ({
    eventTtl: Duration.hours(2),
    serviceNodePortRange: { minPort: 30000, maxPort: 32000 },
    scoringWeights: { cpu: 2, memory: 1 },
    terminatedPodGcThreshold: 100,
    horizontalPodAutoscalerSyncPeriod: Duration.seconds(15),
  }),
  references: {
    language: 'JSONPath',
    make: () => ({
      eventTtl: Duration.minutes(JsonPath.numberAt('$.minutes')),
      serviceNodePortRange: { minPort: JsonPath.numberAt('$.from'), maxPort: JsonPath.numberAt('$.to') },
      scoringWeights: JsonPath.objectAt('$.weights'),
    }),
  },
  expressions: {
    language: 'JSONata',
    make: () => ({
      scoringWeights: { cpu: Jsonata.number('$states.input.weight') },
      terminatedPodGcThreshold: Jsonata.number('$states.input.pods'),
      horizontalPodAutoscalerSyncPeriod: Duration.seconds(Jsonata.number('$states.input.seconds')),
    }),
  },
};

const kubernetesNetwork: Values<EksKubernetesNetwork> = {
  none: () => ({}),
  ...Object.fromEntries(Object.values(EksIpFamily).map((ipFamily) => [ipFamily, () => ({ ipFamily })])),
  block: () => ({ serviceIpv4Cidr: '10.100.0.0/16' }),
  reference: { language: 'JSONPath', make: () => ({ serviceIpv4Cidr: JsonPath.stringAt('$.cidr') }) },
};

const remoteNetwork: Values<EksRemoteNetwork> = {
  nodes: () => ({ nodeCidrs: ['10.2.0.0/16'] }),
  'nodes and pods': () => ({ nodeCidrs: ['10.2.0.0/16'], podCidrs: ['10.3.0.0/16'] }),
  references: {
    language: 'JSONPath',
    make: () => ({ nodeCidrs: JsonPath.listAt('$.nodes'), podCidrs: [JsonPath.stringAt('$.pods')] }),
  },
};

const outpost: Values<EksOutpost> = {
  plain: () => ({
    outpostArn: 'arn:aws:outposts:us-east-1:222222222222:outpost/op-1',
    controlPlaneInstanceType: new ec2.InstanceType('m5d.large'),
  }),
  'of all kinds': () => ({
    outpostArn: 'arn:aws:outposts:us-east-1:222222222222:outpost/op-1',
    controlPlaneInstanceType: new ec2.InstanceType('m5d.large'),
    controlPlanePlacementGroup: 'group',
    controlPlaneSpreadLevel: EksSpreadLevel.HOST,
    etcdInstanceType: new ec2.InstanceType('r5d.large'),
    etcdSpreadLevel: EksSpreadLevel.RACK,
  }),
  references: {
    language: 'JSONPath',
    make: () => ({
      outpostArn: JsonPath.stringAt('$.outpost'),
      controlPlaneInstanceType: new ec2.InstanceType(JsonPath.stringAt('$.type')),
    }),
  },
};

const logging: Values<EksLogType[]> = {
  all: () => Object.values(EksLogType),
  none: () => [],
  reference: { language: 'JSONPath', make: () => JsonPath.listAt('$.logs') as never },
  expression: { language: 'JSONata', make: () => Jsonata.list('$states.input.logs') as never },
};

const selectors: Values<EksFargateSelector[]> = {
  several: () => [{ namespace: 'jobs', labels: { region: Aws.REGION } }, { namespace: 'web-*' }],
  references: {
    language: 'JSONPath',
    make: () => [{ namespace: JsonPath.stringAt('$.namespace'), labels: { tier: JsonPath.stringAt('$.tier') } }],
  },
  'from the state as a whole': { language: 'JSONPath', make: () => JsonPath.listAt('$.selectors') as never },
  expressions: {
    language: 'JSONata',
    make: () => [{ namespace: '{% $states.input.namespace %}', labels: Jsonata.object('$states.input.labels') }],
  },
};

const scaling: Values<EksNodegroupScaling> = {
  numbers: () => ({ minSize: 0, maxSize: 3, desiredSize: 1 }),
  references: {
    language: 'JSONPath',
    make: () => ({ minSize: 0, maxSize: JsonPath.numberAt('$.max'), desiredSize: JsonPath.numberAt('$.desired') }),
  },
  expressions: {
    language: 'JSONata',
    make: () => ({ minSize: Jsonata.number('$states.input.min'), maxSize: 3, desiredSize: 3 }),
  },
};

const instanceTypes: Values<ec2.InstanceType[]> = {
  several: () => [new ec2.InstanceType('m7i.large'), new ec2.InstanceType('m6i.large')],
  reference: { language: 'JSONPath', make: () => [new ec2.InstanceType(JsonPath.stringAt('$.type'))] },
  'from the state as a whole': { language: 'JSONPath', make: () => JsonPath.listAt('$.types') as never },
  expression: { language: 'JSONata', make: () => Jsonata.list('$states.input.types') as never },
};

const diskSize: Values<Size> = {
  GiB: () => Size.gibibytes(40),
  reference: { language: 'JSONPath', make: () => Size.gibibytes(JsonPath.numberAt('$.disk')) },
  expression: { language: 'JSONata', make: () => Size.gibibytes(Jsonata.number('$states.input.disk')) },
};

const remoteAccess: Values<EksRemoteAccess> = {
  'from everywhere': () => ({ sshKeyName: 'key' }),
  'from some': () => ({ sshKeyName: 'key', sourceSecurityGroupIds: ['sg-1'] }),
  references: {
    language: 'JSONPath',
    make: () => ({ sshKeyName: JsonPath.stringAt('$.key'), sourceSecurityGroupIds: JsonPath.listAt('$.groups') }),
  },
};

const launchTemplate: Values<EksLaunchTemplate> = {
  made: (_, stack) => once(stack, 'Template', (scope, id) => new ec2.LaunchTemplate(scope, id, { blockDevices: [] })),
  'by its name': () => ({ launchTemplateName: 'mine', versionNumber: '3' }),
  references: {
    language: 'JSONPath',
    make: () => ({ launchTemplateId: JsonPath.stringAt('$.id'), versionNumber: JsonPath.stringAt('$.version') }),
  },
  expressions: { language: 'JSONata', make: () => ({ launchTemplateName: '{% $states.input.template %}' }) },
};

const taints: Values<EksTaint[]> = {
  'of all kinds': () => Object.values(EksTaintEffect).map((effect) => ({ key: effect, value: Aws.REGION, effect })),
  references: {
    language: 'JSONPath',
    make: () => [{ key: JsonPath.stringAt('$.key'), effect: JsonPath.stringAt('$.effect') as never }],
  },
  'from the state as a whole': { language: 'JSONPath', make: () => JsonPath.listAt('$.taints') as never },
  expressions: {
    language: 'JSONata',
    make: () => [{ key: '{% $states.input.key %}', effect: EksTaintEffect.NO_EXECUTE }],
  },
};

const update: Values<EksNodegroupUpdate> = {
  count: () => ({ maxUnavailable: 2 }),
  ...Object.fromEntries(
    Object.values(EksNodegroupUpdateStrategy).map((updateStrategy) => [
      updateStrategy,
      () => ({ maxUnavailablePercentage: 10, updateStrategy }),
    ]),
  ),
  reference: { language: 'JSONPath', make: () => ({ maxUnavailable: JsonPath.numberAt('$.count') }) },
  expression: {
    language: 'JSONata',
    make: () => ({ maxUnavailablePercentage: Jsonata.number('$states.input.percentage') }),
  },
};

const nodeRepair: Values<EksNodeRepair> = {
  plain: () => ({}),
  counts: () => ({ maxUnhealthyNodeThresholdCount: 3, maxParallelNodesRepairedCount: 1 }),
  percentages: () => ({ maxUnhealthyNodeThresholdPercentage: 20, maxParallelNodesRepairedPercentage: 50 }),
  overrides: () => ({
    overrides: Object.values(EksRepairAction).map((repairAction) => ({
      nodeMonitoringCondition: 'AcceleratedHardwareReady',
      nodeUnhealthyReason: 'NvidiaXID13Error',
      minRepairWaitTime: Duration.minutes(10),
      repairAction,
    })),
  }),
  references: {
    language: 'JSONPath',
    make: () => ({
      maxUnhealthyNodeThresholdCount: JsonPath.numberAt('$.count'),
      overrides: [
        {
          nodeMonitoringCondition: JsonPath.stringAt('$.condition'),
          nodeUnhealthyReason: JsonPath.stringAt('$.reason'),
          minRepairWaitTime: Duration.minutes(JsonPath.numberAt('$.minutes')),
          repairAction: EksRepairAction.REBOOT,
        },
      ],
    }),
  },
  'overrides from the state': {
    language: 'JSONata',
    make: () => ({ overrides: Jsonata.list('$states.input.overrides') as never }),
  },
};

const warmPool: Values<EksWarmPool> = {
  plain: () => ({}),
  ...Object.fromEntries(
    Object.values(EksWarmPoolState).map((poolState) => [
      poolState,
      () => ({ minSize: 1, maxGroupPreparedCapacity: 5, poolState, reuseOnScaleIn: true }),
    ]),
  ),
  reference: { language: 'JSONPath', make: () => ({ minSize: JsonPath.numberAt('$.size') }) },
  expression: { language: 'JSONata', make: () => ({ minSize: Jsonata.number('$states.input.size') }) },
};

const profileName: Values<string> = { ...text('batch'), 'CDK token': () => Aws.REGION };

const nodegroup = {
  cluster: { imported: named.imported! },
  nodegroupName: { text: () => 'spot' },
  nodeRole: { imported: role.imported! },
  subnetIds: { texts: () => ['subnet-1'] },
};

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
    beyondUpstream(EksCreateCluster, {
      patterns,
      required: { clusterName: text('jobs'), role, resourcesVpcConfig },
      optional: {
        version: text('1.33'),
        accessConfig,
        bootstrapSelfManagedAddons: flags,
        controlPlane,
        logging,
        secretsEncryptionKey: {
          made: (_, stack) => once(stack, 'Key', (scope, id) => new kms.Key(scope, id)),
          imported: (_, stack) =>
            once(stack, 'TheirKey', (scope, id) =>
              kms.Key.fromKeyArn(scope, id, 'arn:aws:kms:us-east-1:222222222222:key/0f3e'),
            ),
        } satisfies Values<kms.IKey>,
        kubernetesNetwork,
        remoteNetwork,
        outpost,
        supportType: oneOf(EksSupportType),
        zonalShift: flags,
        deletionProtection: flags,
        tags,
        clientRequestToken: text('token'),
      },
    }),
    beyondUpstream(EksCreateCluster, {
      about: 'in Auto Mode',
      patterns,
      required: { clusterName: { text: () => 'jobs' }, role, resourcesVpcConfig, autoMode },
      optional: { kubernetesNetwork },
    }),
    beyondUpstream(EksCreateCluster, {
      about: 'of one of several names, with one of several roles',
      patterns,
      required: {
        clusterName: {
          reference: { language: 'JSONPath', make: () => JsonPath.stringAt('$.name') },
          expression: { language: 'JSONata', make: () => '{% $states.input.name %}' },
        } satisfies Values<string>,
        role: chosenRole,
        resourcesVpcConfig: { subnets: resourcesVpcConfig.subnets! },
        allowedRoles,
        allowedTargets,
      },
      optional: { tags: { some: tags.some! } },
    }),
    beyondUpstream(EksDeleteCluster, { patterns, required: { cluster: named } }),
    beyondUpstream(EksDeleteCluster, {
      about: 'of one of several',
      patterns,
      required: { cluster: chosenCluster, allowedTargets },
    }),
    beyondUpstream(EksCreateFargateProfile, {
      patterns,
      required: { cluster: named, fargateProfileName: profileName, podExecutionRole: role, selectors },
      optional: { subnetIds: list('subnet-1'), tags, clientRequestToken: text('token') },
    }),
    beyondUpstream(EksCreateFargateProfile, {
      about: 'of one of several clusters, with one of several roles',
      patterns,
      required: {
        cluster: chosenCluster,
        fargateProfileName: { text: () => 'batch' },
        podExecutionRole: chosenRole,
        selectors: { several: selectors.several! },
        allowedRoles,
        allowedTargets,
      },
      optional: { tags: { some: tags.some! } },
    }),
    beyondUpstream(EksDeleteFargateProfile, {
      patterns,
      required: { cluster: named, fargateProfileName: profileName },
    }),
    beyondUpstream(EksDeleteFargateProfile, {
      about: 'of one of several clusters',
      patterns,
      required: { cluster: chosenCluster, fargateProfileName: profileName, allowedTargets },
    }),
    beyondUpstream(EksCreateNodegroup, {
      patterns,
      required: {
        cluster: named,
        nodegroupName: profileName,
        nodeRole: role,
        subnetIds: list('subnet-1', 'subnet-2'),
      },
      optional: {
        scaling,
        instanceTypes,
        capacityType: oneOf(EksCapacityType),
        amiType: oneOf(EksAmiType),
        version: text('1.33'),
        releaseVersion: text('1.33.0-20250704'),
        diskSize,
        remoteAccess,
        labels: tags,
        taints,
        update,
        nodeRepair,
        warmPool,
        tags,
        clientRequestToken: text('token'),
      },
    }),
    beyondUpstream(EksCreateNodegroup, {
      about: 'of a launch template',
      required: { ...nodegroup, launchTemplate },
      optional: { instanceTypes },
    }),
    beyondUpstream(EksCreateNodegroup, {
      about: 'of one of several clusters, with one of several roles',
      patterns,
      required: { ...nodegroup, cluster: chosenCluster, nodeRole: chosenRole, allowedRoles, allowedTargets },
      optional: { tags: { some: tags.some! } },
    }),
    beyondUpstream(EksDeleteNodegroup, { patterns, required: { cluster: named, nodegroupName: profileName } }),
    beyondUpstream(EksDeleteNodegroup, {
      about: 'of one of several clusters',
      patterns,
      required: { cluster: chosenCluster, nodegroupName: profileName, allowedTargets },
    }),
  ],
} satisfies PackageCases;
