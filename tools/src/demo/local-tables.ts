import type { AddressInfo } from 'node:net';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AttributeValue, CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';

export type TableItem = Record<string, AttributeValue>;

/** Tables of a template in an embedded DynamoDB. */
export interface LocalTables {
  /** Where the DynamoDB answers; undefined when there is no table. */
  endpoint: string | undefined;
  /** Physical names of the tables by logical id. */
  names: Record<string, string>;
  /** What the tables hold. */
  items: () => Promise<Record<string, TableItem[]>>;
  close: () => Promise<void>;
}

interface TableResource {
  Type: string;
  Properties: Pick<CreateTableCommandInput, 'KeySchema' | 'AttributeDefinitions'>;
}

/**
 * Makes the tables of a synthesised app, and puts items into them.
 *
 * @param contents items by the logical id of the table, without the hash at its end
 * @throws Error when there is no such table
 */
export async function localTables(assembly: string, contents: Record<string, TableItem[]>): Promise<LocalTables> {
  if (Object.keys(contents).length === 0) {
    return { endpoint: undefined, names: {}, items: () => Promise.resolve({}), close: () => Promise.resolve() };
  }
  const tables = Object.entries(contents).map(([name, items]) => ({ ...findTable(assembly, name), items }));
  const server = dynalite({ createTableMs: 0 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // Only now: loading it tells users of Node.js 20 that they are.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  const { CreateTableCommand, DynamoDBClient, PutItemCommand, ScanCommand, waitUntilTableExists } =
    await import('@aws-sdk/client-dynamodb');
  const credentials = { accessKeyId: 'demo', secretAccessKey: 'demo' };
  const client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials });

  for (const { TableName, KeySchema, AttributeDefinitions, items } of tables) {
    await client.send(
      new CreateTableCommand({ TableName, KeySchema, AttributeDefinitions, BillingMode: 'PAY_PER_REQUEST' }),
    );
    await waitUntilTableExists({ client, maxWaitTime: 10, minDelay: 0.05, maxDelay: 0.5 }, { TableName });
    for (const Item of items) await client.send(new PutItemCommand({ TableName, Item }));
  }
  return {
    endpoint,
    names: Object.fromEntries(tables.map(({ logicalId, TableName }) => [logicalId, TableName])),
    items: async () => {
      const scans = tables.map(async ({ TableName }): Promise<[string, TableItem[]]> => {
        const { Items = [] } = await client.send(new ScanCommand({ TableName }));
        return [TableName, Items];
      });
      return Object.fromEntries(await Promise.all(scans));
    },
    close: () => {
      client.destroy();
      return new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      });
    },
  };
}

interface Table {
  logicalId: string;
  TableName: string;
  KeySchema: TableResource['Properties']['KeySchema'];
  AttributeDefinitions: TableResource['Properties']['AttributeDefinitions'];
}

function findTable(assembly: string, name: string): Table {
  for (const file of readdirSync(assembly).filter((name) => name.endsWith('.template.json'))) {
    const { Resources } = JSON.parse(readFileSync(join(assembly, file), 'utf8')) as {
      Resources: Record<string, TableResource>;
    };
    const found = Object.entries(Resources).find(
      ([id, { Type }]) => /^AWS::DynamoDB::(Global)?Table$/.test(Type) && id.replace(/[\dA-F]{8}$/, '') === name,
    );
    if (found) {
      const [logicalId, { Properties }] = found;
      const { KeySchema, AttributeDefinitions } = Properties;
      return { logicalId, TableName: name, KeySchema, AttributeDefinitions };
    }
  }
  throw new Error(`There is no table ${name} in ${assembly}`);
}
