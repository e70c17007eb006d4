import { expect, test } from 'vitest';
import { definitionText } from '../src/definition-text';

const join = (...parts: unknown[]) => ({ 'Fn::Join': ['', parts] });

test.each([
  ['text', '{"a":1}', '{"a":1}'],
  ['a function within a text', join('{"a":"arn:', { Ref: 'Topic' }, '"}'), '{"a":"arn:${Token}"}'],
  [
    'a function within a text with quotes',
    join('{"a":"say \\"', { Ref: 'Topic' }, '\\""}'),
    '{"a":"say \\"${Token}\\""}',
  ],
  ['a function that is a value', join('{"a":"b","n":', { 'Fn::GetAtt': ['A', 'B'] }, '}'), '{"a":"b","n":"${Token}"}'],
  [
    'what ARNs are made of',
    join('{"a":"arn:', { Ref: 'AWS::Partition' }, ':', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, '"}'),
    '{"a":"arn:aws:us-east-1:123456789012"}',
  ],
  ['an object', { a: { Ref: 'Topic' }, b: [{ 'Fn::Sub': 'x' }, 1] }, '{"a":"${Token}","b":["${Token}",1]}'],
  ['another function', { 'Fn::GetAtt': ['A', 'B'] }, undefined],
  ['a join with something between', { 'Fn::Join': [',', ['{', '}']] }, undefined],
  ['nothing', undefined, undefined],
])('%s', (_, value, text) => {
  expect(definitionText(value)).toBe(text);
});
