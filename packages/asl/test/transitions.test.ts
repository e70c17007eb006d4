import { describe, expect, test } from 'vitest';
import { checkDefinition } from '../src';

const end = { Type: 'Succeed' };
const missing = (location: string, field: string, target: string) => ({
  code: 'MISSING_TRANSITION_TARGET',
  message: `Missing '${field}' target: '${target}'`,
  location,
});
const unreachable = (name: string, location = `/States/${name}`) => ({
  code: 'MISSING_TRANSITION_TARGET',
  message: `State '${name}' is not reachable`,
  location,
});

describe('a transition leads to a state', () => {
  test('from StartAt', () => {
    expect(checkDefinition({ StartAt: 'A', States: { A: end } })).toEqual([]);
    expect(checkDefinition({ StartAt: 'X', States: { A: end } })).toEqual([
      missing('/StartAt', 'StartAt', 'X'),
      unreachable('A'),
    ]);
  });

  test('from each field that has one', () => {
    const definition = (target: string) => ({
      StartAt: 'A',
      States: {
        A: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: target }], Default: 'B' },
        B: { Type: 'Pass', Next: target === 'B' ? 'C' : target },
        C: { Type: 'Parallel', Branches: [], Catch: [{ ErrorEquals: ['x'], Next: target }], End: true },
      },
    });
    expect(checkDefinition(definition('B'))).toEqual([]);
    expect(checkDefinition(definition('X'))).toEqual([
      missing('/States/A/Choices/0/Next', 'Next', 'X'),
      missing('/States/B/Next', 'Next', 'X'),
      missing('/States/C/Catch/0/Next', 'Next', 'X'),
      unreachable('C'),
    ]);
  });

  test('from Default', () => {
    const choice = { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'B' }], Default: 'X' };
    expect(checkDefinition({ StartAt: 'A', States: { A: choice, B: end } })).toEqual([
      missing('/States/A/Default', 'Default', 'X'),
    ]);
  });

  test('whose name is text', () => {
    expect(checkDefinition({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 1 } } })).toEqual([
      { code: 'SCHEMA_VALIDATION_FAILED', message: 'Value is not a string', location: '/States/A/Next' },
    ]);
  });

  test('of the same machine, not of one inside', () => {
    const inside = { StartAt: 'I', States: { I: { Type: 'Pass', Next: 'B' } } };
    const states = (Next: string) => ({ A: { Type: 'Parallel', Branches: [inside], Next }, B: end });
    expect(checkDefinition({ StartAt: 'A', States: states('I') })).toEqual([
      missing('/States/A/Next', 'Next', 'I'),
      unreachable('B'),
      missing('/States/A/Branches/0/States/I/Next', 'Next', 'B'),
    ]);
  });

  test('even if its name is that of something every object has', () => {
    const definition = (name: string, Next: string): unknown =>
      JSON.parse(
        `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "${Next}"}, "${name}": {"Type": "Succeed"}}}`,
      );
    for (const name of ['__proto__', 'constructor']) {
      expect(checkDefinition(definition(name, name))).toEqual([]);
      expect(checkDefinition(definition('B', name))).toEqual([
        missing('/States/A/Next', 'Next', name),
        unreachable('B'),
      ]);
    }
  });
});

describe('a state', () => {
  test('is where some transition leads to', () => {
    expect(checkDefinition({ StartAt: 'A', States: { A: end, B: end } })).toEqual([unreachable('B')]);
  });

  test('may be in a circle', () => {
    const definition = {
      StartAt: 'A',
      States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } },
    };
    expect(checkDefinition(definition)).toEqual([]);
  });
});
