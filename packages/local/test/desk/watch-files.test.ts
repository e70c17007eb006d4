import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchFiles } from '../../src/desk/watch-files';

let folder: string;
let stop: AbortController;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'watch-'));
  stop = new AbortController();
});

afterEach(() => {
  stop.abort();
  rmSync(folder, { recursive: true });
});

test('a file that is written, or put in place of another one', async () => {
  const file = join(folder, 'a.json');
  writeFileSync(file, '1');
  const onChange = vi.fn();
  watchFiles([file], onChange, stop.signal, 20);
  writeFileSync(file, '2');
  await vi.waitFor(() => expect(onChange).toHaveBeenCalledTimes(1));
  writeFileSync(join(folder, 'b.json'), '3');
  renameSync(join(folder, 'b.json'), file);
  await vi.waitFor(() => expect(onChange).toHaveBeenCalledTimes(2));
});

test('other files do not count, nor changes after the end', async () => {
  const file = join(folder, 'a.json');
  const onChange = vi.fn();
  watchFiles([file], onChange, stop.signal, 1);
  writeFileSync(join(folder, 'other.json'), '1');
  await sleep(50);
  stop.abort();
  writeFileSync(file, '1');
  await sleep(50);
  expect(onChange).not.toHaveBeenCalled();
});
