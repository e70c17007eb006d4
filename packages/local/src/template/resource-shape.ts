/**
 * What `Ref` and attributes of a type of resource look like.
 *
 * Patterns have `{name}` for the physical name; `{region}`, `{account}`, `{partition}` and `{suffix}` for where it is;
 * `{hex}` for 17 hexadecimal digits, `{short}` for 10 of them and `{uuid}`, which follow from the name; and `{of}` for
 * the ARN of the resource that this one is a version or an alias of.
 */
export interface ResourceShape {
  /** The property that gives the resource its name. */
  readonly nameProperty?: string;
  /** How long a name may be. Default: 255. */
  readonly nameLength?: number;
  /** True when a name has no capitals. */
  readonly lowerCase?: boolean;
  /** The property that makes names end with `.fifo`. */
  readonly fifoProperty?: string;
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** For a version or an alias: where the resource it belongs to stands in the properties, and the ARN it has. */
  readonly of?: { readonly path: readonly (string | number)[]; readonly arn: string; readonly version?: boolean };
}

/** The shape of a type; of a type that is not known, one that AWS could have. */
export function resourceShape(type: string): ResourceShape {
  return (Object.hasOwn(SHAPES, type) ? SHAPES[type] : undefined) ?? unknownShape(type);
}

const arn = (service: string, resource: string) => `arn:{partition}:${service}:{region}:{account}:${resource}`;

const FUNCTION_ARN = arn('lambda', 'function:{name}');
const MACHINE_ARN = arn('states', 'stateMachine:{name}');

/** `Ref` gives the name. */
function byName(
  nameProperty: string,
  attributes: Readonly<Record<string, string>>,
  more?: Partial<ResourceShape>,
): ResourceShape {
  return { nameProperty, ref: '{name}', attributes, ...more };
}

/** `Ref` gives the ARN. */
function byArn(
  nameProperty: string,
  ref: string,
  attributes: Readonly<Record<string, string>> = {},
  more?: Partial<ResourceShape>,
): ResourceShape {
  return { nameProperty, ref, attributes, ...more };
}

/** `Ref` gives an id that AWS makes up. */
function byId(ref: string, attributes: Readonly<Record<string, string>> = {}): ResourceShape {
  return { ref, attributes };
}

