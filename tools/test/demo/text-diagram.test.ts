import { expect, test } from 'vitest';
import { textDiagram } from '../../src/demo/text-diagram.ts';
import { diagramMachine } from './diagram-machine.ts';

const draw = (StartAt: string, States: Parameters<typeof textDiagram>[0]['States']) => textDiagram({ StartAt, States });

test('Map, Choice, Parallel, Catch and a way back', () => {
  expect(textDiagram(diagramMachine)).toEqual([
    '● Each "item"     for each of $.items',
    '│  ⚡ any error → Clean up',
    '│  ● Fetch        dynamodb:getItem',
    '◆ How many?',
    '├─ if $.count = 0',
    '│  ✗ Nothing      fails: Nothing',
    '├─ if $.count > 9',
    '│  ● Wait a bit   for 5 seconds',
    '├─ otherwise ↓',
    '● Both            2 branches',
    '│  branch 1',
    '│  │  ● One       pass',
    '│  branch 2',
    '│  │  ● Two       pass',
    '→ How many?',
    '',
    'Where ⚡ leads:',
    '',
    '✓ Clean up        succeed',
  ]);
});

test('branches that do not meet again', () => {
  expect(
    draw('Which?', {
      'Which?': { Type: 'Choice', Choices: [{ Condition: '{% $a %}', Next: 'A' }], Default: 'B' },
      A: { Type: 'Succeed' },
      B: { Type: 'Fail', Error: 'B' },
    }),
  ).toEqual(['◆ Which?', '├─ if $a', '│  ✓ A   succeed', '└─ otherwise', '   ✗ B   fails: B']);
});

test('a Choice inside a branch meets the others where they meet', () => {
  expect(
    draw('Outer', {
      Outer: { Type: 'Choice', Choices: [{ Condition: '{% $a %}', Next: 'Inner' }], Default: 'End' },
      Inner: { Type: 'Choice', Choices: [{ Condition: '{% $b %}', Next: 'B' }], Default: 'End' },
      B: { Type: 'Pass', Next: 'End' },
      End: { Type: 'Succeed' },
    }),
  ).toEqual([
    '◆ Outer',
    '├─ if $a',
    '│  ◆ Inner',
    '│  ├─ if $b',
    '│  │  ● B   pass',
    '│  ├─ otherwise ↓',
    '├─ otherwise ↓',
    '✓ End       succeed',
  ]);
});
