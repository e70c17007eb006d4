import { ListTablesCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { operationShapes, readShape } from '../../src/services/sdk-shape';
import type { Schema } from '../../src/services/sdk-shape';

const put = operationShapes(new PutItemCommand({ TableName: 't', Item: {} }).schema as Schema);

function member(schema: Schema | undefined, name: string): Schema | undefined {
  const shape = readShape(schema);
  return shape.kind === 'structure' ? shape.member(name)?.schema : undefined;
}

describe('readShape', () => {
  it('reads a structure of the SDK', () => {
    expect(readShape(put.input)).toMatchObject({ kind: 'structure', name: 'PutItemInput' });
    expect(readShape(member(put.input, 'TableName')).kind).toBe('text');
  });

  it('finds a member whatever its case', () => {
    const shape = readShape(put.input);
    expect(shape.kind === 'structure' ? shape.member('tablename')?.name : undefined).toBe('TableName');
  });

  it('prefers the member of the very same case', () => {
    const shape = readShape([3, 'ns', 'Both', 0, ['ID', 'Id'], [0, 1]]);
    expect(shape.kind === 'structure' ? shape.member('Id')?.name : undefined).toBe('Id');
  });

  it('knows no member that is not there', () => {
    const shape = readShape(put.input);
    expect(shape.kind === 'structure' ? shape.member('constructor') : 'no structure').toBeUndefined();
  });

  it('reads maps, unions and lists', () => {
    const item = readShape(member(put.input, 'Item'));
    expect(item.kind).toBe('map');
    const attribute = item.kind === 'map' ? item.of : undefined;
    expect(readShape(attribute)).toMatchObject({ kind: 'structure', name: 'AttributeValue' });
    expect(readShape(member(attribute, 'BS'))).toEqual({ kind: 'list', of: 21 });
    expect(readShape(member(attribute, 'B')).kind).toBe('blob');
    expect(readShape(member(attribute, 'BOOL')).kind).toBe('boolean');
  });

  it('reads numbers', () => {
    const { input } = operationShapes(new ListTablesCommand({}).schema as Schema);
    expect(readShape(member(input, 'Limit')).kind).toBe('number');
  });

  it('does not know what is no schema, nor one that goes in circles', () => {
    const circle: Schema = () => circle;
    expect(readShape(undefined).kind).toBe('unknown');
    expect(readShape([99, 'a', 'b']).kind).toBe('unknown');
    expect(readShape(circle).kind).toBe('unknown');
  });
});

describe('operationShapes', () => {
  it('has nothing of what is no operation', () => {
    expect(operationShapes(undefined)).toEqual({});
  });
});
