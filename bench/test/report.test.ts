import { expect, it } from 'vitest';
import { report } from '../src/report.ts';

it('shows times, ratios and what became of the aims', () => {
  const text = report([
    { what: 'one thing', ours: 105.4, upstream: 200, baseline: 100, aim: 1.1 },
    { what: 'another', ours: 3000, upstream: 2000, aim: 1 },
    { what: 'a third', ours: 10, upstream: 20 },
  ]);
  expect(text.split('\n')).toEqual([
    '              ours  upstream  ours / up  baseline  ours / base  up / base  aim',
    'one thing   105 ms    200 ms     0.53 ×    100 ms       1.05 ×     2.00 ×  holds: at most 1.10 × of baseline',
    'another    3000 ms   2000 ms     1.50 ×                                    missed: at most 1.00 × of upstream',
    'a third      10 ms     20 ms     0.50 ×',
  ]);
});
