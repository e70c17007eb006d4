/**
 * Where names in a query that say no more are looked up.
 *
 * @see https://docs.aws.amazon.com/athena/latest/APIReference/API_QueryExecutionContext.html
 */
export interface QueryExecutionContext {
  /**
   * The data catalog, at most 256 characters. If it comes from the state, the state machine may look into all data
   * catalogs of this account and region.
   *
   * @default - `AwsDataCatalog`, the one of AWS Glue
   */
  readonly catalogName?: string;

  /**
   * The database, at most 255 characters. If it comes from the state, the permissions are on all databases of this
   * account and region that match what is written out, unless `dataAccess.databases` lists some.
   *
   * @default - `default`
   */
  readonly databaseName?: string;
}
