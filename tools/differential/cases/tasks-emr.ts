import * as ours from '@cdk-sfn/tasks-emr';
import { Aws, Duration, Lazy, Size } from 'aws-cdk-lib/core';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import type {
  ActionOnFailure,
  EmrCreateCluster,
  EmrModifyInstanceGroupByName,
} from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { beyondUpstream, model, once } from '../src/case.ts';
import type { Circumstances, Difference, Make, Model, PackageCases, Tasks, ValueOptions, Values } from '../src/case.ts';
import { refusal, targetFromState, unsupportedPattern, withState, withStatements } from '../src/edits.ts';
import type { Json } from '../src/outcome.ts';

type Cluster = typeof EmrCreateCluster;

/** A value that names enums of the class. */
const withEnums =
  <T>(make: (enums: Cluster) => T): Make<T> =>
  ({ EmrCreateCluster: enums }: Tasks) =>
    make(enums);

const refused = (make: Make<never>, problem: RegExp): ValueOptions<never> => ({
  alone: true,
  make,
  differences: refusal('emr-what-the-service-refuses', problem),
});

/** Ours renders a value from the state where upstream takes it for a number, a list or an object of the app. */
function fromState<T>(
  make: Make<T>,
  like: Make<T>,
  upstreams: string,
  ours: string,
  row = 'emr-values-from-state',
): ValueOptions<T> {
  return {
    language: ours.includes('{%') ? 'JSONata' : 'JSONPath',
    make,
    as: { row, make: like },
    differences: [
      {
        row,
        edit: (outcome) =>
          withState(outcome, (state) => JSON.parse(JSON.stringify(state).replace(upstreams, () => ours)) as Json),
      },
    ],
  };
}

const has = (statement: Json, action: string): boolean => [statement.Action].flat().includes(action);

