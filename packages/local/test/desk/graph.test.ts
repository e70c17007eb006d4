import { expect, test } from 'vitest';
import { graphSvg } from '../../src/desk/graph';
import type { Json, JsonObject } from '../../src/json';
import { HistoryWriter } from './history-writer';

const machine: JsonObject = {
  StartAt: 'Charge',
  States: {
    Charge: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Catch: [{ ErrorEquals: ['Declined'], Next: 'Refund' }],
      Next: 'Large?',
    },
    'Large?': {
      Type: 'Choice',
      Choices: [{ Variable: '$.n', NumericGreaterThan: 1, Next: 'Refund' }],
      Default: 'Done',
    },
    Refund: { Type: 'Pass', End: true },
    Done: { Type: 'Succeed' },
  },
};

/** The classes of what is drawn for a state. */
function marksOf(svg: string): { [name: string]: string } {
  return Object.fromEntries(
    [...svg.matchAll(/<g class="(state|cluster) (\w+)"><title>(.*?) \(/g)].map(([, , mark, name]) => [name!, mark!]),
  );
}

function edgesOf(svg: string): string[] {
  return [...svg.matchAll(/<g class="edge ([\w ]+)">/g)].map(([, classes]) => classes!);
}

test('a machine alone', () => {
  const svg = graphSvg(machine);
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" class="sfn-graph" width="\d+" height="\d+"/);
  expect(svg).toMatch(/<\/svg>\n$/);
  expect(marksOf(svg)).toEqual({ Charge: 'plain', 'Large?': 'plain', Refund: 'plain', Done: 'plain' });
  expect(svg).toContain('lambda:invoke</text>');
  expect(svg).toContain('$.n &gt; 1</text>');
  expect(svg).toContain('otherwise</text>');
  expect(edgesOf(svg).filter((classes) => classes.includes('catch'))).toHaveLength(2);
  expect(svg).not.toContain('not reached');
});

test('the way that an execution took', () => {
  const history = new HistoryWriter();
  let at = history.fail(history.enter('Task', 'Charge', history.start()), 'Busy');
  at = history.exit('Task', 'Charge', history.fail(at, 'Declined'));
  history.add('ExecutionSucceeded', history.pass('Refund', at), {});
  const svg = graphSvg(machine, { history: history.events });
  expect(marksOf(svg)).toEqual({ Charge: 'caught', 'Large?': 'idle', Refund: 'succeeded', Done: 'idle' });
  // From the start, of the error, and to the end.
  expect(edgesOf(svg).filter((classes) => classes.startsWith('taken'))).toEqual(['taken', 'taken catch', 'taken']);
  expect(svg).toContain('lambda:invoke · 2 attempts');
  for (const words of ['succeeded', 'failed, caught', 'not reached', 'on error']) {
    expect(svg).toContain(`>${words}</text>`);
  }
});

test('a state that failed', () => {
  const history = new HistoryWriter();
  const at = history.fail(history.enter('Task', 'Charge', history.start()), 'Busy');
  history.add('ExecutionFailed', at, { error: 'Busy' });
  expect(marksOf(graphSvg(machine, { history: history.events })).Charge).toBe('failed');
});

test('what child executions of a distributed Map did', () => {
  const main = new HistoryWriter();
  main.add('ExecutionSucceeded', main.exit('Map', 'Each', main.enter('Map', 'Each', main.start())), {});
  const child = new HistoryWriter();
  child.add('ExecutionSucceeded', child.pass('Item', child.start()), {});
  const inner = { StartAt: 'Item', States: { Item: { Type: 'Pass', End: true } } };
  const each = { StartAt: 'Each', States: { Each: { Type: 'Map', ItemProcessor: inner, End: true } } };
  const svg = graphSvg(each, { history: main.events, childHistories: [child.events, child.events] });
  expect(marksOf(svg)).toEqual({ Each: 'succeeded', Item: 'succeeded' });
  expect(svg).toContain('Pass · × 2');
});

test('names are text, whatever is in them', () => {
  const svg = graphSvg(
    { StartAt: '<script>&"', States: { '<script>&"': { Type: 'Pass', End: true } } },
    { title: '</title><b>\u0000\ud800' },
  );
  expect(svg).toContain('&lt;script&gt;&amp;&quot;');
  expect(svg).toContain('<title>&lt;/title&gt;&lt;b&gt;\ufffd\ufffd</title>');
  expect(svg).not.toMatch(/<script|<b>/);
});

test('it is readable in the dark, and loads nothing', () => {
  const svg = graphSvg(machine);
  expect(svg).toContain('@media (prefers-color-scheme:dark)');
  expect(svg).not.toMatch(/href|url\(|@import/);
});

test('500 states are drawn in seconds', () => {
  const States: JsonObject = Object.fromEntries(
    Array.from({ length: 500 }, (_, index): [string, Json] => [
      `S${index}`,
      index === 499 ? { Type: 'Pass', End: true } : { Type: 'Pass', Next: `S${index + 1}` },
    ]),
  );
  const before = performance.now();
  expect(graphSvg({ StartAt: 'S0', States })).toContain('S499');
  expect(performance.now() - before).toBeLessThan(10_000);
});
