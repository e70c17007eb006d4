import { isJsonObject } from '../json';
import type { Json, JsonObject } from '../json';
import { csvItems } from './csv-items';
import { csvRows } from './csv-rows';
import { inventoryManifest } from './inventory-manifest';
import { itemReaderFailure } from './item-reader-failure';
import { jsonItems, jsonLinesItems } from './json-items';
import type { MapItem } from './map-item';
import { objectBody } from './object-body';
import { readerConfigOf } from './reader-config';
import type { InputType, ReaderConfig } from './reader-config';
import { TaskFailure } from './task-call';

/** What a Distributed Map reads its items from; all expressions are evaluated. */
export interface ItemSource {
  /** `Resource`: `arn:aws:states:::s3:getObject` or `arn:aws:states:::s3:listObjectsV2`. */
  readonly resource: string;
  /** `Parameters` or `Arguments`: `Bucket` with `Key` or `Prefix`. */
  readonly arguments: Json;
  /** `ReaderConfig`, without `MaxItems`. @default - none */
  readonly config?: JsonObject;
  /** `MaxItems`: how many items to read at most, where 0 is all. @default 0 */
  readonly maxItems?: number;
}

/** Makes a call to S3 and answers what it gives, or throws a `TaskFailure`. */
export type S3Call = (resource: string, callArguments: JsonObject) => Promise<Json | undefined>;

/** The most items that a Map Run takes; more are left out. */
const MAX_ITEMS = 100_000_000;

/** A listing that never ends is an error after so many pages, which hold 1,000 objects each on S3. */
const MAX_PAGES = MAX_ITEMS / 1000;

/**
 * Reads the items of a Distributed Map.
 *
 * Listings are followed page by page, manifests file by file, no further than `MaxItems`.
 *
 * @throws StatesError `States.ItemReaderFailed` when S3 refuses or what it gives cannot be read
 * @throws Error when the items are Parquet, or an answer is none of S3's
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
 */
export async function readItems(source: ItemSource, call: S3Call): Promise<MapItem[]> {
  const { maxItems = 0 } = source;
  if (maxItems < 0) {
    throw itemReaderFailure('MaxItems cannot be negative.');
  }
  if (!isJsonObject(source.arguments)) {
    throw itemReaderFailure('The arguments of the ItemReader must be an object.');
  }
  const limit = maxItems === 0 ? MAX_ITEMS : Math.min(maxItems, MAX_ITEMS);
  const reading = new ItemReading(source.resource, source.arguments, readerConfigOf(source.config ?? {}), call, limit);
  return reading.items();
}

class ItemReading {
  public constructor(
    private readonly resource: string,
    private readonly callArguments: JsonObject,
    private readonly config: ReaderConfig,
    private readonly call: S3Call,
    private readonly limit: number,
  ) {}

  public async items(): Promise<MapItem[]> {
    if (this.resource.endsWith(':s3:getObject')) {
      return this.itemsOfObject();
    }
    if (this.resource.endsWith(':s3:listObjectsV2')) {
      return this.itemsOfListing();
    }
    throw itemReaderFailure(`An ItemReader cannot read from ${this.resource}.`);
  }

  private async itemsOfObject(): Promise<MapItem[]> {
    const { inputType, manifestType } = this.config;
    const bucket = this.textArgument('Bucket');
    const key = this.textArgument('Key');
    const text = await this.object(bucket, key, this.callArguments);
    if (manifestType === 'ATHENA_DATA') {
      return this.itemsOfFiles(dataFilesOf(text), inputType);
    }
    if (inputType === 'MANIFEST' || manifestType === 'S3_INVENTORY') {
      const manifest = inventoryManifest(text);
      return this.itemsOfFiles(
        manifest.keys.map((file) => ({ bucket: manifest.bucket, key: file })),
        'CSV',
        { ...this.config, csvDelimiter: ',', csvHeaders: manifest.headers },
      );
    }
    return this.itemsOfText(text, inputType, this.limit, uriOf(bucket, key));
  }

  private async itemsOfListing(): Promise<MapItem[]> {
    if (this.config.transformation === 'LOAD_AND_FLATTEN') {
      return this.itemsOfFiles(this.listedFiles(), this.config.inputType);
    }
    const source = `S3://${this.textArgument('Bucket')}`;
    const items: MapItem[] = [];
    for await (const entry of this.listing()) {
      items.push({ value: metadataOf(entry), source });
      if (items.length >= this.limit) {
        break;
      }
    }
    return items;
  }

  private async *listedFiles(): AsyncGenerator<ObjectName> {
    const bucket = this.textArgument('Bucket');
    for await (const { Key: key } of this.listing()) {
      // What ends with a slash is a folder of the console, an object without content.
      if (typeof key === 'string' && !key.endsWith('/')) {
        yield { bucket, key };
      }
    }
  }