const TABLE = {
  Arn: arn('dynamodb', 'table/{name}'),
  StreamArn: arn('dynamodb', 'table/{name}/stream/2024-01-01T00:00:00.000'),
};

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html */
const SHAPES: Readonly<Record<string, ResourceShape>> = {
  'AWS::ApiGateway::RestApi': byId('{short}', { RestApiId: '{short}', RootResourceId: '{short}' }),
  'AWS::ApiGateway::Stage': byName('StageName', {}),
  'AWS::ApiGatewayV2::Api': byId('{short}', {
    ApiId: '{short}',
    ApiEndpoint: 'https://{short}.execute-api.{region}.{suffix}',
  }),
  'AWS::ApiGatewayV2::Stage': byName('StageName', {}),
  'AWS::AppSync::GraphQLApi': byArn('', arn('appsync', 'apis/{name}'), {
    ApiId: '{name}',
    Arn: arn('appsync', 'apis/{name}'),
    GraphQLUrl: 'https://{short}.appsync-api.{region}.{suffix}/graphql',
  }),
  'AWS::Athena::WorkGroup': byName('Name', {}),
  'AWS::Batch::ComputeEnvironment': byArn(
    'ComputeEnvironmentName',
    arn('batch', 'compute-environment/{name}'),
    { ComputeEnvironmentArn: arn('batch', 'compute-environment/{name}') },
    { nameLength: 128 },
  ),
  'AWS::Batch::JobDefinition': byArn(
    'JobDefinitionName',
    arn('batch', 'job-definition/{name}:1'),
    { JobDefinitionArn: arn('batch', 'job-definition/{name}:1') },
    { nameLength: 128 },
  ),
  'AWS::Batch::JobQueue': byArn(
    'JobQueueName',
    arn('batch', 'job-queue/{name}'),
    { JobQueueArn: arn('batch', 'job-queue/{name}') },
    { nameLength: 128 },
  ),
  'AWS::CloudFormation::Stack': byArn('', arn('cloudformation', 'stack/{name}/{uuid}')),
  'AWS::CodeBuild::Project': byName('Name', { Arn: arn('codebuild', 'project/{name}') }, { nameLength: 150 }),
  'AWS::Cognito::UserPool': byId('{region}_{short}', {
    Arn: arn('cognito-idp', 'userpool/{region}_{short}'),
    ProviderName: 'cognito-idp.{region}.{suffix}/{region}_{short}',
    ProviderURL: 'https://cognito-idp.{region}.{suffix}/{region}_{short}',
    UserPoolId: '{region}_{short}',
  }),
  'AWS::DataBrew::Job': byName('Name', {}),
  'AWS::DynamoDB::GlobalTable': byName('TableName', { ...TABLE, TableId: '{uuid}' }),
  'AWS::DynamoDB::Table': byName('TableName', TABLE),
  'AWS::EC2::EIP': byId('203.0.113.1', { AllocationId: 'eipalloc-{hex}', PublicIp: '203.0.113.1' }),
  'AWS::EC2::InternetGateway': byId('igw-{hex}', { InternetGatewayId: 'igw-{hex}' }),
  'AWS::EC2::LaunchTemplate': byId('lt-{hex}', {
    LaunchTemplateId: 'lt-{hex}',
    DefaultVersionNumber: '1',
    LatestVersionNumber: '1',
  }),
  'AWS::EC2::NatGateway': byId('nat-{hex}', { NatGatewayId: 'nat-{hex}' }),
  'AWS::EC2::RouteTable': byId('rtb-{hex}', { RouteTableId: 'rtb-{hex}' }),
  'AWS::EC2::SecurityGroup': byId('sg-{hex}', { GroupId: 'sg-{hex}' }),
  'AWS::EC2::Subnet': byId('subnet-{hex}', { SubnetId: 'subnet-{hex}', AvailabilityZone: '{region}a' }),
  'AWS::EC2::VPC': byId('vpc-{hex}', { VpcId: 'vpc-{hex}' }),
  'AWS::ECR::Repository': byName(
    'RepositoryName',
    {
      Arn: arn('ecr', 'repository/{name}'),
      RepositoryUri: '{account}.dkr.ecr.{region}.{suffix}/{name}',
    },
    { lowerCase: true },
  ),
  'AWS::ECS::Cluster': byName('ClusterName', { Arn: arn('ecs', 'cluster/{name}') }),
  'AWS::ECS::Service': byArn('ServiceName', arn('ecs', 'service/{name}'), {
    Name: '{name}',
    ServiceArn: arn('ecs', 'service/{name}'),
  }),
  'AWS::ECS::TaskDefinition': byArn('Family', arn('ecs', 'task-definition/{name}:1'), {
    TaskDefinitionArn: arn('ecs', 'task-definition/{name}:1'),
  }),
  'AWS::EFS::FileSystem': byId('fs-{hex}', {
    Arn: arn('elasticfilesystem', 'file-system/fs-{hex}'),
    FileSystemId: 'fs-{hex}',
  }),
  'AWS::EKS::Cluster': byName(
    'Name',
    {
      Arn: arn('eks', 'cluster/{name}'),
      CertificateAuthorityData: 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t',
      Endpoint: 'https://{hex}.gr7.{region}.eks.{suffix}',
    },
    { nameLength: 100 },
  ),
  'AWS::EMR::Cluster': byId('j-{short}', { MasterPublicDNS: 'ec2-203-0-113-1.compute-1.{suffix}' }),
  'AWS::EMRServerless::Application': byId('{short}', {
    ApplicationId: '{short}',
    Arn: arn('emr-serverless', '/applications/{short}'),
  }),
  'AWS::Events::ApiDestination': byName(
    'Name',
    { Arn: arn('events', 'api-destination/{name}/{uuid}') },
    { nameLength: 64 },
  ),
  'AWS::Events::Connection': byName(
    'Name',
    {
      Arn: arn('events', 'connection/{name}/{uuid}'),
      SecretArn: arn('secretsmanager', 'secret:events!connection/{name}/{uuid}-AbCdEf'),
    },
    { nameLength: 64 },
  ),
  'AWS::Events::EventBus': byName('Name', { Arn: arn('events', 'event-bus/{name}'), Name: '{name}' }),
  'AWS::Events::Rule': byName('Name', { Arn: arn('events', 'rule/{name}') }, { nameLength: 64 }),
  'AWS::Glue::Crawler': byName('Name', {}),
  'AWS::Glue::Job': byName('Name', {}),
  'AWS::IAM::InstanceProfile': byName(
    'InstanceProfileName',
    { Arn: 'arn:{partition}:iam::{account}:instance-profile/{name}' },
    { nameLength: 128 },
  ),
  'AWS::IAM::ManagedPolicy': byArn('ManagedPolicyName', 'arn:{partition}:iam::{account}:policy/{name}', {
    PolicyArn: 'arn:{partition}:iam::{account}:policy/{name}',
  }),
  'AWS::IAM::Role': byName(
    'RoleName',
    { Arn: 'arn:{partition}:iam::{account}:role/{name}', RoleId: 'AROA{short}' },
    { nameLength: 64 },
  ),
  'AWS::IAM::User': byName('UserName', { Arn: 'arn:{partition}:iam::{account}:user/{name}' }, { nameLength: 64 }),
  'AWS::KMS::Alias': byName('AliasName', { Arn: arn('kms', '{name}') }),
  'AWS::KMS::Key': byId('{uuid}', { Arn: arn('kms', 'key/{uuid}'), KeyId: '{uuid}' }),
  'AWS::Kinesis::Stream': byName('Name', { Arn: arn('kinesis', 'stream/{name}') }, { nameLength: 128 }),
  'AWS::KinesisFirehose::DeliveryStream': byName(
    'DeliveryStreamName',
    { Arn: arn('firehose', 'deliverystream/{name}') },
    { nameLength: 64 },
  ),
  'AWS::Lambda::Alias': {
    nameProperty: 'Name',
    ref: '{of}:{name}',
    attributes: { AliasArn: '{of}:{name}' },
    of: { path: ['FunctionName'], arn: FUNCTION_ARN },
  },
  'AWS::Lambda::Function': byName('FunctionName', { Arn: FUNCTION_ARN }, { nameLength: 64 }),
  'AWS::Lambda::LayerVersion': byArn('LayerName', arn('lambda', 'layer:{name}:1'), {
    LayerVersionArn: arn('lambda', 'layer:{name}:1'),
  }),
  'AWS::Lambda::Url': byArn('', FUNCTION_ARN, {
    FunctionArn: FUNCTION_ARN,
    FunctionUrl: 'https://{hex}.lambda-url.{region}.on.aws/',
  }),
  'AWS::Lambda::Version': {
    ref: '{of}:1',
    attributes: { FunctionArn: '{of}:1', Version: '1' },
    of: { path: ['FunctionName'], arn: FUNCTION_ARN },
  },
  'AWS::Logs::LogGroup': byName('LogGroupName', { Arn: arn('logs', 'log-group:{name}:*') }),
  'AWS::OpenSearchService::Domain': byName(
    'DomainName',
    {
      Arn: arn('es', 'domain/{name}'),
      DomainArn: arn('es', 'domain/{name}'),
      DomainEndpoint: 'search-{name}-{short}.{region}.es.{suffix}',
    },
    { nameLength: 28, lowerCase: true },
  ),
  'AWS::S3::Bucket': byName(
    'BucketName',
    {
      Arn: 'arn:{partition}:s3:::{name}',
      DomainName: '{name}.s3.{suffix}',
      DualStackDomainName: '{name}.s3.dualstack.{region}.{suffix}',
      RegionalDomainName: '{name}.s3.{region}.{suffix}',
      WebsiteURL: 'http://{name}.s3-website-{region}.{suffix}',
    },
    { nameLength: 63, lowerCase: true },
  ),
  'AWS::Scheduler::Schedule': byName('Name', { Arn: arn('scheduler', 'schedule/default/{name}') }, { nameLength: 64 }),
  'AWS::Scheduler::ScheduleGroup': byName(
    'Name',
    { Arn: arn('scheduler', 'schedule-group/{name}') },
    { nameLength: 64 },
  ),
  'AWS::SecretsManager::Secret': byArn('Name', arn('secretsmanager', 'secret:{name}-AbCdEf'), {
    Id: arn('secretsmanager', 'secret:{name}-AbCdEf'),
  }),
  'AWS::SNS::Topic': byArn(
    'TopicName',
    arn('sns', '{name}'),
    { TopicArn: arn('sns', '{name}'), TopicName: '{name}' },
    { fifoProperty: 'FifoTopic' },
  ),
  'AWS::SQS::Queue': {
    nameProperty: 'QueueName',
    nameLength: 80,
    fifoProperty: 'FifoQueue',
    ref: 'https://sqs.{region}.{suffix}/{account}/{name}',
    attributes: {
      Arn: arn('sqs', '{name}'),
      QueueName: '{name}',
      QueueUrl: 'https://sqs.{region}.{suffix}/{account}/{name}',
    },
  },
  'AWS::SSM::Parameter': byName('Name', {}),
  'AWS::StepFunctions::Activity': byArn(
    'Name',
    arn('states', 'activity:{name}'),
    { Arn: arn('states', 'activity:{name}'), Name: '{name}' },
    { nameLength: 80 },
  ),
  'AWS::StepFunctions::StateMachine': byArn(
    'StateMachineName',
    MACHINE_ARN,
    { Arn: MACHINE_ARN, Name: '{name}', StateMachineRevisionId: '{uuid}' },
    { nameLength: 80 },
  ),
  'AWS::StepFunctions::StateMachineAlias': {
    nameProperty: 'Name',
    ref: '{of}:{name}',
    attributes: { Arn: '{of}:{name}' },
    of: { path: ['RoutingConfiguration', 0, 'StateMachineVersionArn'], arn: MACHINE_ARN, version: true },
  },
  'AWS::StepFunctions::StateMachineVersion': {
    ref: '{of}:1',
    attributes: { Arn: '{of}:1' },
    of: { path: ['StateMachineArn'], arn: MACHINE_ARN },
  },
};

function unknownShape(type: string): ResourceShape {
  const [, service = 'custom', kind = service] = type.split('::');
  return {
    nameProperty: `${kind}Name`,
    ref: '{name}',
    attributes: { Arn: arn(service.toLowerCase(), `${kind.charAt(0).toLowerCase()}${kind.slice(1)}/{name}`) },
  };
}
