/** What `Ref` and attributes of a type of CloudFormation are the ARNs of, in the words of AWS's list of actions. */
export const arns = {
  'AWS::Batch::JobDefinition': { Ref: 'batch:job-definition-revision' },
  'AWS::Batch::JobQueue': { JobQueueArn: 'batch:job-queue' },
  'AWS::DynamoDB::GlobalTable': { Arn: 'dynamodb:table' },
  'AWS::DynamoDB::Table': { Arn: 'dynamodb:table' },
  'AWS::KMS::Key': { Arn: 'kms:key' },
  'AWS::Lambda::Alias': { Ref: 'lambda:function alias' },
  'AWS::Lambda::Function': { Arn: 'lambda:function' },
  'AWS::SNS::Topic': { Ref: 'sns:topic' },
  'AWS::SQS::Queue': { Arn: 'sqs:queue' },
  'AWS::StepFunctions::StateMachine': { Ref: 'states:statemachine' },
};
