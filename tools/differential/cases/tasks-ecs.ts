import { EcsFargateLaunchTarget, EcsRunTask } from '@cdk-sfn/tasks-ecs';
import { App, Fn, Stack } from 'aws-cdk-lib/core';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import type { EcsRunTaskProps } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { beyondUpstream, model, once } from '../src/case.ts';
import type { Choice, Difference, Make, Model, PackageCases, Values } from '../src/case.ts';
import { refusal, withArguments, withStatements } from '../src/edits.ts';
import type { Json } from '../src/outcome.ts';

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = IntegrationPattern;

const vpc: Make<ec2.IVpc> = (_, stack) =>
  once(stack, 'Vpc', (scope, id) =>
    ec2.Vpc.fromVpcAttributes(scope, id, {
      vpcId: 'vpc-1',
      availabilityZones: ['a', 'b'],
      privateSubnetIds: ['private-1', 'private-2'],
      publicSubnetIds: ['public-1', 'public-2'],
    }),
  );

/** An ARN of the account and region of the case's stack, as a template has it. */
function arnIn(choice: Choice, resource: string, resourceName: string): unknown {
  const isKnown = choice.get('stack')!.name === 'one account';
  const env = isKnown ? { account: '111111111111', region: 'eu-west-1' } : undefined;
  const stack = new Stack(new App(), 'Stack', { env });
  return stack.resolve(stack.formatArn({ service: 'ecs', resource, resourceName }));
}

/** What IAM is told of a cluster. */
interface GrantedCluster {
  /** Its ARN; none when it comes from the state. */
  readonly arn?: (choice: Choice) => unknown;
  /** The ARN of its tasks. */
  readonly tasks: (choice: Choice) => unknown;
}

const isOn = (action: RegExp) => (statement: Json) => action.test(String(statement.Action));
const isRunTask = isOn(/^ecs:RunTask$/);
const isStop = isOn(/^ecs:StopTask,/);
const isPassRole = isOn(/^iam:PassRole$/);

function withCondition({ Action, ...others }: Json, Condition: Json): Json {
  return { Action, Condition, ...others };
}

function inserted(statements: readonly Json[], index: number, statement: Json): Json[] {
  return [...statements.slice(0, index), statement, ...statements.slice(index)];
}

function permissionsOn({ arn, tasks }: GrantedCluster): Difference[] {
  return [
    {
      row: 'ecs-run-permission',
      edit: (outcome, { choice }) =>
        withStatements(outcome, (statements) =>
          statements.map((statement) => {
            if (isPassRole(statement)) {
              return withCondition(statement, { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } });
            }
            return arn !== undefined && isRunTask(statement)
              ? withCondition(statement, { ArnEquals: { 'ecs:cluster': arn(choice) } })
              : statement;
          }),
        ),
    },
    {
      row: 'ecs-stop-permission',
      edit: (outcome, { choice }) =>
        withStatements(outcome, (statements) => {
          const others = statements.filter((statement) => !isStop(statement));
          const stop = { ...statements.find(isStop), Resource: tasks(choice) };
          return choice.get('integrationPattern')!.name === 'RUN_JOB'
            ? inserted(others, others.findLastIndex(isPassRole) + 1, stop)
            : others;
        }),
    },
    {
      row: 'ecs-tag-permission',
      edit: (outcome, { choice }) =>
        choice.get('propagatedTagSource')?.name === 'the task definition'
          ? withStatements(outcome, (statements) =>
              inserted(statements, statements.findLastIndex(isPassRole) + 1, {
                Action: 'ecs:TagResource',
                Condition: { StringEquals: { 'ecs:CreateAction': 'RunTask' } },
                Effect: 'Allow',
                Resource: tasks(choice),
              }),
            )
          : outcome,
    },
  ];
}

const imported: GrantedCluster = {
  arn: (choice) => arnIn(choice, 'cluster', 'theirs'),
  tasks: (choice) => arnIn(choice, 'task', 'theirs/*'),
};

