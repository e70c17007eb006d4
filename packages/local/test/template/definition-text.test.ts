import { expect, test } from 'vitest';
import { messageOf } from '../../../../tools/vitest/rendered-state';
import { definitionOfText, substitutedIn } from '../../src/template/definition-text';

test('substitutions can be any part of the text', () => {
  expect(
    definitionOfText(
      '{"${Name}":{"Seconds":${Seconds},"Arn":"${Arn}!"}}',
      { Name: 'Wait', Seconds: '5', Arn: 'arn:x' },
      'x',
    ),
  ).toEqual({ Wait: { Seconds: 5, Arn: 'arn:x!' } });
});

test.each(['${Other}', '${Name', '${constructor}', '${ Name }', '$Name', '{Name}'])('%s is no substitution', (text) => {
  expect(definitionOfText(JSON.stringify({ text }), { Name: 'Wait' }, 'x')).toEqual({ text });
});

test('what is put in is not looked at again', () => {
  expect(definitionOfText('{"a":"${A}"}', { A: '${A}${B}', B: 'b' }, 'x')).toEqual({ a: '${A}${B}' });
});

test('in a definition that is an object, quotes are no end of the text', () => {
  expect(substitutedIn({ '${Name}': ['say ${Name}', 1, null] }, { Name: '"hi"' })).toEqual({
    '"hi"': ['say "hi"', 1, null],
  });
});

test('text that is no JSON', () => {
  expect(messageOf(() => definitionOfText('{', {}, 'order.asl.json'))).toMatch(/^order\.asl\.json is no JSON: /);
});

test('JSON that is no object', () => {
  expect(messageOf(() => definitionOfText('[]', {}, 'order.asl.json'))).toBe('order.asl.json is no JSON object');
});

test('many openings take no time', () => {
  const text = JSON.stringify({ text: '${a'.repeat(200_000) });

  expect(JSON.stringify(definitionOfText(text, { a: 'b' }, 'x'))).toBe(text);
});
