import { JsonPath } from '@cdk-sfn/core';
import { expect, test } from 'vitest';
import { HarnessMessageRole } from '../src';
import { messageProblems, messagesArgument, textBlocks } from '../src/harness-message';

const { ASSISTANT, USER } = HarnessMessageRole;

test('messages are written as the service has them', () => {
  expect(
    messagesArgument([
      { role: USER, content: ['Hello'] },
      { role: ASSISTANT, content: ['Hi', 'What is it?'] },
    ]),
  ).toEqual([
    { Role: 'user', Content: [{ Text: 'Hello' }] },
    { Role: 'assistant', Content: [{ Text: 'Hi' }, { Text: 'What is it?' }] },
  ]);
});

test('messages from the state stay as they are', () => {
  const messages = JsonPath.objectAt('$.messages');

  expect(messagesArgument(messages)).toBe(messages);
  expect(messageProblems(messages)).toEqual([]);
});

test('texts from the state stay as they are', () => {
  const texts = JsonPath.listAt('$.texts');

  expect(textBlocks(texts)).toBe(texts);
});

test('texts may be left out', () => {
  expect(textBlocks(undefined)).toBeUndefined();
});

test('one message of one text is enough', () => {
  expect(messageProblems([{ role: USER, content: ['Hello'] }]).filter(Boolean)).toEqual([]);
});

test('refuses to say nothing', () => {
  expect(messageProblems([]).filter(Boolean)).toEqual([
    { prop: 'messages', problem: 'has 0 messages', fix: 'give at least 1 message' },
  ]);
  expect(messageProblems([{ role: USER, content: [] }]).filter(Boolean)).toEqual([
    { prop: 'messages[0].content', problem: 'has 0 texts', fix: 'give at least 1 text' },
  ]);
});
