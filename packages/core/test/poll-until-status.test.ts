import { CfnParameter, Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { describe, expect, test } from 'vitest';
import { Jsonata, JsonPath, StateData } from '../src';
import { readPollStatus } from '../src/poll-until-status';

describe('a status is', () => {
  test.each<[string, string, string]>([
    ['a path', '$.Crawler.State', '$states.input.Crawler.State'],
    ['a path with indexes', '$.tasks[0].lastStatus', '$states.input.tasks[0].lastStatus'],
    ['a path with names of any kind', "$['job status'].in", '$states.input.`job status`.`in`'],
    ['all that is handed on', '$', '$states.input'],
    ['a variable that describe assigns', '$status', '$status'],
    ['a reference', JsonPath.stringAt('$.Crawler.State'), '$states.input.Crawler.State'],
    ['a reference of sfn.JsonPath', sfn.JsonPath.stringAt('$.Crawler.State'), '$states.input.Crawler.State'],
    ['a reference for both languages', StateData.at('$.State').toString(), '$states.input.State'],
    ['an expression', Jsonata.string('$states.input.a ? "A" : "B"'), '($states.input.a ? "A" : "B")'],
    ['an expression that is written out', '{% $states.input.a ? "A" : "B" %}', '($states.input.a ? "A" : "B")'],
  ])('%s', (_, status, expression) => {
    expect(readPollStatus(status)).toEqual({ expression });
  });
});

describe('a status is not', () => {
  const parameter = new CfnParameter(new Stack(), 'Place').valueAsString;

  test.each<[string, string, string, string]>([
    [
      'a name',
      'State',
      'is "State", which is neither a path nor {% … %}',
      "A path starts with '$' and an intrinsic function with 'States.' at position 0 of \"State\"",
    ],
    ['a path that does not parse', '$.a[', 'is "$.a[", which is neither a path nor {% … %}', ' of "$.a["'],
    [
      'a path of sfn.JsonPath that does not parse',
      sfn.JsonPath.stringAt('$.a['),
      'is <path:$.a[>, which is neither a path nor {% … %}',
      ' of "$.a["',
    ],
    [
      'an expression that does not parse',
      '{% $states.input. %}',
      'is "{% $states.input. %}", which is neither a path nor {% … %}',
      ' of "$states.input."',
    ],
    [
      'a path that finds many',
      '$.tasks[*].lastStatus',
      'is $.tasks[*].lastStatus, which is more than fields and indexes',
      "write it as JSONata, such as Jsonata.string('$states.input.Items[0].Status')",
    ],
    [
      'a function',
      JsonPath.arrayGetItem(JsonPath.listAt('$.statuses'), 0),
      'is States.ArrayGetItem($.statuses, 0), which is more than fields and indexes',
      "write it as JSONata, such as Jsonata.string('$states.input.Items[0].Status')",
    ],
    [
      'text with a reference in it',
      `${JsonPath.stringAt('$.a')}-${JsonPath.stringAt('$.b')}`,
      'is $.a-$.b, text with references in it',
      'write it as one expression of JSONata',
    ],
    ['a value of deployment', parameter, 'is a value that deployment fills in', 'write the path or the expression out'],
  ])('%s', (_, status, problem, fix) => {
    const found = readPollStatus(status).problem;

    expect(found).toMatchObject({ prop: 'status', problem });
    expect(found?.fix).toContain(fix);
  });
});
