import { Aws, Fn, Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Jsonata, JsonPath } from '../src';

export const arn = 'arn:aws:lambda:eu-central-1:123456789012:function:lend';
export const stack = new Stack();
const dynamic = lambda.Function.fromFunctionArn(stack, 'Dynamic', JsonPath.stringAt('$.fn'));
const dynamicAlias = lambda.Function.fromFunctionAttributes(stack, 'Attributes', {
  functionArn: Jsonata.string('$states.input.fn'),
});

/** Every way that we know to put state data where IAM would read it. */
export const fromState: [string, string][] = [
  ['a reference', JsonPath.stringAt('$.arn')],
  ['a reference of sfn.JsonPath', sfn.JsonPath.stringAt('$.arn')],
  ['a reference in text', `${arn}:${JsonPath.stringAt('$.v')}`],
  ['a number reference in text', `${arn}:${JsonPath.numberAt('$.v')}`],
  ['a reference in text that deployment fills in', `arn:${Aws.PARTITION}:x:::${JsonPath.stringAt('$.x')}`],
  ['a path', '$.arn'],
  ['a context path', '$$.Execution.RoleArn'],
  ['a path in text', 'arn:aws:glue:::job/$.job'],
  ['an indexed path in text', "arn:aws:glue:::job/$['job']"],
  ['a path in text that deployment fills in', `arn:${Aws.PARTITION}:glue:::job/$.job`],
  [
    'a path in an ARN that the stack formats',
    stack.formatArn({ service: 'glue', resource: 'job', resourceName: '$.job' }),
  ],
  [
    'a reference in an ARN that the stack formats',
    stack.formatArn({ service: 'glue', resource: 'job', resourceName: JsonPath.stringAt('$.job') }),
  ],
  ['JSONata', Jsonata.string('$arn')],
  ['JSONata in text', `${arn}:${Jsonata.string('$v')}`],
  ['JSONata that is written out', '{% $arn %}'],
  ['JSONata that is written out in text', `arn:${Aws.PARTITION}:glue:::job/{% $job %}`],
  ['a function with a reference as its ARN', dynamic.functionArn],
  ['the name cut out of such an ARN', dynamic.functionName],
  ['a function with JSONata as its ARN', dynamicAlias.functionArn],
  ['Fn.split', Fn.select(6, Fn.split(':', JsonPath.stringAt('$.arn')))],
  ['Fn.join', Fn.join(':', ['arn', JsonPath.stringAt('$.arn')])],
  ['Fn.join of Fn.split', Fn.join('/', Fn.split(':', JsonPath.stringAt('$.arn'), 2))],
  ['Fn.sub', Fn.sub('arn:${X}', { X: JsonPath.stringAt('$.arn') })],
  ['Fn.conditionIf', Fn.conditionIf('C', JsonPath.stringAt('$.arn'), 'x').toString()],
  ['a list', JsonPath.listAt('$.arns')[0] ?? ''],
  ['an intrinsic of CloudFormation', Token.asString({ 'Fn::Sub': ['${X}', { X: JsonPath.stringAt('$.x') }] })],
];

/** ARNs that IAM can be told, some of which look as if they were from the state. */
export const known: [string, string][] = [
  ['an ARN', arn],
  ['any', '*'],
  ['an ARN that deployment fills in', stack.formatArn({ service: 'glue', resource: 'job', resourceName: 'x' })],
  ['a version', `${arn}:$LATEST`],
  ['a stage', `arn:${Aws.PARTITION}:execute-api:::id/$default/GET/*`],
  ['a construct', new iam.Role(stack, 'Role', { assumedBy: new iam.AnyPrincipal() }).roleArn],
  [
    'what is cut out of a construct',
    lambda.Function.fromFunctionArn(stack, 'Imported', Fn.importValue('Fn')).functionName,
  ],
  ['Fn.join', Fn.join(':', ['arn', Aws.PARTITION])],
  ['a policy variable', '${aws:PrincipalTag/bucket}/*'],
];