  /** The objects of a listing; a page is asked for when the one before is used up. */
  private async *listing(): AsyncGenerator<JsonObject> {
    let page: JsonObject = this.callArguments;
    for (let count = 0; count < MAX_PAGES; count++) {
      const answer = await this.answer(this.resource, page);
      if (!isJsonObject(answer)) {
        throw new TypeError('Listing objects was answered without an object: answer { Contents: [{ Key: "…" }] }');
      }
      yield* contentsOf(answer);
      const token = answer.NextContinuationToken;
      if (answer.IsTruncated === false || typeof token !== 'string') {
        return;
      }
      if (token === page.ContinuationToken) {
        throw itemReaderFailure('The listing gives the same NextContinuationToken again, and would never end.');
      }
      page = { ...this.callArguments, ContinuationToken: token };
    }
    throw itemReaderFailure(`The listing has more than ${MAX_PAGES} pages.`);
  }

  /** The items of one object after the other, up to the limit. */
  private async itemsOfFiles(
    files: Iterable<ObjectName> | AsyncIterable<ObjectName>,
    inputType: InputType | undefined,
    config = this.config,
  ): Promise<MapItem[]> {
    const items: MapItem[] = [];
    const owner = this.callArguments.ExpectedBucketOwner;
    for await (const { bucket, key } of files) {
      const text = await this.object(bucket, key, {
        Bucket: bucket,
        Key: key,
        ...(owner === undefined ? {} : { ExpectedBucketOwner: owner }),
      });
      for (const item of this.itemsOfText(text, inputType, this.limit - items.length, uriOf(bucket, key), config)) {
        items.push(item);
      }
      if (items.length >= this.limit) {
        break;
      }
    }
    return items;
  }

  private itemsOfText(
    text: string,
    inputType: InputType | undefined,
    limit: number,
    source: string,
    config = this.config,
  ): MapItem[] {
    switch (inputType) {
      case 'CSV': {
        const format = { delimiter: config.csvDelimiter, headers: config.csvHeaders };
        return csvItems(text, format, limit).map((value) => ({ value, source }));
      }
      case 'JSONL':
        return jsonLinesItems(text, limit).map((value) => ({ value, source }));
      case 'JSON': {
        const items = jsonItems(text, config.itemsPointer);
        return (items.length > limit ? items.slice(0, limit) : items).map((item) => ({ ...item, source }));
      }
      case 'PARQUET':
        throw new Error(`${source} is Parquet, which is not read locally: use CSV, JSON or JSONL for this run`);
      default:
        throw itemReaderFailure(`InputType must be one of CSV, JSON, JSONL, but was: ${inputType ?? 'not there'}`);
    }
  }

  private async object(bucket: string, key: string, callArguments: JsonObject): Promise<string> {
    const resource = this.resource.replace(/:s3:listObjectsV2$/, ':s3:getObject');
    return objectBody(await this.answer(resource, callArguments), uriOf(bucket, key));
  }

  private async answer(resource: string, callArguments: JsonObject): Promise<Json | undefined> {
    try {
      return await this.call(resource, callArguments);
    } catch (error) {
      if (TaskFailure.isTaskFailure(error)) {
        throw itemReaderFailure(error.errorCause ?? error.error ?? 'The call to Amazon S3 failed.');
      }
      throw error;
    }
  }

  private textArgument(name: string): string {
    const value = this.callArguments[name];
    if (typeof value !== 'string') {
      throw itemReaderFailure(`The ItemReader needs a ${name}.`);
    }
    return value;
  }
}

interface ObjectName {
  readonly bucket: string;
  readonly key: string;
}

function uriOf(bucket: string, key: string): string {
  return `S3://${bucket}/${key}`;
}

/** The objects that the data manifest of an Athena query names: a URI a line. */
function dataFilesOf(text: string): ObjectName[] {
  return csvRows(text, ',').map(([uri = '']) => {
    const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/i.exec(uri.trim()) ?? [];
    if (bucket === undefined || key === undefined) {
      throw itemReaderFailure(`The data manifest of Athena has a line that is no S3 URI: ${uri}`);
    }
    return { bucket, key };
  });
}

function contentsOf(page: JsonObject): readonly JsonObject[] {
  const { Contents: contents = [] } = page;
  if (!Array.isArray(contents) || !contents.every((entry) => isJsonObject(entry as Json))) {
    throw new TypeError('Contents of a listing must be an array of objects: answer { Contents: [{ Key: "…" }] }');
  }
  return contents as readonly JsonObject[];
}

/** An entry of a listing as Step Functions passes it on: with `Etag`, and the time in seconds since 1970. */
function metadataOf(entry: JsonObject): JsonObject {
  const { ETag: tag, ...fields } = entry;
  const modified = fields.LastModified;
  const time = typeof modified === 'string' ? Date.parse(modified) : NaN;
  return {
    ...(tag === undefined ? {} : { Etag: tag }),
    ...fields,
    ...(Number.isNaN(time) ? {} : { LastModified: Math.floor(time / 1000) }),
  };
}
