import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Cancellation, Cancelled } from '../../src/engine/cancellation';
import { Scheduler } from '../../src/engine/scheduler';

const DAY = 86_400_000;

describe('in virtual time', () => {
  test('waits take no time, and end in the order of their times', async () => {
    const scheduler = new Scheduler(1000);
    const never = new Cancellation();
    const ended: [string, number][] = [];
    const wait = async (name: string, milliseconds: number) => {
      await scheduler.wait(milliseconds, never);
      ended.push([name, scheduler.now()]);
    };
    await scheduler.run(Promise.all([wait('year', 365 * DAY), wait('second', 1000), wait('day', DAY)]));
    expect(ended).toEqual([
      ['second', 2000],
      ['day', 1000 + DAY],
      ['year', 1000 + 365 * DAY],
    ]);
  });

  test('waits for the same time end in the order in which they began', async () => {
    const scheduler = new Scheduler(0);
    const never = new Cancellation();
    const ended: number[] = [];
    const names = [0, 1, 2, 3, 4];
    await scheduler.run(Promise.all(names.map((name) => scheduler.wait(10, never).then(() => ended.push(name)))));
    expect(ended).toEqual([0, 1, 2, 3, 4]);
  });

  test('time stands still while work outside goes on', async () => {
    const scheduler = new Scheduler(0);
    const never = new Cancellation();
    const ended: string[] = [];
    const outside = async () => {
      scheduler.begin();
      await new Promise((resolve) => setTimeout(resolve, 5));
      ended.push(`outside at ${scheduler.now()}`);
      scheduler.end();
    };
    const inside = async () => {
      await scheduler.wait(1, never);
      ended.push(`inside at ${scheduler.now()}`);
    };
    await scheduler.run(Promise.all([inside(), outside()]));
    expect(ended).toEqual(['outside at 0', 'inside at 1']);
  });

  test('a time that is over comes at once, and time does not go back', async () => {
    const scheduler = new Scheduler(5000);
    await scheduler.run(scheduler.wait(-1000, new Cancellation()));
    expect(scheduler.now()).toBe(5000);
  });

  test('a wait that is stopped ends with Cancelled, and time does not pass for it', async () => {
    const scheduler = new Scheduler(0);
    const cancellation = new Cancellation();
    const waiting = scheduler.wait(DAY, cancellation);
    cancellation.cancel();
    await expect(scheduler.run(waiting)).rejects.toThrow(Cancelled);
    expect(scheduler.now()).toBe(0);
  });

  test('a wait in what was stopped already ends at once', async () => {
    const scheduler = new Scheduler(0);
    const cancellation = new Cancellation();
    cancellation.cancel();
    await expect(scheduler.run(scheduler.wait(DAY, cancellation))).rejects.toThrow(Cancelled);
  });

  test('what was forgotten does not happen', async () => {
    const scheduler = new Scheduler(0);
    const happened: string[] = [];
    const forget = scheduler.after(10, () => happened.push('forgotten'));
    scheduler.after(20, () => happened.push('kept'));
    forget();
    forget();
    await scheduler.run(scheduler.wait(30, new Cancellation()));
    expect(happened).toEqual(['kept']);
  });

  test('many that were forgotten leave the others in their order', async () => {
    const scheduler = new Scheduler(0);
    const happened: number[] = [];
    for (let index = 1000; index > 0; index--) {
      const forget = scheduler.after(index, () => happened.push(index));
      if (index % 100 !== 0) {
        forget();
      }
    }
    await scheduler.run(scheduler.wait(2000, new Cancellation()));
    expect(happened).toEqual([100, 200, 300, 400, 500, 600, 700, 800, 900, 1000]);
  });

  test('waiting for ever with nothing else to come is an error', async () => {
    const scheduler = new Scheduler(0);
    const waiting = scheduler.run(scheduler.wait(Infinity, new Cancellation()));
    await expect(waiting).rejects.toThrow('Nothing is left to wait for, and the execution has not ended');
  });

  test('a time that is no number is an error', () => {
    const scheduler = new Scheduler(0);
    expect(() => scheduler.after(NaN, () => undefined)).toThrow(
      new RangeError('A wait needs a number of seconds, but was given NaN'),
    );
  });

  test('the host gets a turn each 1000 steps', async () => {
    const scheduler = new Scheduler(0);
    const turns = Array.from({ length: 2000 }, () => scheduler.step());
    expect(turns.flatMap((turn, index) => (turn === undefined ? [] : [index + 1]))).toEqual([1000, 2000]);
    await Promise.all(turns.filter((turn) => turn !== undefined));
  });

  test('gives what the work gives, and fails as it fails', async () => {
    expect(await new Scheduler(0).run(Promise.resolve('done'))).toBe('done');
    await expect(new Scheduler(0).run(Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  });
});

describe('in real time', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: 1_000_000 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('the time is the host’s', () => {
    const scheduler = new Scheduler(0, Date);
    vi.setSystemTime(2_000_000);
    expect(scheduler.now()).toBe(2_000_000);
  });

  test('a wait takes as long as it says', async () => {
    const scheduler = new Scheduler(0, Date);
    const ended: number[] = [];
    const work = scheduler.run(scheduler.wait(1500, new Cancellation()).then(() => ended.push(Date.now())));
    await vi.advanceTimersByTimeAsync(1499);
    expect(ended).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(ended).toEqual([1_001_500]);
    await work;
  });

  test('a wait of no time at all ends', async () => {
    const scheduler = new Scheduler(0, Date);
    const work = scheduler.run(scheduler.wait(0, new Cancellation()));
    await vi.advanceTimersByTimeAsync(0);
    await expect(work).resolves.toBeUndefined();
  });

  test('a wait for longer than a timer of Node takes is not cut short', async () => {
    const scheduler = new Scheduler(0, Date);
    const ended: number[] = [];
    const work = scheduler.run(scheduler.wait(60 * DAY, new Cancellation()).then(() => ended.push(Date.now())));
    await vi.advanceTimersByTimeAsync(60 * DAY - 1);
    expect(ended).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(ended).toEqual([1_000_000 + 60 * DAY]);
    await work;
  });

  test('a timer that is early is not the end of the wait', async () => {
    let now = 0;
    const scheduler = new Scheduler(0, { now: () => now });
    let ended = false;
    const work = scheduler.run(scheduler.wait(10, new Cancellation()).then(() => (ended = true)));
    now = 9.5;
    await vi.advanceTimersByTimeAsync(10);
    expect(ended).toBe(false);
    now = 10;
    await vi.advanceTimersByTimeAsync(1);
    expect(ended).toBe(true);
    await work;
  });

  test('no timer of Node is left when a wait was stopped', async () => {
    const scheduler = new Scheduler(0, Date);
    const cancellation = new Cancellation();
    const work = scheduler.run(scheduler.wait(DAY, cancellation));
    expect(vi.getTimerCount()).toBe(1);
    cancellation.cancel();
    await expect(work).rejects.toThrow(Cancelled);
    expect(vi.getTimerCount()).toBe(0);
  });
});
