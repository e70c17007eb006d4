/** A service that Step Functions has an optimized integration for. */
export interface OptimizedService {
  /** The package of the SDK's client, without `@aws-sdk/client-`. */
  readonly client: string;
  /** What names of errors begin with: `DynamoDB` in `DynamoDB.ConditionalCheckFailedException`. */
  readonly errorPrefix: string;
  /** The error of codes that the API does not describe, such as `AmazonDynamoDBException`. */
  readonly unknownError: string;
  /** The service's name in the cause of errors, such as `AmazonDynamoDBv2`. */
  readonly causeName: string;
  /** Whether results have `SdkHttpMetadata` and `SdkResponseMetadata`. */
  readonly metadata: boolean;
}

/**
 * The optimized integrations, by their name in a `Resource`.
 *
 * Prefixes and names are those that histories of executions show; of services that are rarely seen there, they follow
 * the names of the AWS SDK for Java 1, which the integrations are made with.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html
 */
const OPTIMIZED: ReadonlyMap<string, OptimizedService> = new Map([
  ['athena', named('athena', 'Athena', 'AmazonAthena')],
  ['batch', named('batch', 'Batch', 'AWSBatch')],
  ['bedrock', { ...named('bedrock', 'Bedrock', 'Bedrock'), metadata: false }],
  ['codebuild', named('codebuild', 'CodeBuild', 'AWSCodeBuild')],
  ['databrew', named('databrew', 'DataBrew', 'AWSGlueDataBrew')],
  ['dynamodb', { ...named('dynamodb', 'DynamoDB', 'AmazonDynamoDB'), causeName: 'AmazonDynamoDBv2' }],
  ['ecs', named('ecs', 'ECS', 'AmazonECS')],
  ['eks', { ...named('eks', 'EKS', 'AmazonEKS'), metadata: false }],
  ['elasticmapreduce', named('emr', 'ElasticMapReduce', 'AmazonElasticMapReduce')],
  ['emr-containers', { ...named('emr-containers', 'EMRContainers', 'AmazonEMRContainers'), metadata: false }],
  ['emr-serverless', { ...named('emr-serverless', 'EMRServerless', 'AWSEMRServerless'), metadata: false }],
  ['events', { ...named('eventbridge', 'EventBridge', 'AmazonEventBridge'), metadata: false }],
  ['glue', named('glue', 'Glue', 'AWSGlue')],
  ['lambda', named('lambda', 'Lambda', 'AWSLambda')],
  ['mediaconvert', { ...named('mediaconvert', 'MediaConvert', 'AWSMediaConvert'), metadata: false }],
  // What Distributed Map reads its items from and writes its results to.
  ['s3', { ...named('s3', 'S3', 'AmazonS3'), metadata: false }],
  ['sagemaker', named('sagemaker', 'SageMaker', 'AmazonSageMaker')],
  ['sns', named('sns', 'SNS', 'AmazonSNS')],
  ['sqs', named('sqs', 'SQS', 'AmazonSQS')],
  ['states', named('sfn', 'StepFunctions', 'AWSStepFunctions')],
]);

function named(client: string, errorPrefix: string, causeName: string): OptimizedService {
  return { client, errorPrefix, causeName, unknownError: `${causeName}Exception`, metadata: true };
}

/** The optimized integration of a service, such as `elasticmapreduce`. */
export function optimizedService(service: string): OptimizedService | undefined {
  return OPTIMIZED.get(service);
}

/**
 * Clients of the SDK with a dash in their name: SDK integrations leave it out. From the registry's list of
 * `@aws-sdk/client-*`.
 */
