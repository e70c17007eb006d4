import { expect, it } from 'vitest';
import { filledIn } from '../src/cloud-formation-text.ts';

const fill = (value: unknown): string =>
  filledIn(
    value,
    (logicalId) => (logicalId === 'Table' ? 'AWS::DynamoDB::Table' : undefined),
    ({ attribute, logicalId, type = 'unknown' }) => `<${type}:${logicalId}:${attribute}>`,
  );

it.each([
  ['text', 'text'],
  [{ Ref: 'AWS::Partition' }, 'aws'],
  [{ Ref: 'Table' }, '<AWS::DynamoDB::Table:Table:Ref>'],
  [{ Ref: 'Parameter' }, '<unknown:Parameter:Ref>'],
  [{ 'Fn::GetAtt': ['Table', 'Arn'] }, '<AWS::DynamoDB::Table:Table:Arn>'],
  [{ 'Fn::Join': [':', ['arn', { Ref: 'AWS::Partition' }, { 'Fn::Join': ['', ['a', 'b']] }]] }, 'arn:aws:ab'],
  [{ 'Fn::Select': ['1', { 'Fn::Split': ['/', { 'Fn::Join': ['', ['table/', 'orders']] }] }] }, 'orders'],
  [{ 'Fn::Select': [0, ['a', 'b']] }, 'a'],
  [{ 'Fn::Join': ['-', { 'Fn::Split': ['/', 'a/b'] }] }, 'a-b'],
  [
    { 'Fn::Sub': 'of-${AWS::Region}-${Table.Arn}-${Table}' },
    'of-us-east-1-<AWS::DynamoDB::Table:Table:Arn>-<AWS::DynamoDB::Table:Table:Ref>',
  ],
  [{ 'Fn::ImportValue': 'Stack:Export' }, '<unknown:Stack:Export:Ref>'],
])('fills in %j', (value, text) => {
  expect(fill(value)).toBe(text);
});

it.each([
  [{ 'Fn::Base64': 'a' }, 'What CloudFormation makes of it is not known: {"Fn::Base64":"a"}'],
  [{ 'Fn::Sub': ['${a}', { a: 'b' }] }, 'What CloudFormation makes of it is not known: {"Fn::Sub":["${a}",{"a":"b"}]}'],
  [{ Ref: 'A', Other: 'B' }, 'What CloudFormation makes of it is not known: {"Ref":"A","Other":"B"}'],
  [{ 'Fn::Join': ['', { Ref: 'List' }] }, 'What CloudFormation makes of it is not known: {"Ref":"List"}'],
  [{}, 'What CloudFormation makes of it is not known: {}'],
  [{ 'Fn::Select': [2, ['a', 'b']] }, 'There is no such part: {"Fn::Select":[2,["a","b"]]}'],
])('says so when it cannot: %j', (value, message) => {
  expect(() => fill(value)).toThrow(message);
});
