import { createHash } from 'node:crypto';

const PICK_UP_AFTER = 2 * 60 * 1000;

/** Books a courier for a parcel. Stands in for the API of a carrier. */
export async function handler({ orderId, label }) {
  if (!label?.length) {
    throw Object.assign(new Error(`The parcel of order ${orderId} has no label.`), { name: 'LabelMissing' });
  }
  return {
    trackingId: createHash('sha256').update(orderId).digest('hex').slice(0, 12).toUpperCase(),
    pickUpAt: new Date(Date.now() + PICK_UP_AFTER).toISOString(),
  };
}