function importedCluster(id: string, options: Partial<ecs.ClusterAttributes> = {}): Make<ecs.ICluster> {
  return (tasks, stack) =>
    once(stack, id, (scope) =>
      ecs.Cluster.fromClusterAttributes(scope, id, {
        clusterName: 'theirs',
        vpc: vpc(tasks, stack),
        securityGroups: [ec2.SecurityGroup.fromSecurityGroupId(scope, `${id}Group`, 'sg-instances')],
        ...options,
      }),
    );
}

const cluster: Values<ecs.ICluster> = {
  imported: { make: importedCluster('Theirs'), differences: permissionsOn(imported) },
  'of this app': {
    make: (tasks, stack) =>
      once(stack, 'Cluster', (scope, id) => {
        const own = new ecs.Cluster(scope, id, { vpc: vpc(tasks, stack) });
        own.addCapacity('Capacity', { instanceType: new ec2.InstanceType('t3.micro') });
        return own;
      }),
    differences: permissionsOn({
      arn: () => ({ 'Fn::GetAtt': ['Cluster', 'Arn'] }),
      tasks: (choice) => arnIn(choice, 'task', `${Fn.ref('Cluster')}/*`),
    }),
  },
  'from the state': {
    language: 'JSONPath',
    make: (tasks, stack) =>
      once(stack, 'Chosen', (scope, id) =>
        ecs.Cluster.fromClusterAttributes(scope, id, {
          clusterArn: tasks.JsonPath.stringAt('$.cluster'),
          clusterName: 'chosen',
          vpc: vpc(tasks, stack),
        }),
      ),
    differences: permissionsOn({ tasks: (choice) => arnIn(choice, 'task', '*') }),
  },
};

/** A task definition with a container named `app`. */
function taskDefinition(id: string, props: ecs.TaskDefinitionProps, change?: (made: ecs.TaskDefinition) => void) {
  const make: Make<ecs.TaskDefinition> = (_, stack) =>
    once(stack, id, (scope) => {
      const made = new ecs.TaskDefinition(scope, id, props);
      const image = ecs.ContainerImage.fromRegistry('app');
      made.addContainer('App', { containerName: 'app', image, memoryLimitMiB: 256 });
      change?.(made);
      return made;
    });
  return make;
}

const { Compatibility, FargatePlatformVersion, NetworkMode, PlacementConstraint, PlacementStrategy } = ecs;
const size = { cpu: '256', memoryMiB: '512' };
const fargate = taskDefinition('Report', { compatibility: Compatibility.FARGATE, ...size });

const onFargate: Values<ecs.TaskDefinition> = {
  'for Fargate': fargate,
  'with an execution role': taskDefinition(
    'WithExecutionRole',
    { compatibility: Compatibility.FARGATE, ...size },
    (made) => void made.obtainExecutionRole(),
  ),
  'for both, with a family': taskDefinition('ForBoth', {
    compatibility: Compatibility.EC2_AND_FARGATE,
    networkMode: NetworkMode.AWS_VPC,
    family: 'both',
    ...size,
  }),
  'with a role of another account': (tasks, stack) =>
    taskDefinition('WithRole', {
      compatibility: Compatibility.FARGATE,
      taskRole: once(stack, 'TheirRole', (scope, id) =>
        iam.Role.fromRoleArn(scope, id, 'arn:aws:iam::222222222222:role/theirs'),
      ),
      ...size,
    })(tasks, stack),
  'for EC2': { alone: true, make: taskDefinition('OnlyEc2', { compatibility: Compatibility.EC2 }) },
  'without a container': {
    alone: true,
    make: (_, stack) =>
      once(
        stack,
        'Empty',
        (scope, id) => new ecs.TaskDefinition(scope, id, { compatibility: Compatibility.FARGATE, ...size }),
      ),
  },
};

