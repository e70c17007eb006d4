import { Stack } from 'aws-cdk-lib/core';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { expect, it } from 'vitest';
import { model, once } from '../src/case.ts';
import { renderingsOf } from '../src/renderings.ts';
import { upstream } from '../src/tasks-modules.ts';

const theirs = (arn: string): iam.PolicyStatement =>
  new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: [arn] });

/** Grants something to a role of its own, to one that is given to it, and to one that a stack has once. */
class Granting extends LambdaInvoke {
  constructor(...[scope, id, props]: ConstructorParameters<typeof LambdaInvoke>) {
    super(scope, id, props);
    const assumedBy = new iam.ServicePrincipal('glue.amazonaws.com');
    new iam.Role(this, 'Own', {
      assumedBy,
      inlinePolicies: { inline: new iam.PolicyDocument({ statements: [theirs('inline')] }) },
    }).addToPolicy(theirs('own'));
    props.lambdaFunction.addToRolePolicy(theirs('given'));
    once(Stack.of(this), 'Once', (stack, name) => new iam.Role(stack, name, { assumedBy })).addToPolicy(theirs('once'));
  }
}

const granting = model('LambdaInvoke', {
  required: {
    lambdaFunction: {
      function: (_, stack) =>
        once(stack, 'Function', (scope, id) => {
          const made = new lambda.Function(scope, id, {
            runtime: lambda.Runtime.NODEJS_LATEST,
            handler: 'index.handler',
            code: lambda.Code.fromInline('exports.handler = async () => 1;'),
          });
          made.addToRolePolicy(theirs('before'));
          return made;
        }),
    },
  },
});

it('leaves out what is refused', () => {
  const refusing = model('LambdaInvoke', {
    ...granting,
    required: { lambdaFunction: { none: () => undefined as never } },
  });
  expect(renderingsOf([refusing], upstream)).toEqual([]);
});

it('tells what a task granted, wherever it did', () => {
  const [first] = renderingsOf([granting], { ...upstream, LambdaInvoke: Granting });
  const resources = first!.statements.map(({ Resource }) => Resource);
  expect(resources).toEqual(expect.arrayContaining(['inline', 'own', 'given', 'once']));
  expect(resources).not.toContain('before');
  expect(first!.statements.map(({ Action }) => Action)).toContain('lambda:InvokeFunction');
});

it('tells the type of the resources that statements refer to', () => {
  const [first] = renderingsOf([granting], upstream);
  expect(first!.typeOf('Function')).toBe('AWS::Lambda::Function');
  expect(first!.typeOf('Nothing')).toBeUndefined();
});
