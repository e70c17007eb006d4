import { expect, test } from 'vitest';
import { DeskError } from '../../src/desk/desk-error';
import { drawMachine } from '../../src/desk/draw-machine';

test('what cannot be drawn is for the caller to mend', () => {
  expect(() => drawMachine({}, {})).toThrow(
    new DeskError('This is no definition of a state machine: it needs StartAt and States.'),
  );
  expect(drawMachine({ StartAt: 'A', States: { A: { Type: 'Succeed' } } }, { title: 'Orders' })).toContain(
    '<title>Orders</title>',
  );
});