const bridge = taskDefinition('Train', { compatibility: Compatibility.EC2 });
const inInstance: Values<ecs.TaskDefinition> = {
  bridge,
  host: taskDefinition('Host', { compatibility: Compatibility.EC2, networkMode: NetworkMode.HOST }),
  'for Fargate': { alone: true, make: fargate },
};

/** More of something, or less, than the service takes. */
const tooMany = (prop: string) => ({
  alone: true,
  differences: refusal('ecs-limits', new RegExp(`^${prop} has \\d+ entries$`)),
});

const subnetsOf =
  (count: number): Make<ec2.SubnetSelection> =>
  (_, stack) => ({
    subnets: Array.from({ length: count }, (_item, i) =>
      once(stack, `Subnet${i.toString()}`, (scope, id) => ec2.Subnet.fromSubnetId(scope, id, `subnet-${id}`)),
    ),
  });
const groupsOf =
  (count: number): Make<ec2.ISecurityGroup[]> =>
  (_, stack) =>
    Array.from({ length: count }, (_item, i) =>
      once(stack, `Group${i.toString()}`, (scope, id) => ec2.SecurityGroup.fromSecurityGroupId(scope, id, `sg-${id}`)),
    );

const notAssigned: Difference = {
  row: 'ecs-no-public-ip',
  edit: (outcome) =>
    withArguments(outcome, ({ NetworkConfiguration, ...args }) => {
      const { AwsvpcConfiguration } = NetworkConfiguration as { AwsvpcConfiguration: Json };
      const denied = { AwsvpcConfiguration: { AssignPublicIp: 'DISABLED', ...AwsvpcConfiguration } };
      return inOrder({ ...args, NetworkConfiguration: denied });
    }),
};

const inNetwork = {
  subnets: {
    'public ones': () => ({ subnetType: ec2.SubnetType.PUBLIC }),
    'those of a zone': () => ({ availabilityZones: ['b'] }),
    'as many as there may be': subnetsOf(16),
    'too many': { ...tooMany('subnets'), make: subnetsOf(17) },
    none: { ...tooMany('subnets'), make: subnetsOf(0) },
  },
  securityGroups: {
    one: groupsOf(1),
    'as many as there may be': groupsOf(5),
    'too many': { ...tooMany('securityGroups'), make: groupsOf(6) },
  },
  assignPublicIp: { yes: () => true, no: { make: () => false, differences: [notAssigned] } },
} satisfies { [K in keyof EcsRunTaskProps]?: Values<EcsRunTaskProps[K]> };

/** The arguments in the order in which they are written. */
function inOrder(args: Json): Json {
  const first = ['Cluster', 'Cluster.$', 'TaskDefinition', 'TaskDefinition.$', 'NetworkConfiguration'];
  const rank = (key: string): number => (first.includes(key) ? first.indexOf(key) : first.length);
  return Object.fromEntries(Object.entries(args).sort(([a], [b]) => rank(a) - rank(b)));
}

const withSidecar = taskDefinition('WithSidecar', { compatibility: Compatibility.EC2 }, (definition) => {
  const image = ecs.ContainerImage.fromRegistry('sidecar');
  definition.addContainer('Sidecar', { containerName: 'sidecar', image, memoryLimitMiB: 64 });
});

const { PropagatedTagSource } = ecs;
const container: Make<ecs.ContainerDefinition> = (tasks, stack) => fargate(tasks, stack).defaultContainer!;

