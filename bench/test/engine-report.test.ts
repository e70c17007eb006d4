import { expect, it } from 'vitest';
import { engineReport, memoryReport } from '../src/engine-report.ts';

it('shows rates, ratios and what became of the aim', () => {
  const text = engineReport([
    {
      what: 'fast',
      transitions: 1_000,
      run: { ours: 2, read: 4, forgetful: 1, peer: 10 },
      started: { ours: 40, forgetful: 39, peer: 400.4 },
    },
    { what: 'slow', transitions: 1_000, run: { ours: 2.1, forgetful: 1, peer: 10 }, started: { ours: 40, peer: 400 } },
    { what: 'alone', transitions: 10, run: { ours: 2, read: 4, forgetful: 1 }, started: { ours: 40 } },
  ]);
  expect(text.split('\n')).toEqual([
    'transitions per second     ours  history read  no history     peer  ours / peer  start, ours  start, peer  aim',
    'fast                    500,000       250,000   1,000,000  100,000       5.00 ×        40 ms       400 ms  holds: at least 5.00 × of peer',
    'slow                    476,190                 1,000,000  100,000       4.76 ×        40 ms       400 ms  missed: at least 5.00 × of peer',
    'alone                     5,000         2,500      10,000                              40 ms',
  ]);
});

it('shows what is alive, and what became of the aim', () => {
  const megabyte = 1_000_000;
  const text = memoryReport([
    { what: ['1', '10'], less: megabyte, more: 1.5 * megabyte, aim: { more: megabyte } },
    { what: ['2', '20'], less: megabyte, more: 2.5 * megabyte, aim: { more: megabyte } },
    { what: ['3', '30'], less: megabyte, more: 11 * megabyte, aim: { times: 11 } },
    { what: ['4', '40'], less: megabyte, more: 12 * megabyte, aim: { times: 11 } },
  ]);
  expect(text.split('\n')).toEqual([
    'most memory alive   first     then  difference    ratio  aim',
    '1, then 10         1.0 MB   1.5 MB      0.5 MB   1.50 ×  holds: at most 1.0 MB more',
    '2, then 20         1.0 MB   2.5 MB      1.5 MB   2.50 ×  missed: at most 1.0 MB more',
    '3, then 30         1.0 MB  11.0 MB     10.0 MB  11.00 ×  holds: at most 11.00 ×',
    '4, then 40         1.0 MB  12.0 MB     11.0 MB  12.00 ×  missed: at most 11.00 ×',
  ]);
});
