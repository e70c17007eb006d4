import { expect, test } from 'vitest';
import { messageOf } from '../../../../tools/vitest/rendered-state';
import { chooseStateMachine } from '../../src/template/choose-state-machine';

const pay = { logicalId: 'PayFlow1234', constructPath: 'Shop/Pay/Flow', stack: 'Shop' };
const ship = { logicalId: 'ShipFlow5678', constructPath: 'Shop/Ship/Flow', stack: 'Shop' };
const test1 = { logicalId: 'PayFlow1234', constructPath: 'Test/Pay/Flow', stack: 'Test' };

test('the only one', () => {
  expect(chooseStateMachine([pay])).toBe(pay);
});

test.each([
  ['ShipFlow5678', ship],
  ['Shop/Ship/Flow', ship],
  ['/Shop/Ship/Flow/', ship],
  ['Ship/Flow', ship],
  ['Shop/Pay', pay],
  ['Ship', ship],
  ['Test/PayFlow1234', test1],
  ['Test', test1],
])('by %s', (wanted, machine) => {
  expect(chooseStateMachine([pay, ship, test1], wanted)).toBe(machine);
});

test('several, and none is named', () => {
  expect(messageOf(() => chooseStateMachine([pay, ship]))).toBe(
    [
      'There are several state machines; choose one by its id or path:',
      '  PayFlow1234 (Shop/Pay/Flow)',
      '  ShipFlow5678 (Shop/Ship/Flow)',
    ].join('\n'),
  );
});

test('a name that fits several', () => {
  expect(messageOf(() => chooseStateMachine([pay, ship, test1], 'PayFlow1234'))).toBe(
    [
      '"PayFlow1234" means several state machines; choose one by its id or path:',
      '  PayFlow1234 (Shop/Pay/Flow)',
      '  PayFlow1234 (Test/Pay/Flow)',
    ].join('\n'),
  );
});

test('a name that fits none', () => {
  const plain = { logicalId: 'Plain', stack: 'Shop' };

  expect(messageOf(() => chooseStateMachine([plain], 'Refund'))).toBe(
    'There is no state machine "Refund"; there is:\n  Plain (stack Shop)',
  );
});

test('there is none at all', () => {
  expect(messageOf(() => chooseStateMachine([]))).toBe('There is no state machine (AWS::StepFunctions::StateMachine)');
});