const anyWhere = {
  containerOverrides: {
    none: () => [],
    'everything of one': (tasks, stack) => [
      {
        containerDefinition: container(tasks, stack),
        command: ['run', 'fast'],
        environment: [{ name: 'STAGE', value: 'test' }],
        cpu: 256,
        memoryLimit: 512,
        memoryReservation: 128,
      },
    ],
    'nothing of one': (tasks, stack) => [{ containerDefinition: container(tasks, stack) }],
    'empty lists': (tasks, stack) => [{ containerDefinition: container(tasks, stack), command: [], environment: [] }],
    references: {
      language: 'JSONPath',
      make: (tasks, stack) => [
        {
          containerDefinition: container(tasks, stack),
          command: tasks.JsonPath.listAt('$.command'),
          environment: [{ name: tasks.JsonPath.stringAt('$.name'), value: tasks.JsonPath.stringAt('$.value') }],
          cpu: tasks.JsonPath.numberAt('$.cpu'),
          memoryLimit: tasks.JsonPath.numberAt('$.memory'),
        },
      ],
    },
    expressions: {
      language: 'JSONata',
      make: (tasks, stack) => [
        {
          containerDefinition: container(tasks, stack),
          command: ['run', '{% $states.input.mode %}'],
          environment: [{ name: 'STAGE', value: '{% $states.input.stage %}' }],
        },
      ],
    },
    'a reference in the command': {
      language: 'JSONPath',
      make: (tasks, stack) => [
        { containerDefinition: container(tasks, stack), command: ['run', tasks.JsonPath.stringAt('$.mode')] },
      ],
      as: {
        row: 'reference-in-list',
        make: (tasks, stack) => [
          {
            containerDefinition: container(tasks, stack),
            command: tasks.JsonPath.array('run', tasks.JsonPath.stringAt('$.mode')) as never,
          },
        ],
      },
    },
    'a reference in the text of a variable': {
      language: 'JSONPath',
      make: (tasks, stack) => [
        {
          containerDefinition: container(tasks, stack),
          environment: [{ name: 'TO', value: `s3://${tasks.JsonPath.stringAt('$.bucket')}/reports` }],
        },
      ],
      as: {
        row: 'reference-in-text',
        make: (tasks, stack) => [
          {
            containerDefinition: container(tasks, stack),
            environment: [
              { name: 'TO', value: tasks.JsonPath.format('s3://{}/reports', tasks.JsonPath.stringAt('$.bucket')) },
            ],
          },
        ],
      },
    },
    'another container': {
      alone: true,
      make: (tasks, stack) => [{ containerDefinition: withSidecar(tasks, stack).findContainer('sidecar')! }],
    },
  },
  cpu: {
    units: () => '512',
    reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.cpu') },
    expression: { language: 'JSONata', make: () => '{% $states.input.cpu %}' },
  },
  memoryMiB: {
    MiB: () => '1024',
    reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.memory') },
  },
  propagatedTagSource: {
    'the task definition': () => PropagatedTagSource.TASK_DEFINITION,
    none: () => PropagatedTagSource.NONE,
    'a service': {
      alone: true,
      make: () => PropagatedTagSource.SERVICE,
      differences: refusal('ecs-tags-of-service', /^propagatedTagSource is SERVICE/),
    },
  },
  enableExecuteCommand: { yes: () => true, no: () => false },
  revisionNumber: {
    number: () => 3,
    reference: {
      language: 'JSONPath',
      make: ({ JsonPath }) => JsonPath.numberAt('$.revision'),
      as: { row: 'ecs-revision-from-state', make: () => 3 },
      differences: [
        {
          row: 'ecs-revision-from-state',
          edit: (outcome) =>
            withArguments(outcome, ({ TaskDefinition, ...args }) => {
              const [family] = String(TaskDefinition).split(':');
              return inOrder({ ...args, 'TaskDefinition.$': `States.Format('${family!}:{}', $.revision)` });
            }),
        },
      ],
    },
  },
} satisfies { [K in keyof EcsRunTaskProps]?: Values<EcsRunTaskProps[K]> };

/** A strategy that the service refuses. */
const impossible = (strategy: ecs.CapacityProviderStrategy[]) => ({
  alone: true,
  make: (({ CapacityProviderOptions, EcsFargateLaunchTarget }) =>
    new EcsFargateLaunchTarget({
      platformVersion: FargatePlatformVersion.LATEST,
      capacityProviderOptions: CapacityProviderOptions.custom(strategy),
    })) satisfies Make<EcsRunTaskProps['launchTarget']>,
});
const impossibleStrategy = refusal('ecs-capacity-strategy', /^capacityProviderStrategy/);
const providers = (count: number): ecs.CapacityProviderStrategy[] =>
  Array.from({ length: count }, (_, i) => ({ capacityProvider: `provider-${i.toString()}`, weight: 1 }));

