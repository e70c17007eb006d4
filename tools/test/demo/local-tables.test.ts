import { expect, test } from 'vitest';
import { localTables } from '../../src/demo/local-tables.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const template = {
  Resources: {
    Topic1234ABCD: { Type: 'AWS::SNS::Topic', Properties: {} },
    Orders1234ABCD: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      },
    },
  },
};
const assembly = () => temporaryFolder({ 'Shop.template.json': JSON.stringify(template) });

test('tables of a template are made, filled and read', async () => {
  const tables = await localTables(assembly(), { Orders: [{ id: { S: 'o-1' } }] });
  try {
    expect(tables.names).toEqual({ Orders1234ABCD: 'Orders' });
    expect(tables.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await tables.items()).toEqual({ Orders: [{ id: { S: 'o-1' } }] });
  } finally {
    await tables.close();
  }
});

test('a table that the template does not have is an error', async () => {
  const folder = assembly();

  await expect(localTables(folder, { Topic: [] })).rejects.toThrow(`There is no table Topic in ${folder}`);
});

test('without tables there is no DynamoDB', async () => {
  expect(await localTables(assembly(), {})).toMatchObject({ endpoint: undefined, names: {} });
});