/** All clusters, as a stack of the cases writes it. */
const clusters = ({ choice }: Circumstances): Json => {
  const { name } = choice.get('stack')!;
  const place =
    name === 'one account'
      ? [':elasticmapreduce:eu-west-1:111111111111:cluster/*']
      : [':elasticmapreduce:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':cluster/*'];
  return { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ...place]] };
};

const allow = (actions: string | readonly string[], resource: unknown): Json => ({
  Action: actions,
  Effect: 'Allow',
  Resource: resource,
});

/** Upstream grants everything on everything, in every pattern. */
const createPermissions: Difference = {
  row: 'emr-create-permissions',
  edit: (outcome, circumstances) =>
    withStatements(outcome, (statements) => {
      const passes = statements.filter((statement) => has(statement, 'iam:PassRole'));
      const roles = new Map(passes.flatMap(({ Resource }) => Resource).map((arn) => [JSON.stringify(arn), arn]));
      return statements.flatMap((statement): Json[] => {
        if (has(statement, 'elasticmapreduce:RunJobFlow')) {
          return [{ ...statement, Action: 'elasticmapreduce:RunJobFlow' }];
        }
        if (has(statement, 'iam:PassRole')) {
          return statement === passes[0] ? [{ ...statement, Resource: [...roles.values()] }] : [];
        }
        if (has(statement, 'iam:CreateServiceLinkedRole')) {
          return [Object.fromEntries(Object.entries(statement).filter(([key]) => key !== 'Sid'))];
        }
        if (has(statement, 'elasticmapreduce:AddTags') && circumstances.choice.get('tags')?.name === 'none') {
          return [];
        }
        const watch = ['elasticmapreduce:DescribeCluster', 'elasticmapreduce:TerminateJobFlows'];
        return has(statement, 'events:PutRule') ? [allow(watch, clusters(circumstances)), statement] : [statement];
      });
    }),
};

const roleOf =
  (name: string): Make<iam.IRole> =>
  (_, stack) =>
    once(stack, name, (scope, id) => iam.Role.fromRoleArn(scope, id, `arn:aws:iam::111111111111:role/theirs/${name}`));

const role = (name: string): Values<iam.IRole> => ({
  given: (_, stack) => once(stack, name, (scope, id) => new iam.Role(scope, id, { assumedBy: new iam.AnyPrincipal() })),
  imported: roleOf(`${name}Imported`),
  'from the state': {
    alone: true,
    differences: targetFromState,
    make: ({ JsonPath }, stack) =>
      once(stack, `${name}FromState`, (scope, id) => iam.Role.fromRoleName(scope, id, JsonPath.stringAt('$.role'))),
  },
});

const text = (example: string): Values<string> => ({
  text: () => example,
  'CDK token': () => `${example}-${Aws.REGION}`,
  reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.a') },
  expression: { language: 'JSONata', make: () => '{% $states.input.a %}' },
});

const yesAndNo: Values<boolean> = { yes: () => true, no: () => false };

const configurations: Values<EmrCreateCluster.ConfigurationProperty[]> = {
  none: () => [],
  'with properties': () => [{ classification: 'spark-defaults', properties: { 'spark.memory': '2G' } }, {}],
  nested: () => [
    {
      classification: 'hadoop-env',
      configurations: [
        { classification: 'export', properties: { JAVA_HOME: '/usr', A: Aws.REGION }, configurations: [] },
        { classification: 'deep', configurations: [{ classification: 'deeper', properties: {} }] },
      ],
    },
  ],
  references: {
    language: 'JSONPath',
    make: ({ JsonPath }) => [{ classification: JsonPath.stringAt('$.c'), properties: { a: JsonPath.stringAt('$.a') } }],
  },
  expressions: {
    language: 'JSONata',
    make: () => [{ classification: '{% $states.input.c %}', properties: { a: '{% $states.input.a %}' } }],
  },
  'list from the state': fromState(
    ({ JsonPath }) => JsonPath.listAt('$.list') as never,
    () => [{ classification: 'likewise' }],
    '"Configurations":[{"Classification":"likewise"}]',
    '"Configurations.$":"$.list"',
  ),
};

const ebsConfiguration = (enums: Cluster): EmrCreateCluster.EbsConfigurationProperty => ({
  ebsBlockDeviceConfigs: Object.values(enums.EbsBlockDeviceVolumeType).map((volumeType, i) => ({
    volumeSpecification: { volumeType, volumeSize: Size.gibibytes(100 + i), ...(i > 2 ? {} : { iops: 3000 }) },
    ...(i === 0 ? { volumesPerInstance: 2 } : {}),
  })),
  ebsOptimized: true,
});

/** A policy that has each value of each enum. */
const autoScalingPolicy = (enums: Cluster): EmrCreateCluster.AutoScalingPolicyProperty => {
  const operators = Object.values(enums.CloudWatchAlarmComparisonOperator);
  const statistics = Object.values(enums.CloudWatchAlarmStatistic);
  const adjustments = Object.values(enums.ScalingAdjustmentType);
  const markets = Object.values(enums.InstanceMarket);
  const units = Object.values(enums.CloudWatchAlarmUnit);
  return {
    constraints: { minCapacity: 0, maxCapacity: 10 },
    rules: units.map((unit, i) => ({
      name: `Rule ${i}`,
      ...(i % 2 ? { description: 'Has one' } : {}),
      action: {
        ...(i % 3 ? { market: markets[i % markets.length]! } : {}),
        simpleScalingPolicyConfiguration: {
          adjustmentType: adjustments[i % adjustments.length]!,
          ...(i % 2 ? { coolDown: 300 * i } : {}),
          scalingAdjustment: i - 5,
        },
      },
      trigger: {
        cloudWatchAlarmDefinition: {
          comparisonOperator: operators[i % operators.length]!,
          ...(i % 2 ? { dimensions: [{ key: 'JobFlowId', value: '${emr.clusterId}' }] } : {}),
          ...(i % 3 ? { evaluationPeriods: i } : {}),
          metricName: 'ContainerPending',
          ...(i % 4 ? { namespace: 'AWS/ElasticMapReduce' } : {}),
          period: Duration.minutes(5 + i),
          statistic: statistics[i % statistics.length]!,
          threshold: i,
          unit,
        },
      },
    })),
  };
};

const rule = (
  enums: Cluster,
  alarm: Partial<EmrCreateCluster.CloudWatchAlarmDefinitionProperty> = {},
): EmrCreateCluster.ScalingRuleProperty => ({
  name: 'Out',
  action: { simpleScalingPolicyConfiguration: { scalingAdjustment: 1 } },
  trigger: {
    cloudWatchAlarmDefinition: {
      comparisonOperator: enums.CloudWatchAlarmComparisonOperator.GREATER_THAN,
      metricName: 'ContainerPending',
      period: Duration.minutes(5),
      threshold: 3,
      ...alarm,
    },
  },
});

type Instances = EmrCreateCluster.InstancesConfigProperty;
type Group = EmrCreateCluster.InstanceGroupConfigProperty;
type Fleet = EmrCreateCluster.InstanceFleetConfigProperty;

const group = (enums: Cluster, props: Partial<Group> = {}): Instances => ({
  instanceGroups: [
    { instanceRole: enums.InstanceRoleType.CORE, instanceCount: 2, instanceType: 'm5.xlarge', ...props },
  ],
});

const instances: Values<Instances> = {
  none: () => ({}),
  'of one type': () => ({
    instanceCount: 3,
    masterInstanceType: 'm5.xlarge',
    slaveInstanceType: 'm5.2xlarge',
    hadoopVersion: '2.4.0',
    ec2KeyName: 'key',
    placement: { availabilityZone: 'us-east-1a' },
    terminationProtected: true,
  }),
  'in a network': () => ({
    additionalMasterSecurityGroups: ['sg-1', Aws.REGION],
    additionalSlaveSecurityGroups: [],
    ec2SubnetId: 'subnet-1',
    emrManagedMasterSecurityGroup: 'sg-2',
    emrManagedSlaveSecurityGroup: 'sg-3',
    serviceAccessSecurityGroup: 'sg-4',
    terminationProtected: false,
  }),
  'empty lists': () => ({ instanceFleets: [], instanceGroups: [], ec2SubnetIds: [], placement: {} }),
  'in groups': withEnums((enums) => ({
    instanceGroups: Object.values(enums.InstanceRoleType).map((instanceRole, i) => ({
      instanceRole,
      instanceCount: i,
      instanceType: 'm5.xlarge',
      market: Object.values(enums.InstanceMarket)[i % 2]!,
      name: `Group ${i}`,
      ...(i === 2 ? { bidPrice: '0.5' } : {}),
    })),
  })),
  'in a group that scales': withEnums((enums) => group(enums, { autoScalingPolicy: autoScalingPolicy(enums) })),
  'in a group with volumes and settings': withEnums((enums) =>
    group(enums, {
      ebsConfiguration: ebsConfiguration(enums),
      configurations: [{ classification: 'a', configurations: [{ properties: { b: 'c' } }] }],
    }),
  ),
  'with nothing in their parts': withEnums((enums) => group(enums, { ebsConfiguration: {}, configurations: [] })),
  references: {
    language: 'JSONPath',
    make: ({ EmrCreateCluster: enums, JsonPath }) => ({
      ...group(enums, {
        instanceCount: JsonPath.numberAt('$.count'),
        instanceType: JsonPath.stringAt('$.type'),
        bidPrice: JsonPath.stringAt('$.bid'),
        ebsConfiguration: {
          ebsBlockDeviceConfigs: [
            {
              volumesPerInstance: JsonPath.numberAt('$.volumes'),
              volumeSpecification: {
                volumeType: JsonPath.stringAt('$.volume') as never,
                volumeSize: Size.gibibytes(JsonPath.numberAt('$.size')),
                iops: JsonPath.numberAt('$.iops'),
              },
            },
          ],
        },
        autoScalingPolicy: {
          constraints: { minCapacity: JsonPath.numberAt('$.min'), maxCapacity: JsonPath.numberAt('$.max') },
          rules: [
            rule(enums, {
              threshold: JsonPath.numberAt('$.threshold'),
              period: Duration.seconds(JsonPath.numberAt('$.period')),
            }),
          ],
        },
      }),
      additionalMasterSecurityGroups: JsonPath.listAt('$.groups'),
      ec2SubnetId: JsonPath.stringAt('$.subnet'),
      instanceCount: JsonPath.numberAt('$.instances'),
    }),
  },
  expressions: {
    language: 'JSONata',
    make: ({ EmrCreateCluster: enums }) => ({
      ...group(enums, {
        instanceCount: '{% $states.input.count %}' as never,
        instanceType: '{% $states.input.type %}',
      }),
      ec2KeyName: '{% $states.input.key %}',
    }),
  },
  'a list from the state, in JSONata': fromState<Instances>(
    () => ({ ec2SubnetIds: '{% $states.input.subnets %}' as never }),
    () => ({ ec2SubnetIds: ['likewise'] }),
    '["likewise"]',
    '"{% $states.input.subnets %}"',
  ),
  'all from the state': fromState(
    ({ JsonPath }) => JsonPath.objectAt('$.instances') as never,
    () => ({ hadoopVersion: 'likewise' }),
    '"Instances":{"HadoopVersion":"likewise","KeepJobFlowAliveWhenNoSteps":true}',
    '"Instances.$":"$.instances"',
  ),
  'groups from the state': fromState<Instances>(
    ({ JsonPath }) => ({ instanceGroups: JsonPath.listAt('$.groups') as never }),
    withEnums((enums) => group(enums)),
    '"InstanceGroups":[{"InstanceCount":2,"InstanceRole":"CORE","InstanceType":"m5.xlarge"}]',
    '"InstanceGroups.$":"$.groups"',
  ),
  'groups beside fleets': refused(
    withEnums((enums) => ({
      ...group(enums),
      instanceFleets: [{ instanceFleetType: enums.InstanceRoleType.CORE, targetSpotCapacity: 1 }],
    })) as never,
    /^instances.instanceGroups is given beside instanceFleets$/,
  ),
  'one of two security groups': refused(
    (() => ({ emrManagedSlaveSecurityGroup: 'sg-1' })) as never,
    /^instances.emrManagedSlaveSecurityGroup is given without emrManagedMasterSecurityGroup$/,
  ),
  'the other of them': refused(
    (() => ({ emrManagedMasterSecurityGroup: 'sg-1' })) as never,
    /^instances.emrManagedMasterSecurityGroup is given without emrManagedSlaveSecurityGroup$/,
  ),
  'no instance': refused((() => ({ instanceCount: 0 })) as never, /^instances.instanceCount is 0 instances$/),
  'fewer than no instances': refused(
    withEnums((enums) => group(enums, { instanceCount: -1 })) as never,
    /^instances.instanceGroups\[0\].instanceCount is -1 instances$/,
  ),
  'an alarm without a threshold': refused(
    withEnums((enums) =>
      group(enums, {
        autoScalingPolicy: {
          constraints: { minCapacity: 1, maxCapacity: 2 },
          rules: [rule(enums, { threshold: undefined })],
        },
      }),
    ) as never,
    /^instances.instanceGroups\[0\].autoScalingPolicy.rules\[0\].trigger.cloudWatchAlarmDefinition.threshold is missing$/,
  ),
  'fewest more than most': refused(
    withEnums((enums) =>
      group(enums, {
        autoScalingPolicy: { constraints: { minCapacity: 3, maxCapacity: 2 }, rules: [rule(enums)] },
      }),
    ) as never,
    /^instances.instanceGroups\[0\].autoScalingPolicy.constraints.minCapacity is 3, more than the 2 of maxCapacity$/,
  ),
};

const fleet = (enums: Cluster, props: Partial<Fleet>): Instances => ({
  instanceFleets: [{ instanceFleetType: enums.InstanceRoleType.CORE, ...props }],
});

const spot = (
  enums: Cluster,
  props: Partial<EmrCreateCluster.SpotProvisioningSpecificationProperty>,
): EmrCreateCluster.InstanceFleetProvisioningSpecificationsProperty => ({
  spotSpecification: { timeoutAction: enums.SpotTimeoutAction.TERMINATE_CLUSTER, ...props },
});

const master = (enums: Cluster, props: Partial<Fleet>): Instances =>
  fleet(enums, { instanceFleetType: enums.InstanceRoleType.MASTER, ...props });

/** Both refuse. */
const wrong = (make: (enums: Cluster) => Instances): ValueOptions<Instances> => ({
  alone: true,
  make: withEnums(make),
});

const instancesInFleets: Values<Instances> = {
  'for each role': withEnums((enums) => ({
    ec2SubnetIds: ['subnet-1', 'subnet-2'],
    placement: { availabilityZones: ['us-east-1a', 'us-east-1b'] },
    instanceFleets: Object.values(enums.InstanceRoleType).map((instanceFleetType, i) => ({
      instanceFleetType,
      name: `Fleet ${i}`,
      targetOnDemandCapacity: i === 0 ? 1 : 0,
      targetSpotCapacity: i,
      instanceTypeConfigs: [{ instanceType: 'm5.xlarge', weightedCapacity: i + 1 }, { instanceType: 'm5.2xlarge' }],
    })),
  })),
  'with each strategy': withEnums((enums) => ({
    instanceFleets: [
      ...Object.values(enums.SpotAllocationStrategy)
        .filter((strategy) => strategy !== ('capacity-optimized-prioritized' as never))
        .map((allocationStrategy, i) => ({
          instanceFleetType: enums.InstanceRoleType.TASK,
          targetSpotCapacity: 5,
          launchSpecifications: spot(enums, {
            allocationStrategy,
            timeoutAction: Object.values(enums.SpotTimeoutAction)[i % 2]!,
            ...(i % 2 ? { timeout: Duration.hours(1) } : { timeoutDurationMinutes: 5, blockDurationMinutes: 60 }),
          }),
        })),
      {
        instanceFleetType: enums.InstanceRoleType.CORE,
        targetOnDemandCapacity: 5,
        launchSpecifications: {
          onDemandSpecification: { allocationStrategy: enums.OnDemandAllocationStrategy.LOWEST_PRICE },
        },
      },
      {
        instanceFleetType: enums.InstanceRoleType.CORE,
        targetOnDemandCapacity: 5,
        instanceTypeConfigs: [
          { instanceType: 'm5.xlarge', priority: 0 },
          { instanceType: 'm5.2xlarge', priority: 1.5 },
        ],
        launchSpecifications: {
          onDemandSpecification: { allocationStrategy: enums.OnDemandAllocationStrategy.PRIORITIZED },
          ...spot(enums, { timeout: Duration.days(1) }),
        },
      },
    ],
  })),
  'with volumes, bids and settings': withEnums((enums) =>
    fleet(enums, {
      targetSpotCapacity: 2,
      launchSpecifications: {},
      instanceTypeConfigs: [
        { instanceType: 'a', bidPrice: '0.5', ebsConfiguration: ebsConfiguration(enums) },
        { instanceType: 'b', bidPriceAsPercentageOfOnDemandPrice: 80, ebsConfiguration: {} },
        { instanceType: 'c', configurations: [{ classification: 'd', configurations: [{}] }] },
      ],
    }),
  ),
  references: {
    language: 'JSONPath',
    make: ({ EmrCreateCluster: enums, JsonPath }) =>
      fleet(enums, {
        name: JsonPath.stringAt('$.name'),
        targetOnDemandCapacity: JsonPath.numberAt('$.onDemand'),
        targetSpotCapacity: JsonPath.numberAt('$.spot'),
        instanceTypeConfigs: [
          {
            instanceType: JsonPath.stringAt('$.type'),
            weightedCapacity: JsonPath.numberAt('$.weight'),
            bidPriceAsPercentageOfOnDemandPrice: JsonPath.numberAt('$.percent'),
          },
        ],
        launchSpecifications: spot(enums, { timeout: Duration.minutes(JsonPath.numberAt('$.minutes')) }),
      }),
  },
  expressions: {
    language: 'JSONata',
    make: ({ EmrCreateCluster: enums }) =>
      fleet(enums, {
        targetOnDemandCapacity: '{% $states.input.onDemand %}' as never,
        instanceTypeConfigs: [{ instanceType: '{% $states.input.type %}' }],
      }),
  },
  'a master fleet from the state': fromState<Instances>(
    ({ EmrCreateCluster: enums, JsonPath }) => master(enums, { targetOnDemandCapacity: JsonPath.numberAt('$.n') }),
    withEnums((enums) => master(enums, { targetOnDemandCapacity: 1 })),
    '"TargetOnDemandCapacity":1',
    '"TargetOnDemandCapacity.$":"$.n"',
  ),
  'a master fleet from the state, in JSONata': fromState<Instances>(
    ({ EmrCreateCluster: enums }) => master(enums, { targetSpotCapacity: '{% $states.input.n %}' as never }),
    withEnums((enums) => master(enums, { targetSpotCapacity: 1 })),
    '"TargetSpotCapacity":1',
    '"TargetSpotCapacity":"{% $states.input.n %}"',
  ),
  'a priority from the state': fromState<Instances>(
    ({ EmrCreateCluster: enums, JsonPath }) =>
      fleet(enums, {
        targetOnDemandCapacity: 1,
        instanceTypeConfigs: [{ instanceType: 'a', priority: JsonPath.numberAt('$.p') }],
        launchSpecifications: {
          onDemandSpecification: { allocationStrategy: enums.OnDemandAllocationStrategy.PRIORITIZED },
        },
      }),
    withEnums((enums) =>
      fleet(enums, {
        targetOnDemandCapacity: 1,
        instanceTypeConfigs: [{ instanceType: 'a', priority: 7 }],
        launchSpecifications: {
          onDemandSpecification: { allocationStrategy: enums.OnDemandAllocationStrategy.PRIORITIZED },
        },
      }),
    ),
    '"Priority":7',
    '"Priority.$":"$.p"',
  ),
  'fleets from the state': fromState<Instances>(
    ({ JsonPath }) => ({ instanceFleets: JsonPath.listAt('$.fleets') as never }),
    withEnums((enums) => fleet(enums, { targetSpotCapacity: 1 })),
    '"InstanceFleets":[{"InstanceFleetType":"CORE","TargetSpotCapacity":1}]',
    '"InstanceFleets.$":"$.fleets"',
  ),
  'no capacity': wrong((enums) => fleet(enums, { targetOnDemandCapacity: 0 })),
  'a master of both kinds': wrong((enums) => master(enums, { targetOnDemandCapacity: 1, targetSpotCapacity: 1 })),
  'two masters': wrong((enums) => master(enums, { targetSpotCapacity: 2 })),
  'two masters on demand': wrong((enums) => master(enums, { targetOnDemandCapacity: 2 })),
  'two bids': wrong((enums) =>
    fleet(enums, {
      targetSpotCapacity: 1,
      instanceTypeConfigs: [{ instanceType: 'a', bidPrice: '1', bidPriceAsPercentageOfOnDemandPrice: 1 }],
    }),
  ),
  'no timeout': wrong((enums) => fleet(enums, { targetSpotCapacity: 1, launchSpecifications: spot(enums, {}) })),
  'two timeouts': wrong((enums) =>
    fleet(enums, {
      targetSpotCapacity: 1,
      launchSpecifications: spot(enums, { timeout: Duration.hours(1), timeoutDurationMinutes: 60 }),
    }),
  ),
  'a short timeout': wrong((enums) =>
    fleet(enums, { targetSpotCapacity: 1, launchSpecifications: spot(enums, { timeout: Duration.minutes(4) }) }),
  ),
  'a long timeout': wrong((enums) =>
    fleet(enums, { targetSpotCapacity: 1, launchSpecifications: spot(enums, { timeoutDurationMinutes: 1441 }) }),
  ),
  'a negative priority': wrong((enums) =>
    fleet(enums, { targetSpotCapacity: 1, instanceTypeConfigs: [{ instanceType: 'a', priority: -1 }] }),
  ),
  'priorities for nothing': wrong((enums) =>
    fleet(enums, { targetSpotCapacity: 1, instanceTypeConfigs: [{ instanceType: 'a', priority: 1 }] }),
  ),
  'no priorities': wrong((enums) =>
    fleet(enums, {
      targetOnDemandCapacity: 1,
      instanceTypeConfigs: [{ instanceType: 'a' }],
      launchSpecifications: {
        onDemandSpecification: { allocationStrategy: enums.OnDemandAllocationStrategy.PRIORITIZED },
      },
    }),
  ),
  'negative capacity': refused(
    withEnums((enums) => fleet(enums, { targetSpotCapacity: -1 })) as never,
    /^instances.instanceFleets\[0\].targetSpotCapacity is -1 units$/,
  ),
  'no weight': refused(
    withEnums((enums) =>
      fleet(enums, { targetSpotCapacity: 1, instanceTypeConfigs: [{ instanceType: 'a', weightedCapacity: 0 }] }),
    ) as never,
    /^instances.instanceFleets\[0\].instanceTypeConfigs\[0\].weightedCapacity is 0 units$/,
  ),
};

const nameOfCluster: Values<string> = {
  ...text('analysis'),
  'too long': refused((() => 'n'.repeat(257)) as never, /^name has 257 characters$/),
};

const applications: Values<EmrCreateCluster.ApplicationConfigProperty[]> = {
  one: () => [{ name: 'Spark' }],
  several: () => [
    { name: 'Hive', version: '3.1', args: ['a'], additionalInfo: { 'a-b': 'c' } },
    { name: Aws.REGION, args: [] },
  ],
  references: {
    language: 'JSONPath',
    make: ({ JsonPath }) => [{ name: JsonPath.stringAt('$.app'), args: JsonPath.listAt('$.args') }],
  },
  'list from the state': fromState(
    ({ JsonPath }) => JsonPath.listAt('$.apps') as never,
    () => [{ name: 'likewise' }],
    '"Applications":[{"Name":"likewise"}]',
    '"Applications.$":"$.apps"',
  ),
};

const bootstrapActions: Values<EmrCreateCluster.BootstrapActionConfigProperty[]> = {
  one: () => [{ name: 'Prepare', scriptBootstrapAction: { path: 's3://bucket/a.sh' } }],
  several: () => [
    { name: 'A', scriptBootstrapAction: { path: 's3://bucket/a.sh', args: ['a', Aws.REGION] } },
    { name: 'B', scriptBootstrapAction: { path: 's3://bucket/b.sh', args: [] } },
  ],
  references: {
    language: 'JSONPath',
    make: ({ JsonPath }) => [
      {
        name: JsonPath.stringAt('$.name'),
        scriptBootstrapAction: { path: JsonPath.stringAt('$.path'), args: JsonPath.listAt('$.args') },
      },
    ],
  },
};

const kerberosAttributes: Values<EmrCreateCluster.KerberosAttributesProperty> = {
  least: () => ({ realm: 'EC2.INTERNAL', kdcAdminPassword: 'secret' }),
  all: () => ({
    realm: 'EC2.INTERNAL',
    kdcAdminPassword: 'a',
    crossRealmTrustPrincipalPassword: 'b',
    adDomainJoinUser: 'c',
    adDomainJoinPassword: 'd',
  }),
  references: {
    language: 'JSONPath',
    make: ({ JsonPath }) => ({ realm: 'EC2.INTERNAL', kdcAdminPassword: JsonPath.stringAt('$.password') }),
  },
  'without the password': refused(
    (() => ({ realm: 'EC2.INTERNAL' })) as never,
    /^kerberosAttributes.kdcAdminPassword is missing$/,
  ),
};

const limits = (
  enums: Cluster,
  props: Partial<EmrCreateCluster.ManagedScalingComputeLimitsProperty> = {},
): EmrCreateCluster.ManagedScalingPolicyProperty => ({
  computeLimits: {
    unitType: enums.ComputeLimitsUnitType.VCPU,
    minimumCapacityUnits: 1,
    maximumCapacityUnits: 10,
    ...props,
  },
});

const managedScalingPolicy: Values<EmrCreateCluster.ManagedScalingPolicyProperty> = {
  'no limits': () => ({}),
  instances: withEnums((enums) => limits(enums, { unitType: enums.ComputeLimitsUnitType.INSTANCES })),
  'all limits': withEnums((enums) =>
    limits(enums, {
      unitType: enums.ComputeLimitsUnitType.INSTANCE_FLEET_UNITS,
      maximumOnDemandCapacityUnits: 0,
      maximumCoreCapacityUnits: 4,
    }),
  ),
  references: {
    language: 'JSONPath',
    make: ({ EmrCreateCluster: enums, JsonPath }) =>
      limits(enums, { minimumCapacityUnits: JsonPath.numberAt('$.min'), maximumCapacityUnits: 2 }),
  },
  'fewest more than most': refused(
    withEnums((enums) => limits(enums, { minimumCapacityUnits: 11 })) as never,
    /^managedScalingPolicy.computeLimits.minimumCapacityUnits is 11, more than the 10 of maximumCapacityUnits$/,
  ),
};

const tags: Values<{ [key: string]: string }> = {
  two: () => ({ owner: 'me', region: Aws.REGION }),
  references: { language: 'JSONPath', make: ({ JsonPath }) => ({ order: JsonPath.stringAt('$.order') }) },
  expressions: { language: 'JSONata', make: () => ({ order: '{% $states.input.order %}' }) },
  'from the state': fromState<{ [key: string]: string }>(
    ({ JsonPath }) => JsonPath.objectAt('$.tags') as never,
    () => ({ like: 'wise' }),
    '"Tags":[{"Key":"like","Value":"wise"}]',
    '"Tags.$":"$.tags"',
  ),
};

const numbers = (good: number, bad: readonly number[], wireName: string): Values<number> => ({
  number: () => good,
  expression: { language: 'JSONata', make: () => '{% $states.input.n %}' as never },
  reference: fromState(
    ({ JsonPath }) => JsonPath.numberAt('$.n'),
    () => good,
    `"${wireName}":${good}`,
    `"${wireName}.$":"$.n"`,
  ),
  ...Object.fromEntries(bad.map((number) => [number.toString(), { alone: true, make: () => number }])),
});

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = IntegrationPattern;

const optionsOfCluster = {
  additionalInfo: text('{}'),
  applications,
  bootstrapActions,
  configurations,
  customAmiId: text('ami-1'),
  ebsRootVolumeSize: {
    GiB: () => Size.gibibytes(15),
    reference: fromState<Size>(
      ({ JsonPath }) => Size.gibibytes(JsonPath.numberAt('$.size')),
      () => Size.gibibytes(20),
      '"EbsRootVolumeSize":20',
      '"EbsRootVolumeSize.$":"$.size"',
    ),
    'too small': { alone: true, make: () => Size.gibibytes(14) },
    'too large': { alone: true, make: () => Size.gibibytes(101) },
    'parts of a GiB': { alone: true, make: () => Size.mebibytes(20_000) },
  } satisfies Values<Size>,
  ebsRootVolumeIops: numbers(4000, [2999, 16_001], 'EbsRootVolumeIops'),
  ebsRootVolumeThroughput: numbers(200, [124, 1001], 'EbsRootVolumeThroughput'),
  kerberosAttributes,
  logUri: text('s3://bucket/logs/'),
  managedScalingPolicy,
  releaseLabel: {
    label: () => 'emr-6.15.0',
    newer: () => 'emr-7.9.0',
    reference: { language: 'JSONPath', alone: true, make: ({ JsonPath }) => JsonPath.stringAt('$.release') },
    expression: fromState<string>(
      () => '{% $states.input.release %}',
      () => 'emr-7.0.0',
      '"emr-7.0.0"',
      '"{% $states.input.release %}"',
    ),
    'no release': { alone: true, make: () => 'emr-7.9' },
    nonsense: { alone: true, make: () => 'x-7.9.0' },
  } satisfies Values<string>,
  scaleDownBehavior: {
    'at task completion': withEnums((enums) => enums.EmrClusterScaleDownBehavior.TERMINATE_AT_TASK_COMPLETION),
    'at instance hour': withEnums((enums) => enums.EmrClusterScaleDownBehavior.TERMINATE_AT_INSTANCE_HOUR),
  },
  securityConfiguration: text('kerberos'),
  serviceRole: role('ServiceRole'),
  clusterRole: role('ClusterRole'),
  stepConcurrencyLevel: {
    one: () => 1,
    many: () => 256,
    'CDK token': () => Lazy.number({ produce: () => 3 }),
    reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.numberAt('$.steps') },
    expression: { language: 'JSONata', make: () => '{% $states.input.steps %}' as never },
    none: { alone: true, make: () => 0 },
    'too many': { alone: true, make: () => 257 },
  } satisfies Values<number>,
  tags,
  visibleToAllUsers: yesAndNo,
  autoTerminationPolicyIdleTimeout: {
    minutes: () => Duration.minutes(1),
    days: () => Duration.days(7),
    reference: fromState<Duration>(
      ({ JsonPath }) => Duration.seconds(JsonPath.numberAt('$.idle')),
      () => Duration.seconds(61),
      '"IdleTimeout":61',
      '"IdleTimeout.$":"$.idle"',
    ),
    'too short': { alone: true, make: () => Duration.seconds(59) },
    'too long': { alone: true, make: () => Duration.days(8) },
  } satisfies Values<Duration>,
};

/** With the feature flag, clusters have a tag for AWS's policy, which ours may set on clusters and nothing else. */
const policyTag: Difference = {
  row: 'emr-create-permissions',
  edit: (outcome, circumstances) =>
    withStatements(outcome, (statements) =>
      statements.some((statement) => has(statement, 'elasticmapreduce:AddTags'))
        ? statements
        : statements.flatMap((statement) =>
            has(statement, 'iam:CreateServiceLinkedRole')
              ? [statement, allow('elasticmapreduce:AddTags', clusters(circumstances))]
              : [statement],
          ),
    ),
};

/** Ours is granted the cluster that is known. */
const onCluster = (id: string): Difference[] => [
  {
    row: 'emr-one-cluster',
    edit: (outcome) =>
      withStatements(
        outcome,
        (statements) => JSON.parse(JSON.stringify(statements).replaceAll(':cluster/*"', `:cluster/${id}`)) as Json[],
      ),
  },
];

const clusterId: Values<string> = {
  reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.ClusterId') },
  expression: { language: 'JSONata', make: () => '{% $states.input.ClusterId %}' },
  known: { make: () => 'j-1', differences: onCluster('j-1"') },
  'CDK token': { make: () => `j-${Aws.REGION}`, differences: onCluster('j-",{"Ref":"AWS::Region"}') },
};

/** Ours may watch, and stop what it started, if it waits. */
const watched = (call: string, watch: string | readonly string[]): Difference => ({
  row: 'emr-watch-permissions',
  edit: (outcome, { choice }) =>
    withStatements(outcome, (statements) =>
      statements.flatMap((statement) =>
        has(statement, call)
          ? [
              { ...statement, Action: call },
              ...(choice.get('integrationPattern')!.name === 'REQUEST_RESPONSE'
                ? []
                : [{ ...statement, Action: watch }]),
            ]
          : [statement],
      ),
    ),
});

const executionRoleArn: Values<string> = {
  known: {
    make: () => 'arn:aws:iam::111111111111:role/step',
    differences: [
      {
        row: 'emr-step-role',
        edit: (outcome) =>
          withStatements(outcome, (statements) =>
            statements.flatMap((statement) =>
              has(statement, 'elasticmapreduce:AddJobFlowSteps')
                ? [statement, allow('iam:PassRole', 'arn:aws:iam::111111111111:role/step')]
                : [statement],
            ),
          ),
      },
    ],
  },
  reference: {
    alone: true,
    make: ({ JsonPath }) => JsonPath.stringAt('$.role'),
    differences: refusal('emr-step-role', /^executionRoleArn comes from the state|is the JSONPath reference/),
  },
  expression: {
    alone: true,
    make: () => '{% $states.input.role %}',
    differences: refusal('emr-step-role', /^executionRoleArn comes from the state/),
  },
};

const args: Values<string[]> = {
  texts: () => ['a', Aws.REGION],
  none: () => [],
  reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.listAt('$.args') },
  expression: { language: 'JSONata', make: () => '{% $states.input.args %}' as never },
};

