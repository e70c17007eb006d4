/** Classes whose states name a function or an activity by its ARN, and hand it any JSON, with the page that says so. */
export const targets = {
  CallAwsServiceCrossRegion: 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html',
  EvaluateExpression: 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html',
  LambdaInvoke: 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html',
  StepFunctionsInvokeActivity: 'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-activities.html',
};
