import { describe, expect, test } from 'vitest';
import { Cancellation, Cancelled } from '../../src/engine/cancellation';

describe('a cancellation', () => {
  test('lets work go on until it is cancelled', () => {
    const cancellation = new Cancellation();
    cancellation.check();
    expect(cancellation.cancelled).toBe(false);
    cancellation.cancel();
    expect(cancellation.cancelled).toBe(true);
    expect(() => cancellation.check()).toThrow(Cancelled);
  });

  test('tells each listener once, in the order in which they came', () => {
    const cancellation = new Cancellation();
    const told: string[] = [];
    cancellation.onCancel(() => told.push('first'));
    cancellation.onCancel(() => told.push('second'));
    cancellation.cancel();
    cancellation.cancel();
    expect(told).toEqual(['first', 'second']);
  });

  test('tells a listener that comes late at once', () => {
    const cancellation = new Cancellation();
    cancellation.cancel();
    const told: string[] = [];
    cancellation.onCancel(() => told.push('late'))();
    expect(told).toEqual(['late']);
  });

  test('does not tell a listener that was forgotten', () => {
    const cancellation = new Cancellation();
    const told: string[] = [];
    cancellation.onCancel(() => told.push('forgotten'))();
    cancellation.onCancel(() => told.push('kept'));
    cancellation.cancel();
    expect(told).toEqual(['kept']);
  });

  test('stops the work within it', async () => {
    const cancellation = new Cancellation();
    const work = cancellation.within(async (inner) => {
      cancellation.cancel();
      inner.check();
      return Promise.resolve('not stopped');
    });
    await expect(work).rejects.toThrow(Cancelled);
  });

  test('goes on when the work within it is stopped', async () => {
    const cancellation = new Cancellation();
    await cancellation.within(async (inner) => Promise.resolve(inner.cancel()));
    expect(cancellation.cancelled).toBe(false);
  });

  test('forgets work that ended, also when it failed', async () => {
    const cancellation = new Cancellation();
    const inners: Cancellation[] = [];
    await cancellation.within(async (inner) => Promise.resolve(inners.push(inner)));
    const failing = cancellation.within((inner) => {
      inners.push(inner);
      return Promise.reject(new Error('failed'));
    });
    await expect(failing).rejects.toThrow('failed');
    cancellation.cancel();
    expect(inners.map((inner) => inner.cancelled)).toEqual([false, false]);
  });
});