const properties: Values<{ [key: string]: string }> = {
  one: () => ({ level: 'debug' }),
  none: () => ({}),
  references: { language: 'JSONPath', make: ({ JsonPath }) => ({ day: JsonPath.stringAt('$.day'), b: 'c' }) },
  expressions: { language: 'JSONata', make: () => ({ day: '{% $states.input.day %}' }) },
  'from the state': fromState<{ [key: string]: string }>(
    ({ JsonPath }) => JsonPath.objectAt('$.properties') as never,
    () => ({ like: 'wise' }),
    '"Properties":[{"Key":"like","Value":"wise"}]',
    '"Properties.$":"$.properties"',
  ),
};

const units: Values<number> = {
  some: () => 2,
  none: () => 0,
  reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.numberAt('$.n') },
  expression: { language: 'JSONata', make: () => '{% $states.input.n %}' as never },
  negative: refused((() => -1) as never, /^target\w+Capacity is -1 units$/),
};

const instanceGroup: Values<EmrModifyInstanceGroupByName.InstanceGroupModifyConfigProperty> = {
  size: () => ({ instanceCount: 1 }),
  nothing: () => ({}),
  all: () => ({
    configurations: [{ classification: 'a', configurations: [{ properties: { b: 'c' } }] }],
    eC2InstanceIdsToTerminate: ['i-1'],
    instanceCount: 0,
    shrinkPolicy: {
      decommissionTimeout: Duration.minutes(5),
      instanceResizePolicy: {
        instancesToProtect: ['i-1'],
        instancesToTerminate: ['i-2', Aws.REGION],
        instanceTerminationTimeout: Duration.seconds(1),
      },
    },
  }),
  'empty parts': () => ({ configurations: [], shrinkPolicy: { instanceResizePolicy: {} } }),
  references: {
    language: 'JSONPath',
    make: ({ JsonPath }) => ({
      instanceCount: JsonPath.numberAt('$.n'),
      eC2InstanceIdsToTerminate: JsonPath.listAt('$.ids'),
      shrinkPolicy: { decommissionTimeout: Duration.seconds(JsonPath.numberAt('$.seconds')) },
    }),
  },
  expressions: { language: 'JSONata', make: () => ({ instanceCount: '{% $states.input.n %}' as never }) },
  'from the state': fromState(
    ({ JsonPath }) => JsonPath.objectAt('$.group') as never,
    () => ({ instanceCount: 77 }),
    '"InstanceGroup":{"InstanceCount":77}',
    '"InstanceGroup.$":"$.group"',
  ),
  negative: refused((() => ({ instanceCount: -1 })) as never, /^instanceGroup.instanceCount is -1 instances$/),
};

