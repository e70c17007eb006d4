import type { Graph } from '../../src/demo/definition.ts';

const fetch = { Type: 'Task', Resource: 'arn:aws:states:::dynamodb:getItem', End: true };

/** One of everything that a diagram has to draw. */
export const diagramMachine: Graph = {
  StartAt: 'Each "item"',
  States: {
    'Each "item"': {
      Type: 'Map',
      ItemsPath: '$.items',
      ItemProcessor: { StartAt: 'Fetch', States: { Fetch: fetch } },
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Clean up' }],
      Next: 'How many?',
    },
    'How many?': {
      Type: 'Choice',
      Choices: [
        { Variable: '$.count', NumericEquals: 0, Next: 'Nothing' },
        { Variable: '$.count', NumericGreaterThan: 9, Next: 'Wait a bit' },
      ],
      Default: 'Both',
    },
    Nothing: { Type: 'Fail', Error: 'Nothing' },
    'Wait a bit': { Type: 'Wait', Seconds: 5, Next: 'Both' },
    Both: {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'One', States: { One: { Type: 'Pass' } } },
        { StartAt: 'Two', States: { Two: { Type: 'Pass' } } },
      ],
      Next: 'How many?',
    },
    'Clean up': { Type: 'Succeed' },
  },
};
