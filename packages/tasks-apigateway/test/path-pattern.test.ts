import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { Aws } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { expect, test } from 'vitest';
import { pathPattern } from '../src/path-pattern';

test.each([
  ['text', () => '/pets', '/pets'],
  ['a CDK token', () => `/${Aws.REGION}/pets`, `/${Aws.REGION}/pets`],
  ['a reference', () => JsonPath.stringAt('$.path'), '*'],
  ['a reference in text', () => `/pets/${JsonPath.stringAt('$.id')}/toys`, '/pets/*/toys'],
  ['a reference of aws-cdk-lib in text', () => `/pets/${sfn.JsonPath.stringAt('$.id')}`, '/pets/*'],
  ['a number in text', () => `/pets/${JsonPath.numberAt('$.id')}`, '/pets/*'],
  ['references beside CDK tokens', () => `/${Aws.REGION}/${JsonPath.stringAt('$.id')}`, `/${Aws.REGION}/*`],
  ['States.Format', () => JsonPath.format('/pets/{}/toys/{}', JsonPath.stringAt('$.id'), 'x'), '/pets/*/toys/*'],
  ['States.Format of aws-cdk-lib', () => sfn.JsonPath.format('/pets/{}', sfn.JsonPath.stringAt('$.id')), '/pets/*'],
  ['States.Format of text with quotes', () => JsonPath.format("/o'pets/{}", JsonPath.uuid()), "/o'pets/*"],
  ['another function', () => JsonPath.stringAt('States.ArrayGetItem($.paths, 0)'), '*'],
  ['a JSONata expression', () => Jsonata.string('$states.input.path'), '*'],
  ['a JSONata expression in text', () => `/pets/${Jsonata.string('$states.input.id')}`, '/pets/*'],
  ['a JSONata number in text', () => `/pets/${Jsonata.number('$states.input.id')}/toys`, '/pets/*/toys'],
  ['a JSONata expression that is written out', () => "{% '/pets/' & $states.input.id %}", '*'],
])('%s', (_, write, pattern) => {
  expect(pathPattern(write())).toBe(pattern);
});