const actionOnFailure: Values<ActionOnFailure> = {
  end: (tasks) => tasks.ActionOnFailure.TERMINATE_CLUSTER,
  wait: (tasks) => tasks.ActionOnFailure.CANCEL_AND_WAIT,
  'go on': (tasks) => tasks.ActionOnFailure.CONTINUE,
};

const { autoTerminationPolicyIdleTimeout, releaseLabel, stepConcurrencyLevel } = optionsOfCluster;

/** The same, in an app that has the flag for the second version of AWS's service policy. */
function withPolicyV2({ create, ...others }: Model): Model {
  return {
    ...others,
    create: (tasks, scope, props, factory) => {
      scope.node.setContext('@aws-cdk/aws-stepfunctions-tasks:enableEmrServicePolicyV2', true);
      return create(tasks, scope, props, factory);
    },
  };
}

const onlyCalled = { otherPatterns: [RUN_JOB, WAIT_FOR_TASK_TOKEN] };

const fastVolume = {
  volumeSpecification: {
    volumeType: ours.EmrEbsBlockDeviceVolumeType.GP3,
    volumeSize: Size.gibibytes(100),
    iops: 4000,
    throughput: 250,
  },
};

const chosenRole = (name: string): Values<iam.IRole> => ({
  'from the state': {
    language: 'JSONPath',
    make: ({ JsonPath }, stack) =>
      once(stack, `${name}Chosen`, (scope, id) => iam.Role.fromRoleName(scope, id, JsonPath.stringAt(`$.${name}`))),
  },
});

