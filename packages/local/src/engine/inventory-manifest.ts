import { isJsonObject } from '../json';
import type { Json } from '../json';
import { itemReaderFailure } from './item-reader-failure';
import { parseJson } from './parse-json';

/** What the manifest of an S3 Inventory report says. */
export interface InventoryManifest {
  /** Where the report's files are. */
  readonly bucket: string;
  /** The report's files, CSV without a header. */
  readonly keys: readonly string[];
  /** The names of the fields. */
  readonly headers: readonly string[];
}

/**
 * Reads the `manifest.json` of an S3 Inventory report in CSV.
 *
 * @throws StatesError `States.ItemReaderFailed` when it is none
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory-location.html
 */
export function inventoryManifest(text: string): InventoryManifest {
  const manifest = documentOf(text);
  if (!isJsonObject(manifest)) {
    throw notAManifest('it is not a JSON object');
  }
  const { destinationBucket, fileFormat, fileSchema, files } = manifest;
  if (fileFormat !== 'CSV') {
    throw notAManifest('its fileFormat is not CSV');
  }
  if (typeof fileSchema !== 'string') {
    throw notAManifest('it has no fileSchema');
  }
  if (typeof destinationBucket !== 'string') {
    throw notAManifest('it has no destinationBucket');
  }
  if (!Array.isArray(files)) {
    throw notAManifest('it has no files');
  }
  return {
    bucket: destinationBucket.slice(destinationBucket.lastIndexOf(':') + 1),
    keys: (files as readonly Json[]).map(keyOf),
    headers: fileSchema.split(',').map((name) => name.trim()),
  };
}

function documentOf(text: string): Json {
  try {
    return parseJson(text);
  } catch (error) {
    throw notAManifest((error as SyntaxError).message);
  }
}

function keyOf(file: Json): string {
  if (!isJsonObject(file) || typeof file.key !== 'string') {
    throw notAManifest('a file of it has no key');
  }
  return file.key;
}

function notAManifest(why: string): Error {
  return itemReaderFailure(`The manifest of the S3 Inventory report cannot be read: ${why}.`);
}
