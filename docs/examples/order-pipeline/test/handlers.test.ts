import { join } from 'node:path';
import { expect, test } from 'vitest';

type Handler = (event: object) => Promise<unknown>;

async function handler(folder: string): Promise<Handler> {
  const module = (await import(join(__dirname, '../lambda', folder, 'index.mjs'))) as { handler: Handler };
  return module.handler;
}

test('a charge is named after its order', async () => {
  const charge = await handler('charge-card');

  expect(await charge({ orderId: 'o-1', total: 25, paymentToken: 'token-visa' })).toEqual({
    paymentId: 'payment-o-1',
    charged: 25,
  });
});

test.each([
  ['token-declined', 'CardDeclined'],
  ['token-busy', 'ProviderBusy'],
])('%s fails with the name that the state machine knows', async (paymentToken, name) => {
  const charge = await handler('charge-card');

  await expect(charge({ orderId: 'o-1', total: 25, paymentToken })).rejects.toMatchObject({ name });
});

test('a refund is named after its payment', async () => {
  const refund = await handler('refund-card');

  expect(await refund({ paymentId: 'payment-o-1' })).toEqual({ refundId: 'refund-o-1' });
});

test('a courier comes later, and gives the same order the same tracking id', async () => {
  const book = await handler('book-courier');
  const booking = (await book({ orderId: 'o-1', label: ['Order o-1', 'a@example.com'] })) as { pickUpAt: string };

  expect(booking).toEqual({ trackingId: '5CBDCB742069', pickUpAt: expect.stringMatching(/^\d{4}-.*Z$/) as string });
  expect(Date.parse(booking.pickUpAt)).toBeGreaterThan(Date.now());
});

test('a parcel without a label is refused', async () => {
  const book = await handler('book-courier');

  await expect(book({ orderId: 'o-1', label: [] })).rejects.toMatchObject({ name: 'LabelMissing' });
});
