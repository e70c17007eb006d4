// Stands in for a payment provider: a few tokens have a meaning of their own, as providers have them for tests.
const troubles = {
  'token-declined': { name: 'CardDeclined', message: 'The bank declined the card.' },
  'token-busy': { name: 'ProviderBusy', message: 'The payment provider is busy.' },
};

/** Charges a card. Asked twice for one order, it charges once: the order names the payment. */
export async function handler({ orderId, total, paymentToken }) {
  const trouble = troubles[paymentToken];
  if (trouble) {
    // Step Functions knows an error by its name: Retry and Catch refer to it.
    throw Object.assign(new Error(trouble.message), { name: trouble.name });
  }
  return { paymentId: `payment-${orderId}`, charged: total };
}