const DASHED = new Map(
  `
  acm-pca api-gateway app-mesh application-auto-scaling application-insights application-signals auto-scaling
  auto-scaling-plans backup-gateway bcm-data-exports bcm-recommended-actions bedrock-agent bedrock-agent-runtime
  bedrock-agentcore bedrock-agentcore-control bedrock-data-automation bedrock-data-automation-runtime bedrock-runtime
  chime-sdk-identity chime-sdk-media-pipelines chime-sdk-meetings chime-sdk-messaging chime-sdk-voice
  cloudfront-keyvaluestore cloudhsm-v2 cloudsearch-domain cloudwatch-events cloudwatch-logs codeguru-reviewer
  codestar-connections codestar-notifications cognito-identity cognito-identity-provider cognito-sync compute-optimizer
  config-service connect-contact-lens cost-and-usage-report-service cost-explorer cost-optimization-hub
  customer-profiles data-pipeline database-migration-service device-farm devops-guru direct-connect directory-service
  docdb-elastic dynamodb-streams ec2-instance-connect ecr-public elastic-beanstalk elastic-inference
  elastic-load-balancing elastic-load-balancing-v2 elastic-transcoder elasticsearch-service emr-containers
  emr-serverless geo-maps geo-places geo-routes global-accelerator iot-1click-projects iot-data-plane iot-events
  iot-events-data iot-jobs-data-plane iot-wireless ivs-realtime kinesis-analytics kinesis-analytics-v2 kinesis-video
  kinesis-video-archived-media kinesis-video-media kinesis-video-signaling kinesis-video-webrtc-storage launch-wizard
  lex-model-building-service lex-models-v2 lex-runtime-service lex-runtime-v2 license-manager machine-learning
  marketplace-agreement marketplace-catalog marketplace-commerce-analytics marketplace-entitlement-service
  marketplace-metering mediapackage-vod mediastore-data medical-imaging migration-hub migration-hub-refactor-spaces
  migrationhub-config neptune-graph network-firewall partnercentral-account partnercentral-benefits
  partnercentral-channel partnercentral-selling payment-cryptography personalize-events personalize-runtime
  pinpoint-email pinpoint-sms-voice pinpoint-sms-voice-v2 qldb-session rds-data redshift-data redshift-serverless
  resource-explorer-2 resource-groups resource-groups-tagging-api route-53 route-53-domains route53-recovery-cluster
  route53-recovery-control-config route53-recovery-readiness s3-control sagemaker-a2i-runtime sagemaker-edge
  sagemaker-featurestore-runtime sagemaker-geospatial sagemaker-runtime secrets-manager service-catalog
  service-catalog-appregistry service-quotas signer-data snow-device-management ssm-contacts ssm-incidents sso-admin
  sso-oidc storage-gateway timestream-influxdb timestream-query timestream-write transcribe-streaming voice-id
  vpc-lattice waf-regional workspaces-instances workspaces-thin-client workspaces-web
  `
    .trim()
    .split(/\s+/)
    .map((client) => [client.replaceAll('-', ''), client] as const),
);

/**
 * SDK integrations that are named otherwise than the client: by the AWS SDK for Java 2.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['applicationdiscovery', 'application-discovery-service'],
  ['config', 'config-service'],
  ['costandusagereport', 'cost-and-usage-report-service'],
  ['databasemigration', 'database-migration-service'],
  ['directory', 'directory-service'],
  ['elasticsearch', 'elasticsearch-service'],
  ['lexmodelbuilding', 'lex-model-building-service'],
  ['lexruntime', 'lex-runtime-service'],
  ['marketplaceentitlement', 'marketplace-entitlement-service'],
]);

/** The client's package of an SDK integration, without `@aws-sdk/client-`: `secrets-manager` for `secretsmanager`. */
export function sdkClientName(service: string): string {
  const name = service.toLowerCase();
  return RENAMED.get(name) ?? DASHED.get(name) ?? name;
}

/**
 * A name as the AWS SDK for Java 2 writes it, which the errors of SDK integrations are named after: `DynamoDb` for
 * `DynamoDB`, `SecretsManager` for `Secrets Manager`.
 */
export function javaName(name: string): string {
  return name
    .replaceAll(/[^A-Za-z0-9]+/g, ' ')
    .replaceAll(/([a-z])(?=[A-Z][A-Za-z0-9])/g, '$1 ')
    .replaceAll(/([A-Z])(?=[A-Z][a-z])/g, '$1 ')
    .replaceAll(/([0-9])(?=[A-Za-z])/g, '$1 ')
    .trim()
    .split(' ')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
    .join('');
}