const oneOfSeveral = {
  clusterId: {
    reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.cluster') },
    expression: { language: 'JSONata', make: () => '{% $states.input.cluster %}' },
  },
  allowedTargets: { ARNs: () => ['arn:aws:elasticmapreduce:us-east-1:222222222222:cluster/j-*'] },
} satisfies Record<string, Values<string> | Values<string[]>>;

export default {
  models: [
    model('EmrCreateCluster', {
      patterns: [undefined, REQUEST_RESPONSE, RUN_JOB],
      otherPatterns: [WAIT_FOR_TASK_TOKEN],
      differences: [createPermissions],
      required: { name: nameOfCluster, instances },
      optional: { ...optionsOfCluster, autoScalingRole: role('AutoScalingRole') },
    }),
    model('EmrCreateCluster', {
      about: 'of instance fleets',
      patterns: [undefined, REQUEST_RESPONSE],
      differences: [createPermissions],
      required: { name: nameOfCluster, instances: instancesInFleets },
      optional: {
        autoScalingRole: { given: { alone: true, make: roleOf('Refused') } },
        clusterRole: role('ClusterRole'),
      },
    }),
    model('EmrCreateCluster', {
      about: 'of an old release',
      differences: [createPermissions],
      required: { name: nameOfCluster, instances, releaseLabel: { label: () => 'emr-5.27.0' } },
      optional: {
        stepConcurrencyLevel: { one: () => 1, two: { alone: true, make: () => 2 } },
        ebsRootVolumeIops: { any: { alone: true, make: () => 4000 } },
        ebsRootVolumeThroughput: { any: { alone: true, make: () => 200 } },
      },
    }),
    withPolicyV2(
      model('EmrCreateCluster', {
        about: "for the second version of AWS's policy",
        patterns: [undefined, REQUEST_RESPONSE],
        differences: [createPermissions, policyTag],
        required: { name: nameOfCluster, instances },
        optional: {
          tags: { two: tags.two!, references: tags.references!, expressions: tags.expressions! },
          serviceRole: role('ServiceRole'),
          autoTerminationPolicyIdleTimeout,
          releaseLabel,
          stepConcurrencyLevel,
        },
      }),
    ),
    model('EmrSetClusterTerminationProtection', {
      ...onlyCalled,
      differences: [...unsupportedPattern('pattern-ignored')],
      required: { clusterId, terminationProtected: yesAndNo },
    }),
    model('EmrTerminateCluster', {
      patterns: [undefined, REQUEST_RESPONSE, RUN_JOB],
      otherPatterns: [WAIT_FOR_TASK_TOKEN],
      differences: [watched('elasticmapreduce:TerminateJobFlows', 'elasticmapreduce:DescribeCluster')],
      required: { clusterId },
    }),
    model('EmrAddStep', {
      patterns: [undefined, REQUEST_RESPONSE, RUN_JOB],
      otherPatterns: [WAIT_FOR_TASK_TOKEN],
      differences: [
        watched('elasticmapreduce:AddJobFlowSteps', ['elasticmapreduce:DescribeStep', 'elasticmapreduce:CancelSteps']),
      ],
      required: { clusterId, name: nameOfCluster, jar: text('command-runner.jar') },
      optional: { actionOnFailure, mainClass: text('com.example.Main'), args, properties, executionRoleArn },
    }),
    model('EmrCancelStep', {
      ...onlyCalled,
      differences: [...unsupportedPattern('pattern-ignored')],
      required: { clusterId, stepId: text('s-1') },
    }),
    model('EmrModifyInstanceFleetByName', {
      ...onlyCalled,
      differences: [...unsupportedPattern('pattern-ignored')],
      required: {
        clusterId,
        instanceFleetName: text('Core'),
        targetOnDemandCapacity: units,
        targetSpotCapacity: units,
      },
    }),
    model('EmrModifyInstanceGroupByName', {
      ...onlyCalled,
      differences: [...unsupportedPattern('pattern-ignored')],
      required: { clusterId, instanceGroupName: text('Core'), instanceGroup },
    }),
  ],
  beyond: [
    beyondUpstream(ours.EmrCreateCluster, {
      patterns: [undefined, REQUEST_RESPONSE],
      required: {
        name: { text: () => 'Cluster' },
        instances: {
          none: () => ({}),
          'that stay': () => ({ keepJobFlowAliveWhenNoSteps: true, unhealthyNodeReplacement: true }),
          'in a group with its own image': () => ({
            instanceGroups: [
              {
                instanceRole: ours.EmrInstanceRoleType.MASTER,
                instanceCount: 3,
                instanceType: 'm5.xlarge',
                customAmiId: 'ami-0123456789abcdef0',
                ebsConfiguration: { ebsBlockDeviceConfigs: [fastVolume] },
              },
            ],
          }),
          'in a fleet with its own image': () => ({
            instanceFleets: [
              {
                instanceFleetType: ours.EmrInstanceRoleType.MASTER,
                targetOnDemandCapacity: 1,
                instanceTypeConfigs: [{ instanceType: 'm5.xlarge', customAmiId: 'ami-0123456789abcdef0' }],
              },
            ],
          }),
        },
      },
      optional: {
        osReleaseLabel: { text: () => '2.0.20220805.0' },
        placementGroupConfigs: {
          none: () => [],
          'of the masters': () => [{ instanceRole: ours.EmrInstanceRoleType.MASTER }],
          ...Object.fromEntries(
            Object.values(ours.EmrPlacementGroupStrategy).map((placementStrategy) => [
              placementStrategy,
              () => [{ instanceRole: ours.EmrInstanceRoleType.MASTER, placementStrategy }],
            ]),
          ),
        },
      },
    }),
    beyondUpstream(ours.EmrCreateCluster, {
      about: 'that nothing waits for',
      patterns: [REQUEST_RESPONSE],
      required: {
        name: { text: () => 'Cluster' },
        instances: {
          'that go': () => ({ keepJobFlowAliveWhenNoSteps: false, unhealthyNodeReplacement: false }),
        },
      },
    }),
    beyondUpstream(ours.EmrCreateCluster, {
      about: 'with roles of the state',
      required: {
        name: { text: () => 'Cluster' },
        instances: { none: () => ({}) },
        clusterRole: chosenRole('ClusterRole'),
        serviceRole: chosenRole('ServiceRole'),
        autoScalingRole: chosenRole('AutoScalingRole'),
        allowedRoles: { ARNs: () => ['arn:aws:iam::222222222222:role/emr-*'] },
      },
    }),
    beyondUpstream(ours.EmrAddStep, {
      patterns: [undefined, REQUEST_RESPONSE],
      required: {
        ...oneOfSeveral,
        name: { text: () => 'Step' },
        jar: { text: () => 'command-runner.jar' },
        executionRoleArn: {
          reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.role') },
          expression: { language: 'JSONata', make: () => '{% $states.input.role %}' },
        },
        allowedRoles: { ARNs: () => ['arn:aws:iam::222222222222:role/emr-*'] },
      },
    }),
    beyondUpstream(ours.EmrCancelStep, { required: { ...oneOfSeveral, stepId: { text: () => 's-1' } } }),
    beyondUpstream(ours.EmrModifyInstanceFleetByName, {
      required: {
        ...oneOfSeveral,
        instanceFleetName: { text: () => 'Fleet' },
        targetOnDemandCapacity: { number: () => 2 },
        targetSpotCapacity: { number: () => 0 },
      },
    }),
    beyondUpstream(ours.EmrModifyInstanceGroupByName, {
      required: {
        ...oneOfSeveral,
        instanceGroupName: { text: () => 'Group' },
        instanceGroup: { count: () => ({ instanceCount: 2 }) },
      },
    }),
    beyondUpstream(ours.EmrSetClusterTerminationProtection, {
      required: { ...oneOfSeveral, terminationProtected: { yes: () => true } },
    }),
    beyondUpstream(ours.EmrTerminateCluster, { patterns: [undefined, REQUEST_RESPONSE], required: oneOfSeveral }),
  ],
} satisfies PackageCases;
