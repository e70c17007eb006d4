import { Aws, Stack } from 'aws-cdk-lib';
import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { messageOf, readable } from '../../../tools/vitest/rendered-state';
import { ExpressionSyntaxError, Jsonata, JsonPath } from '../src';

function textOf(value: unknown): unknown {
  return readable(new Stack().resolve(value));
}

test.each([
  ['string', Jsonata.string],
  ['number', Jsonata.number],
  ['boolean', Jsonata.boolean],
  ['list', Jsonata.list],
  ['object', Jsonata.object],
  ['expression', Jsonata.expression],
])('%s takes an expression with or without delimiters, over any number of lines', (_, write) => {
  expect(textOf(write('$x.y'))).toBe('{% $x.y %}');
  expect(textOf(write('{%$x.y%}'))).toBe('{% $x.y %}');
  expect(textOf(write(' {% $x.y %}'.trim()))).toBe('{% $x.y %}');
  expect(textOf(write('(\n  $y := 1;\n  $y\n)'))).toBe('{% (\n  $y := 1;\n  $y\n) %}');
});

test('each member has the type of the prop it is for', () => {
  expectTypeOf(Jsonata.string).returns.toEqualTypeOf<string>();
  expectTypeOf(Jsonata.number).returns.toEqualTypeOf<number>();
  expectTypeOf(Jsonata.boolean).returns.toEqualTypeOf<boolean>();
  expectTypeOf(Jsonata.list).returns.toEqualTypeOf<string[]>();
  expectTypeOf(Jsonata.expression).returns.toEqualTypeOf<string>();
});

test('the task token is where the service has it', () => {
  expect(textOf(Jsonata.taskToken)).toBe('{% $states.context.Task.Token %}');
});

test('an expression as plain text can be looked at', () => {
  expect(Jsonata.expression('$x')).toBe('{% $x %}');
});

describe('an expression that is wrong fails where it is written', () => {
  test.each([
    ['$x +', 'Not JSONata: Unexpected end of expression at position 4 of "$x +"'],
    ['{% $x + %}', 'Not JSONata: Unexpected end of expression at position 4 of "$x +"'],
    ['', 'A JSONata expression is missing at position 0 of ""'],
    ['{% %}', 'A JSONata expression is missing at position 0 of ""'],
    ['"a" "b"', 'Not JSONata: Syntax error: "b" at position 7 of "\\"a\\" \\"b\\""'],
  ])('%s', (expression, message) => {
    expect(messageOf(() => Jsonata.string(expression))).toBe(message);
    expect(messageOf(() => Jsonata.number(expression))).toBe(message);
    expect(messageOf(() => Jsonata.boolean(expression))).toBe(message);
    expect(messageOf(() => Jsonata.list(expression))).toBe(message);
    expect(messageOf(() => Jsonata.object(expression))).toBe(message);
    expect(messageOf(() => Jsonata.expression(expression))).toBe(message);
  });

  test('with a reference in it', () => {
    const x = Jsonata.string('$x');

    expect(messageOf(() => Jsonata.string(`$uppercase(${x})`))).toBe(
      'An expression is written out, no reference can stand in it at position 11 of "$uppercase({% $x %})"',
    );
    expect(messageOf(() => Jsonata.string(x))).toBe(
      'An expression is written out, no reference can stand in it at position 0 of "{% $x %}"',
    );
    expect(messageOf(() => Jsonata.string(JsonPath.stringAt('$.x')))).toBe(
      'An expression is written out, no reference can stand in it at position 0 of "$.x"',
    );
  });
});

test('an expression may have parts that deployment fills in, which cannot be checked', () => {
  expect(textOf(Jsonata.string(`$x = "${Aws.REGION}"`))).toBe('{% $x = "<AWS::Region>" %}');
});

test('whatever the text, it is an expression or our own error', () => {
  const bit = fc.constantFrom(...'$x."\'`()[]{}%&|~>:;?@^*/-+,# \n1', '$states', ' and ', 'function');
  const text = fc.oneof(
    fc.array(bit).map((bits) => bits.join('')),
    fc.string({ unit: 'binary' }),
  );

  fc.assert(
    fc.property(text, (expression) => {
      try {
        Jsonata.string(expression);
      } catch (error) {
        if (!ExpressionSyntaxError.isExpressionSyntaxError(error)) throw error;
        expect(error.position).toBeGreaterThanOrEqual(0);
        expect(error.position).toBeLessThanOrEqual(error.expression.length);
      }
    }),
    { numRuns: 500 },
  );
});
