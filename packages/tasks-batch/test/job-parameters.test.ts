import { Jsonata, JsonPath, TaskInput } from '@cdk-sfn/core';
import { Aws, Lazy } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import { messageOf, stateOf } from '../../../tools/vitest/rendered-state';
import { submit, submitInJsonata } from './submitted-job';

describe('payload', () => {
  test('has texts', () => {
    const payload = TaskInput.fromObject({
      codec: 'av1',
      region: Aws.REGION,
      shot: JsonPath.stringAt('$.shot'),
      frames: JsonPath.format('{}', JsonPath.numberAt('$.frames')),
      rest: JsonPath.objectAt('$.rest'),
      late: Lazy.any({ produce: () => 'late' }),
      left: undefined,
    });

    expect(stateOf(submit({ payload }))).toMatchObject({
      Parameters: {
        Parameters: {
          codec: 'av1',
          region: '<AWS::Region>',
          'shot.$': '$.shot',
          'frames.$': "States.Format('{}', $.frames)",
          'rest.$': '$.rest',
          late: 'late',
        },
      },
    });
  });

  test.each([TaskInput.fromJsonPathAt('$.parameters'), TaskInput.fromText(JsonPath.stringAt('$.parameters'))])(
    'may come from the state, %#',
    (payload) => {
      expect(stateOf(submit({ payload }))).toMatchObject({ Parameters: { 'Parameters.$': '$.parameters' } });
    },
  );

  test.each([
    [TaskInput.fromText('{% $states.input %}'), '{% $states.input %}'],
    [TaskInput.fromObject({ shot: Jsonata.expression('$states.input.shot') }), { shot: '{% $states.input.shot %}' }],
  ])('may be made by expressions, %#', (payload, parameters) => {
    expect(stateOf(submitInJsonata({ payload }))).toMatchObject({ Arguments: { Parameters: parameters } });
  });

  test.each(['hello', Aws.REGION])('cannot be text, such as %s', (text) => {
    expect(messageOf(() => submit({ payload: TaskInput.fromText(text) }))).toBe(
      'Default/Submit has a problem:\n' +
        '  - payload is text, but the parameters of a job have names: use TaskInput.fromObject',
    );
  });

  test.each([
    [1, 'a number'],
    [JsonPath.numberAt('$.n'), 'a number'],
    [true, 'true'],
    [null, 'null'],
    [['a'], 'a list'],
    [{ a: 'b' }, 'an object'],
  ])('cannot have %j', (value, kind) => {
    expect(messageOf(() => submit({ payload: TaskInput.fromObject({ value, fine: 'a' }) }))).toBe(
      'Default/Submit has a problem:\n' +
        `  - payload.value is ${kind}, but the parameters of a job are text: ` +
        'give text, which JsonPath.format makes of numbers and JsonPath.jsonToString of objects',
    );
  });
});
