import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';
import { evaluationFunction } from '../src/evaluation-function';

const FLAG = '@aws-cdk/aws-stepfunctions-tasks:evaluateExpressionDedicatedFunction';

function stackWith(context?: { [key: string]: unknown }, region?: string): Stack {
  return new Stack(new App({ context }), 'Stack', { env: { region } });
}

const functionsOf = (stack: Stack) => Template.fromStack(stack).findResources('AWS::Lambda::Function');

describe('with the feature flag on or not set', () => {
  test.each([undefined, { [FLAG]: true }])('each task has its own function (%j)', (context) => {
    const stack = stackWith(context);
    evaluationFunction(new Construct(stack, 'A'), {});
    evaluationFunction(new Construct(stack, 'B'), {});

    expect(Object.keys(functionsOf(stack))).toEqual(['AEvalFunctionD7A6CAD1', 'BEvalFunctionE84574AF']);
    Annotations.fromStack(stack).hasNoWarning('*', '*');
  });

  test('all functions of a stack have one role, which writes logs and takes no other policy', () => {
    const stack = stackWith();
    evaluationFunction(new Construct(stack, 'A'), {});
    const fn = evaluationFunction(new Construct(stack, 'B'), {});
    fn.addToRolePolicy(new iam.PolicyStatement({ actions: ['s3:*'], resources: ['*'] }));
    const template = Template.fromStack(stack);

    template.resourceCountIs('AWS::IAM::Policy', 0);
    expect(template.findResources('AWS::IAM::Role')).toEqual({
      EvalServiceRolef4f556a4ef7a49cd8036c5b0567376fd10E01C41: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: {
            Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' } }],
            Version: '2012-10-17',
          },
          ManagedPolicyArns: [
            {
              'Fn::Join': [
                '',
                ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'],
              ],
            },
          ],
        },
      },
    });
  });

  test('the function has the latest runtime of the region, and room for the sandbox', () => {
    const stack = stackWith(undefined, 'us-east-1');
    evaluationFunction(new Construct(stack, 'A'), {});

    Template.fromStack(stack).hasResourceProperties('AWS::Lambda::Function', {
      Handler: 'index.handler',
      MemorySize: 256,
      Runtime: lambda.determineLatestNodeRuntime(stack).name,
      Timeout: 10,
    });
  });

  test('the function has the runtime and architecture that are asked for', () => {
    const stack = stackWith();
    const { NODEJS_22_X: runtime } = lambda.Runtime;
    evaluationFunction(new Construct(stack, 'A'), { runtime, architecture: lambda.Architecture.ARM_64 });

    Template.fromStack(stack).hasResourceProperties('AWS::Lambda::Function', {
      Architectures: ['arm64'],
      Runtime: 'nodejs22.x',
    });
  });
});

describe('with the feature flag off', () => {
  test('tasks with the same runtime and architecture share a function', () => {
    const stack = stackWith({ [FLAG]: false });
    const { NODEJS_22_X } = lambda.Runtime;
    const NODEJS_24_X = new lambda.Runtime('nodejs24.x', lambda.RuntimeFamily.NODEJS);
    const { ARM_64, X86_64 } = lambda.Architecture;
    [
      {},
      { architecture: X86_64 },
      { architecture: ARM_64 },
      { runtime: NODEJS_22_X },
      { runtime: NODEJS_22_X },
      { runtime: NODEJS_24_X },
    ].forEach((options, i) => evaluationFunction(new Construct(stack, `Task${i}`), options));

    expect(Object.keys(functionsOf(stack))).toHaveLength(4);
  });

  test('a warning says how to give each its own', () => {
    const stack = stackWith({ [FLAG]: false });
    evaluationFunction(new Construct(stack, 'A'), {});

    Annotations.fromStack(stack).hasWarning(
      '/Stack/A',
      `The feature flag ${FLAG} is off, so this task shares its function with all tasks of the stack that evaluate ` +
        'expressions with the same runtime and architecture. Remove the flag from cdk.json to give each its own. ' +
        '[ack: @cdk-sfn/tasks-evaluate-expression:sharedFunction]',
    );
  });
});
