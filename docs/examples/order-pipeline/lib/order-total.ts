/** What the lines of an order come to, to the cent: JavaScript, which `EvaluateExpression` evaluates. */
export const orderTotal =
  'Number($.lines.reduce((sum, { quantity, price }) => sum + quantity * Number(price), 0).toFixed(2))';
