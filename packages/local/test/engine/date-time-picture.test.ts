import { describe, expect, test } from 'vitest';
import { checkPicture, checkReadingByPicture } from '../../src/engine/date-time-picture';
import { EvaluationFailure } from '../../src/engine/evaluation-budget';

describe('a picture string', () => {
  test.each([
    '#,##0.00',
    '[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]',
    '[Y,4-9999]',
    '[Y,0000009999]',
    '00000000000000000000',
    'w',
  ])('may be %s', (picture) => {
    expect(() => checkPicture(picture)).not.toThrow();
  });

  test.each([
    '[Y,10000]',
    '[Y,2-500000000]',
    '[Y,*-500000000]',
    '[Y, 5 0 0 0 0 0 0 0]',
    '[Y,000000010000]',
    '[Y,0x1FFFFFFF]',
    '0'.repeat(1_001),
  ])('may not be %s', (picture) => {
    expect(() => checkPicture(picture)).toThrow(EvaluationFailure);
  });
});

describe('reading by a picture string', () => {
  test.each([
    '[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]',
    '[Y0001][M01][D01][H01][m01][s01]',
    '[D1o] [MNn] [Y], [h]:[m01] [P]',
    '[FNn], [D01] [MNn,*-3] [Y0001] [H01]:[m01]:[s01] [Z0101]',
    '[[[Y0001]]]',
    '[Y',
    '[Y]1[M]1[D]1[H]',
  ])('takes %s', (picture) => {
    expect(() => checkReadingByPicture('2024-02-29', picture)).not.toThrow();
  });

  test.each(['[Y]1[M]1[D]1[H]1[m]', '[MN][FN][PN][MN][FN]', '[f][f][f][f][f]', '[Yw] [Mw] [Dw] [dw] [Hw]'])(
    'does not take %s, whose fields run into each other',
    (picture) => {
      expect(() => checkReadingByPicture('1111', picture)).toThrow('more than 3 fields run into what follows them');
    },
  );

  test('takes 200 characters, and no more', () => {
    expect(() => checkReadingByPicture('1'.repeat(200), '[Y]')).not.toThrow();
    expect(() => checkReadingByPicture('1'.repeat(201), '[Y]')).toThrow(EvaluationFailure);
  });

  test.each([
    ['[Y]-[M]', 1],
    ['[Y]1[M]', 10],
    ['[Y]1[M]1[D]', 100],
  ])('tells in how many ways %s may divide a text', (picture, ways) => {
    expect(checkReadingByPicture('1111111111', picture)).toBe(ways);
  });

  test('checks the picture too', () => {
    expect(() => checkReadingByPicture('1', '[Y,10000]')).toThrow(EvaluationFailure);
  });
});
