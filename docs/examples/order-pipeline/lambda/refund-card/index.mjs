/** Gives back what was charged. Stands in for a payment provider. */
export async function handler({ paymentId }) {
  return { refundId: paymentId.replace('payment', 'refund') };
}
