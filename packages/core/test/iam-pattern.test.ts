import { Aws } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { expect, test } from 'vitest';
import { iamPattern, Jsonata, JsonPath, StateData } from '../src';

test.each([
  ['text', '/pets', '/pets'],
  ['a CDK token', `/${Aws.REGION}/pets`, `/${Aws.REGION}/pets`],
  ['a reference', JsonPath.stringAt('$.path'), '*'],
  ['a reference in text', `/pets/${JsonPath.stringAt('$.id')}/toys`, '/pets/*/toys'],
  ['a reference of aws-cdk-lib in text', `/pets/${sfn.JsonPath.stringAt('$.id')}`, '/pets/*'],
  ['a number in text', `/pets/${JsonPath.numberAt('$.id')}`, '/pets/*'],
  ['references beside CDK tokens', `/${Aws.REGION}/${JsonPath.stringAt('$.id')}`, `/${Aws.REGION}/*`],
  ['States.Format', JsonPath.format('/pets/{}/toys/{}', JsonPath.stringAt('$.id'), 'x'), '/pets/*/toys/*'],
  ['States.Format of aws-cdk-lib', sfn.JsonPath.format('/pets/{}', sfn.JsonPath.stringAt('$.id')), '/pets/*'],
  ['States.Format of text with quotes', JsonPath.format("/o'pets/{}", JsonPath.uuid()), "/o'pets/*"],
  ['States.Format inside text', `/shop/${JsonPath.format('pets/{}', JsonPath.uuid())}/1`, '/shop/pets/*/1'],
  ['States.Format of a template from the state', JsonPath.format(JsonPath.stringAt('$.template'), 'x'), '*'],
  ['another function', JsonPath.stringAt('States.ArrayGetItem($.paths, 0)'), '*'],
  ['a JSONata expression', Jsonata.string('$states.input.path'), '*'],
  ['a JSONata expression in text', `/pets/${Jsonata.string('$states.input.id')}`, '/pets/*'],
  ['a JSONata expression that is written out', "{% '/pets/' & $states.input.id %}", '*'],
  ['texts put together', StateData.concat('/pets/', '{% $states.input.id %}', '/toys'), '/pets/*/toys'],
])('%s', (_, text, pattern) => {
  expect(iamPattern(text)).toBe(pattern);
});