const fargateTarget: Values<EcsRunTaskProps['launchTarget']> = {
  Fargate: ({ EcsFargateLaunchTarget }) => new EcsFargateLaunchTarget(),
  'a version of Fargate': ({ EcsFargateLaunchTarget }) =>
    new EcsFargateLaunchTarget({ platformVersion: FargatePlatformVersion.VERSION1_4 }),
  'capacity providers': ({ CapacityProviderOptions, EcsFargateLaunchTarget }) =>
    new EcsFargateLaunchTarget({
      platformVersion: FargatePlatformVersion.LATEST,
      capacityProviderOptions: CapacityProviderOptions.custom([
        { capacityProvider: 'FARGATE_SPOT', weight: 2, base: 1 },
        { capacityProvider: 'FARGATE', weight: 1 },
      ]),
    }),
  'the default of the cluster': ({ CapacityProviderOptions, EcsFargateLaunchTarget }) =>
    new EcsFargateLaunchTarget({
      platformVersion: FargatePlatformVersion.LATEST,
      capacityProviderOptions: CapacityProviderOptions.default(),
    }),
  "one of the user's": () => ({ bind: () => ({ parameters: { Group: 'mine', LaunchType: 'EXTERNAL' } }) }),
  'no capacity providers': impossible([]),
  '21 capacity providers': impossible(providers(21)),
  'a large weight': { ...impossible([{ capacityProvider: 'FARGATE', weight: 1001 }]), differences: impossibleStrategy },
  'a large base': { ...impossible([{ capacityProvider: 'FARGATE', base: 100_001 }]), differences: impossibleStrategy },
  'two bases': {
    ...impossible(providers(2).map((provider) => ({ ...provider, base: 1 }))),
    differences: impossibleStrategy,
  },
  'no weight': {
    ...impossible([{ capacityProvider: 'FARGATE' }, { capacityProvider: 'FARGATE_SPOT' }]),
    differences: impossibleStrategy,
  },
};

const ec2Target: Values<EcsRunTaskProps['launchTarget']> = {
  EC2: ({ EcsEc2LaunchTarget }) => new EcsEc2LaunchTarget(),
  'with rules': ({ EcsEc2LaunchTarget }) =>
    new EcsEc2LaunchTarget({
      placementConstraints: [
        PlacementConstraint.distinctInstances(),
        PlacementConstraint.memberOf('attribute:ecs.os-type == linux', 'attribute:a == b'),
      ],
      placementStrategies: [
        PlacementStrategy.spreadAcrossInstances(),
        PlacementStrategy.spreadAcross('attribute:ecs.availability-zone'),
        PlacementStrategy.packedByMemory(),
        PlacementStrategy.randomly(),
      ],
    }),
  'without rules': ({ EcsEc2LaunchTarget }) =>
    new EcsEc2LaunchTarget({ placementConstraints: [], placementStrategies: [] }),
  'a rule from the state': {
    language: 'JSONPath',
    make: ({ EcsEc2LaunchTarget, JsonPath }) =>
      new EcsEc2LaunchTarget({ placementConstraints: [PlacementConstraint.memberOf(JsonPath.stringAt('$.where'))] }),
  },
  'too many constraints': {
    ...tooMany('placementConstraints'),
    make: ({ EcsEc2LaunchTarget }) =>
      new EcsEc2LaunchTarget({
        placementConstraints: [PlacementConstraint.memberOf(...providers(11).map((each) => each.capacityProvider))],
      }),
  },
  'too many strategies': {
    ...tooMany('placementStrategies'),
    make: ({ EcsEc2LaunchTarget }) =>
      new EcsEc2LaunchTarget({ placementStrategies: providers(6).map(() => PlacementStrategy.randomly()) }),
  },
  'capacity providers': ({ CapacityProviderOptions, EcsEc2LaunchTarget }) =>
    new EcsEc2LaunchTarget({ capacityProviderOptions: CapacityProviderOptions.custom(providers(2)) }),
  'the default of the cluster': ({ CapacityProviderOptions, EcsEc2LaunchTarget }) =>
    new EcsEc2LaunchTarget({ capacityProviderOptions: CapacityProviderOptions.default() }),
};

