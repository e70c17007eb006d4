import { expect, test } from 'vitest';
import { physicalId } from '../src/deployment.ts';

const deployment = {
  template: { Resources: { OrdersA1: { Type: 'Table' }, OrdersB2: { Type: 'Queue' }, OrdersC3: { Type: 'Queue' } } },
  physicalIds: { OrdersA1: 'orders-table', OrdersB2: 'orders-queue', OrdersC3: 'orders-queue-2' },
};

test('a resource is found by its type and the start of its id', () => {
  expect(physicalId(deployment, 'Table', 'Orders')).toBe('orders-table');
});

test('several resources are an error', () => {
  expect(() => physicalId(deployment, 'Queue', 'Orders')).toThrow(
    'There are 2 resources of type Queue whose id starts with Orders',
  );
});
