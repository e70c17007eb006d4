/** What an operation needs, where that is not the action of its own name and no entry of AWS's reference says so. */
export interface StatedActions {
  /** The id of the service. */
  readonly service: string;
  /**
   * Where AWS says it: a page, or `documentation` when what AWS writes about the operation itself names the action. Then
   * it is checked that it does.
   */
  readonly source: string;
  /**
   * By operation: its actions, with a prefix where it is another than the service's. Several with a blank between them
   * are all needed; with `|` between them, what the call does decides.
   */
  readonly actions: Readonly<Record<string, string>>;
}

const AUTHORIZATION_REFERENCE = 'https://docs.aws.amazon.com/service-authorization/latest/reference';

export const statedActions: readonly StatedActions[] = [
  {
    service: 'ApiGatewayManagementApi',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html',
    actions: {
      DeleteConnection: 'ManageConnections',
      GetConnection: 'ManageConnections',
      PostToConnection: 'ManageConnections',
    },
  },
  {
    service: 'Batch',
    source: 'documentation',
    actions: {
      CancelJobs: 'CancelJob',
      TerminateJobs: 'TerminateJob',
      TerminateServiceJobs: 'TerminateServiceJob',
    },
  },
  {
    service: 'Bedrock Runtime',
    source: 'documentation',
    actions: { Converse: 'InvokeModel', StartAsyncInvoke: 'InvokeModel' },
  },
  {
    service: 'Budgets',
    source: `${AUTHORIZATION_REFERENCE}/list_awsbudgetservice.html`,
    actions: {
      CreateBudget: 'ModifyBudget',
      CreateNotification: 'ModifyBudget',
      CreateSubscriber: 'ModifyBudget',
      DeleteBudget: 'ModifyBudget',
      DeleteNotification: 'ModifyBudget',
      DeleteSubscriber: 'ModifyBudget',
      DescribeBudget: 'ViewBudget',
      DescribeBudgetNotificationsForAccount: 'ViewBudget',
      DescribeBudgetPerformanceHistory: 'ViewBudget',
      DescribeBudgets: 'ViewBudget',
      DescribeNotificationsForBudget: 'ViewBudget',
      DescribeSubscribersForNotification: 'ViewBudget',
      UpdateBudget: 'ModifyBudget',
      UpdateNotification: 'ModifyBudget',
      UpdateSubscriber: 'ModifyBudget',
    },
  },
  {
    service: 'Cognito Identity Provider',
    source: 'documentation',
    actions: { DescribeTermsByClient: 'DescribeTerms' },
  },
  {
    service: 'ConnectCases',
    source: 'documentation',
    actions: { BatchCreateRelatedItem: 'CreateRelatedItem', BatchUpdateCase: 'UpdateCase' },
  },
  {
    service: 'Database Migration Service',
    source: 'documentation',
    actions: {
      DescribeMetadataModelAssessments: 'ListMetadataModelAssessments',
      DescribeMetadataModelExportsAsScript: 'ListMetadataModelExports',
      DescribeMetadataModelExportsToTarget: 'ListMetadataModelExports',
      DescribeMigrationProjects: 'ListMigrationProjects',
    },
  },
  {
    service: 'DynamoDB',
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html',
    actions: {
      TransactGetItems: 'GetItem',
      TransactWriteItems: 'ConditionCheckItem|DeleteItem|PutItem|UpdateItem',
    },
  },
  {
    service: 'DynamoDB',
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-iam.html',
    actions: {
      BatchExecuteStatement: 'PartiQLDelete|PartiQLInsert|PartiQLSelect|PartiQLUpdate',
      ExecuteTransaction: 'PartiQLDelete|PartiQLInsert|PartiQLSelect|PartiQLUpdate',
    },
  },
  { service: 'ECR', source: 'documentation', actions: { ListImageReferrers: 'BatchGetImage' } },
  {
    service: 'Glue',
    source: 'documentation',
    actions: {
      GetUnfilteredPartitionMetadata: 'GetPartition',
      GetUnfilteredPartitionsMetadata: 'GetPartitions',
      GetUnfilteredTableMetadata: 'GetTable',
    },
  },
  { service: 'KMS', source: 'documentation', actions: { ReEncrypt: 'ReEncryptFrom ReEncryptTo' } },
  {
    service: 'neptunedata',
    source: 'documentation',
    actions: {
      CancelGremlinQuery: 'CancelQuery',
      CancelOpenCypherQuery: 'CancelQuery',
      DeletePropertygraphStatistics: 'DeleteStatistics',
      DeleteSparqlStatistics: 'DeleteStatistics',
      ExecuteFastReset: 'ResetDatabase',
      ExecuteGremlinExplainQuery: 'DeleteDataViaQuery|ReadDataViaQuery|WriteDataViaQuery',
      ExecuteGremlinProfileQuery: 'ReadDataViaQuery',
      ExecuteGremlinQuery: 'DeleteDataViaQuery|ReadDataViaQuery|WriteDataViaQuery',
      ExecuteOpenCypherExplainQuery: 'ReadDataViaQuery',
      ExecuteOpenCypherQuery: 'DeleteDataViaQuery|ReadDataViaQuery|WriteDataViaQuery',
      GetGremlinQueryStatus: 'GetQueryStatus',
      GetMLDataProcessingJob: 'GetMLDataProcessingJobStatus',
      GetMLEndpoint: 'GetMLEndpointStatus',
      GetMLModelTrainingJob: 'GetMLModelTrainingJobStatus',
      GetMLModelTransformJob: 'GetMLModelTransformJobStatus',
      GetOpenCypherQueryStatus: 'GetQueryStatus',
      GetPropertygraphStatistics: 'GetStatisticsStatus',
      GetPropertygraphStream: 'GetStreamRecords',
      GetPropertygraphSummary: 'GetGraphSummary',
      GetRDFGraphSummary: 'GetGraphSummary',
      GetSparqlStream: 'GetStreamRecords',
      ListGremlinQueries: 'GetQueryStatus',
      ListOpenCypherQueries: 'GetQueryStatus',
      ManagePropertygraphStatistics: 'ManageStatistics',
      ManageSparqlStatistics: 'ManageStatistics',
    },
  },
  { service: 'QApps', source: 'documentation', actions: { CreatePresignedUrl: 'ImportDocument' } },
  {
    service: 'S3',
    source: 'documentation',
    actions: {
      // On the source the one, on the target the other.
      CopyObject: 'GetObject|PutObject',
      CreateSession: 's3express:CreateSession',
      DeleteBucketAnalyticsConfiguration: 'PutAnalyticsConfiguration',
      DeleteBucketCors: 'PutBucketCORS',
      DeleteBucketEncryption: 'PutEncryptionConfiguration',
      DeleteBucketInventoryConfiguration: 'PutInventoryConfiguration',
      DeleteBucketLifecycle: 'PutLifecycleConfiguration',
      DeleteBucketMetricsConfiguration: 'PutMetricsConfiguration',
      DeleteBucketOwnershipControls: 'PutBucketOwnershipControls',
      DeleteBucketReplication: 'PutReplicationConfiguration',
      DeleteBucketTagging: 'PutBucketTagging',
      DeleteObjects: 'DeleteObject',
      DeletePublicAccessBlock: 'PutBucketPublicAccessBlock',
      GetBucketNotificationConfiguration: 'GetBucketNotification',
      GetPublicAccessBlock: 'GetBucketPublicAccessBlock',
      HeadBucket: 'ListBucket',
      HeadObject: 'GetObject',
      ListBucketAnalyticsConfigurations: 'GetAnalyticsConfiguration',
      ListBucketInventoryConfigurations: 'GetInventoryConfiguration',
      ListBucketMetricsConfigurations: 'GetMetricsConfiguration',
      ListDirectoryBuckets: 's3express:ListAllMyDirectoryBuckets',
      PutBucketNotificationConfiguration: 'PutBucketNotification',
      PutPublicAccessBlock: 'PutBucketPublicAccessBlock',
      RenameObject: 's3express:CreateSession',
      UploadPartCopy: 'GetObject|PutObject',
    },
  },
  {
    service: 'S3',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html',
    actions: { CompleteMultipartUpload: 'PutObject', CreateMultipartUpload: 'PutObject', UploadPart: 'PutObject' },
  },
  {
    service: 'S3',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html',
    actions: {
      DeleteBucketIntelligentTieringConfiguration: 'PutIntelligentTieringConfiguration',
      ListBucketIntelligentTieringConfigurations: 'GetIntelligentTieringConfiguration',
      ListObjects: 'ListBucket',
      WriteGetObjectResponse: 's3-object-lambda:WriteGetObjectResponse',
    },
  },
  {
    service: 'S3 Control',
    source: 'documentation',
    actions: {
      DeleteAccessPointScope: 's3express:DeleteAccessPointScope',
      DeleteBucketLifecycleConfiguration: 's3-outposts:PutLifecycleConfiguration',
      DeleteBucketReplication: 's3-outposts:PutReplicationConfiguration',
      GetAccessPointScope: 's3express:GetAccessPointScope',
      GetBucket: 's3-outposts:GetBucket',
      GetBucketLifecycleConfiguration: 's3-outposts:GetLifecycleConfiguration',
      GetBucketReplication: 's3-outposts:GetReplicationConfiguration',
      ListAccessPointsForDirectoryBuckets: 's3express:ListAccessPointsForDirectoryBuckets',
      PutAccessPointScope: 's3express:PutAccessPointScope',
      PutBucketReplication: 's3-outposts:PutReplicationConfiguration',
      PutPublicAccessBlock: 'PutAccountPublicAccessBlock',
    },
  },
  {
    service: 'SNS',
    source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-language-api-permissions-reference.html',
    actions: { PublishBatch: 'Publish' },
  },
  {
    service: 'SQS',
    source:
      'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-api-permissions-reference.html',
    actions: {
      ChangeMessageVisibilityBatch: 'ChangeMessageVisibility',
      DeleteMessageBatch: 'DeleteMessage',
      SendMessageBatch: 'SendMessage',
    },
  },
  {
    service: 'TaxSettings',
    source: 'documentation',
    actions: {
      BatchGetTaxExemptions: 'GetExemptions',
      GetTaxExemptionTypes: 'GetExemptions',
      ListTaxExemptions: 'GetExemptions',
      PutTaxExemption: 'UpdateExemptions',
    },
  },
  {
    service: 'VerifiedPermissions',
    source: 'documentation',
    actions: {
      BatchGetPolicy: 'GetPolicy',
      BatchIsAuthorized: 'IsAuthorized',
      BatchIsAuthorizedWithToken: 'IsAuthorizedWithToken',
    },
  },
  { service: 'VPC Lattice', source: 'documentation', actions: { BatchUpdateRule: 'UpdateRule' } },
];