/** Upstream looks for the token in environments only. */
const onlyInCommand: Difference = {
  row: 'ecs-token-anywhere',
  edit: (outcome) =>
    withArguments(outcome, (args) => {
      const { ContainerOverrides } = args.Overrides as { ContainerOverrides: Json[] };
      const withoutVariables = ContainerOverrides.map(({ Environment: _, ...others }) => others);
      return { ...args, Overrides: { ContainerOverrides: withoutVariables } };
    }),
};

const token: Values<EcsRunTaskProps['containerOverrides']> = {
  'in the environment': {
    language: 'JSONPath',
    make: (tasks, stack) => [
      {
        containerDefinition: container(tasks, stack),
        environment: [{ name: 'TOKEN', value: tasks.JsonPath.taskToken }],
      },
    ],
  },
  'in the environment, as an expression': {
    language: 'JSONata',
    make: (tasks, stack) => [
      {
        containerDefinition: container(tasks, stack),
        environment: [{ name: 'TOKEN', value: '{% $states.context.Task.Token %}' }],
      },
    ],
  },
  'in the command': {
    language: 'JSONPath',
    make: (tasks, stack) => [
      { containerDefinition: container(tasks, stack), command: tasks.JsonPath.listAt('$$.Task') },
    ],
    as: {
      row: onlyInCommand.row,
      make: (tasks, stack) => [
        {
          containerDefinition: container(tasks, stack),
          command: tasks.JsonPath.listAt('$$.Task'),
          environment: [{ name: 'TOKEN', value: tasks.JsonPath.taskToken }],
        },
      ],
    },
    differences: [onlyInCommand],
  },
  'in the command, as an expression': {
    language: 'JSONata',
    make: (tasks, stack) => [
      { containerDefinition: container(tasks, stack), command: ['{% $states.context.Task.Token %}'] },
    ],
    as: {
      row: onlyInCommand.row,
      make: (tasks, stack) => [
        {
          containerDefinition: container(tasks, stack),
          command: ['{% $states.context.Task.Token %}'],
          environment: [{ name: 'TOKEN', value: '{% $states.context.Task.Token %}' }],
        },
      ],
    },
    differences: [onlyInCommand],
  },
  nowhere: { alone: true, make: () => [] },
};

/** Makes the tasks of a model in another way. */
function made(base: Model, create: (make: Model['create']) => Model['create']): Model {
  return { ...base, create: create(base.create) };
}

/** With the flag upstream grants the revision that the template makes, whichever the call names. */
const calledRevision: Difference = {
  row: 'ecs-revision-permission',
  edit: (outcome, { choice }) => {
    const logicalId = choice.get('taskDefinition')!.name === 'for Fargate' ? 'Report' : 'ForBoth';
    const part = (index: number): unknown => ({ 'Fn::Select': [index, { 'Fn::Split': [':', { Ref: logicalId }] }] });
    const last = (index: number): unknown => ({ 'Fn::Select': [index, { 'Fn::Split': ['/', part(5)] }] });
    const revision = choice.get('revisionNumber')!.name === 'number' ? '3' : '*';
    const Resource = {
      'Fn::Join': [
        '',
        ['arn:', part(1), ':', part(2), ':', part(3), ':', part(4), ':', last(0), '/', last(1), `:${revision}`],
      ],
    };
    return withStatements(outcome, (statements) =>
      statements.map((statement) => (isRunTask(statement) ? { ...statement, Resource } : statement)),
    );
  },
};

