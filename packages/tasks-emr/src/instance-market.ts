/** How instances are bought. */
export enum EmrInstanceMarket {
  /** At the list price. */
  ON_DEMAND = 'ON_DEMAND',
  /** At the price of the day, until others pay more. */
  SPOT = 'SPOT',
}
