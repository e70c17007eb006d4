import { expect, test } from 'vitest';
import { inventoryManifest } from '../../src/engine/inventory-manifest';

const MANIFEST = {
  sourceBucket: 'source',
  destinationBucket: 'arn:aws:s3:::reports',
  fileFormat: 'CSV',
  fileSchema: 'Bucket, Key, Size',
  files: [{ key: 'data/1.csv.gz', size: 10 }, { key: 'data/2.csv.gz' }],
};

test('says where the files are and what their fields are', () => {
  expect(inventoryManifest(JSON.stringify(MANIFEST))).toEqual({
    bucket: 'reports',
    keys: ['data/1.csv.gz', 'data/2.csv.gz'],
    headers: ['Bucket', 'Key', 'Size'],
  });
});

test.each([
  [[], 'it is not a JSON object'],
  [{ ...MANIFEST, fileFormat: 'ORC' }, 'its fileFormat is not CSV'],
  [{ ...MANIFEST, fileSchema: undefined }, 'it has no fileSchema'],
  [{ ...MANIFEST, destinationBucket: undefined }, 'it has no destinationBucket'],
  [{ ...MANIFEST, files: {} }, 'it has no files'],
  [{ ...MANIFEST, files: [{ size: 1 }] }, 'a file of it has no key'],
])('%j is none', (manifest, why) => {
  expect(() => inventoryManifest(JSON.stringify(manifest))).toThrow(
    `States.ItemReaderFailed: The manifest of the S3 Inventory report cannot be read: ${why}.`,
  );
});

test('text that is no JSON is none', () => {
  expect(() => inventoryManifest('{')).toThrow(
    /^States\.ItemReaderFailed: The manifest of the S3 Inventory report cannot be read: /,
  );
});