const fromElsewhere = 'arn:aws:ecs:eu-west-1:111111111111:task-definition/theirs';

/** What upstream makes of a task definition of the app, with the names of the imported one. */
const importedNames: Difference = {
  row: 'ecs-imported-definition',
  edit: (outcome) =>
    withStatements(
      withArguments(outcome, (args) => ({ ...args, TaskDefinition: fromElsewhere })),
      (statements) =>
        statements.map((statement) => {
          if (isPassRole(statement)) {
            return { ...statement, Resource: 'arn:aws:iam::111111111111:role/theirs' };
          }
          return isRunTask(statement) ? { ...statement, Resource: `${fromElsewhere}:*` } : statement;
        }),
    ),
};

const plainCluster = { imported: cluster.imported! };
const plainTarget = { Fargate: fargateTarget.Fargate! };

const ownTarget = {
  Fargate: () => new EcsFargateLaunchTarget({ platformVersion: FargatePlatformVersion.LATEST }),
};

export default {
  models: [
    model('EcsRunTask', {
      about: 'on Fargate',
      patterns: [undefined, REQUEST_RESPONSE, RUN_JOB],
      otherPatterns: [WAIT_FOR_TASK_TOKEN],
      required: { cluster, taskDefinition: onFargate, launchTarget: fargateTarget },
      optional: { ...anyWhere, ...inNetwork },
    }),
    model('EcsRunTask', {
      about: 'on EC2',
      patterns: [undefined, RUN_JOB],
      required: {
        cluster: {
          ...cluster,
          'without capacity': {
            alone: true,
            make: importedCluster('WithoutCapacity', { hasEc2Capacity: false }),
            as: { row: 'ecs-capacity-later', make: importedCluster('Theirs') },
            differences: permissionsOn(imported),
          },
        },
        taskDefinition: inInstance,
        launchTarget: ec2Target,
      },
      optional: {
        ...anyWhere,
        subnets: { 'public ones': { alone: true, make: inNetwork.subnets['public ones'] } },
        securityGroups: { one: { alone: true, make: groupsOf(1) } },
        assignPublicIp: {
          yes: {
            alone: true,
            make: () => true,
            differences: refusal('ecs-public-ip-of-instance', /^assignPublicIp is given, but the network mode/),
          },
          no: () => false,
        },
      },
    }),
    model('EcsRunTask', {
      about: 'waiting for the token',
      patterns: [WAIT_FOR_TASK_TOKEN],
      required: {
        cluster,
        taskDefinition: { 'for Fargate': fargate },
        launchTarget: plainTarget,
        containerOverrides: token,
      },
    }),
    made(
      model('EcsRunTask', {
        about: 'with fixRunEcsTaskPolicy',
        patterns: [undefined, RUN_JOB],
        differences: [calledRevision],
        required: {
          cluster: plainCluster,
          taskDefinition: { 'for Fargate': fargate, 'for both, with a family': onFargate['for both, with a family']! },
          launchTarget: plainTarget,
        },
        optional: { revisionNumber: anyWhere.revisionNumber },
      }),
      (make) => (tasks, scope, props, factory) => {
        scope.node.setContext('@aws-cdk/aws-stepfunctions-tasks:fixRunEcsTaskPolicy', true);
        return make(tasks, scope, props, factory);
      },
    ),
    made(
      model('EcsRunTask', {
        about: 'whose execution role is made later',
        differences: [
          {
            row: 'ecs-later-execution-role',
            edit: (outcome) =>
              withStatements(outcome, (statements) =>
                inserted(statements, statements.findIndex(isPassRole) + 1, {
                  ...statements.find(isPassRole),
                  Resource: { 'Fn::GetAtt': ['LaterExecutionRole', 'Arn'] },
                }),
              ),
          },
        ],
        required: { cluster: plainCluster, taskDefinition: { 'for Fargate': fargate }, launchTarget: plainTarget },
      }),
      (make) => (tasks, scope, props, factory) => {
        const later = new ecs.FargateTaskDefinition(scope, 'Later', { family: 'later' });
        later.addContainer('App', { image: ecs.ContainerImage.fromRegistry('app') });
        const task = make(tasks, scope, { ...props, taskDefinition: later }, factory);
        later.obtainExecutionRole();
        return task;
      },
    ),
    model('EcsRunTask', {
      about: 'with an imported task definition',
      required: {
        cluster: plainCluster,
        taskDefinition: {
          imported: {
            make: (_, stack) =>
              once(stack, 'Imported', (scope, id) =>
                ecs.FargateTaskDefinition.fromFargateTaskDefinitionAttributes(scope, id, {
                  taskDefinitionArn: fromElsewhere,
                  networkMode: NetworkMode.AWS_VPC,
                  taskRole: iam.Role.fromRoleArn(scope, `${id}Role`, 'arn:aws:iam::111111111111:role/theirs'),
                }),
              ) as never,
            as: { row: 'ecs-imported-definition', make: fargate },
            differences: [importedNames],
          },
        },
        launchTarget: plainTarget,
      },
      optional: { cpu: anyWhere.cpu, assignPublicIp: inNetwork.assignPublicIp },
    }),
  ],
  beyond: [
    beyondUpstream(EcsRunTask, {
      patterns: [undefined, RUN_JOB],
      required: { cluster: plainCluster, taskDefinition: { 'for Fargate': fargate }, launchTarget: ownTarget },
      optional: {
        group: { text: () => 'nightly' },
        tags: { texts: () => ({ owner: 'me' }) },
        enableECSManagedTags: { yes: () => true, no: () => false },
        ephemeralStorageGiB: { number: () => 50 },
        containerOverrides: {
          'with GPUs': () => [{ containerDefinition: 'app', gpuCount: 2 }],
          'a container of the state': {
            language: 'JSONPath',
            make: ({ JsonPath }) => [{ containerDefinition: JsonPath.stringAt('$.container'), cpu: 512 }],
          },
        },
      },
    }),
    beyondUpstream(EcsRunTask, {
      about: 'of an imported definition without roles',
      patterns: [undefined, RUN_JOB],
      required: {
        cluster: plainCluster,
        taskDefinition: {
          imported: (_, stack) =>
            once(stack, 'WithoutRoles', (scope, id) =>
              ecs.TaskDefinition.fromTaskDefinitionAttributes(scope, id, {
                taskDefinitionArn: fromElsewhere,
                compatibility: Compatibility.FARGATE,
                networkMode: NetworkMode.AWS_VPC,
              }),
            ),
        },
        taskDefinitionRoles: {
          none: () => [],
          roles: (_, stack) => [
            once(stack, 'GivenRole', (scope, id) =>
              iam.Role.fromRoleArn(scope, id, 'arn:aws:iam::222222222222:role/given'),
            ),
          ],
        },
        launchTarget: ownTarget,
      },
      optional: { containerOverrides: { 'by name': () => [{ containerDefinition: 'app', command: ['run'] }] } },
    }),
    beyondUpstream(EcsRunTask, {
      about: 'of one of several definitions',
      required: {
        cluster: plainCluster,
        taskDefinition: {
          'from the state': {
            language: 'JSONPath',
            make: ({ JsonPath }, stack) =>
              once(stack, 'ChosenDefinition', (scope, id) =>
                ecs.TaskDefinition.fromTaskDefinitionAttributes(scope, id, {
                  taskDefinitionArn: JsonPath.stringAt('$.definition'),
                  compatibility: Compatibility.FARGATE,
                  networkMode: NetworkMode.AWS_VPC,
                }),
              ),
          },
        },
        taskDefinitionRoles: { none: () => [] },
        launchTarget: ownTarget,
        allowedTargets: { ARNs: () => ['arn:aws:ecs:us-east-1:222222222222:task-definition/theirs:*'] },
      },
    }),
  ],
} satisfies PackageCases;
