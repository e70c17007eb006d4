/** What `Ref` and attributes of a type of CloudFormation are the ARNs of, in the words of AWS's list of actions. */
export const arns = {
  'AWS::Batch::JobDefinition': { Ref: 'batch:job-definition-revision' },
  'AWS::Batch::JobQueue': { JobQueueArn: 'batch:job-queue' },
  'AWS::CodeBuild::Project': { Arn: 'codebuild:project' },
  'AWS::DynamoDB::GlobalTable': { Arn: 'dynamodb:table' },
  'AWS::DynamoDB::Table': { Arn: 'dynamodb:table' },
  'AWS::ECR::Repository': { Arn: 'ecr:repository' },
  'AWS::ECS::TaskDefinition': { Ref: 'ecs:task-definition' },
  'AWS::Events::EventBus': { Arn: 'events:event-bus' },
  'AWS::IAM::Role': { Arn: 'iam:role' },
  'AWS::KMS::Key': { Arn: 'kms:key' },
  'AWS::Lambda::Alias': { Ref: 'lambda:function alias' },
  'AWS::Lambda::Function': { Arn: 'lambda:function' },
  'AWS::S3::Bucket': { Arn: 's3:bucket' },
  'AWS::SNS::Topic': { Ref: 'sns:topic' },
  'AWS::SQS::Queue': { Arn: 'sqs:queue' },
  'AWS::StepFunctions::StateMachine': { Ref: 'states:statemachine' },
};
