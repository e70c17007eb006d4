import type { Json, JsonObject } from '../json';
import { PAYLOAD_LIMIT } from './payload-size';
import { StatesError } from './states-error';

/**
 * The `ItemBatcher` of a Distributed Map, evaluated. One of the two limits has to be there.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itembatcher.html
 */
export interface ItemBatcher {
  /** `MaxItemsPerBatch`. @default - as many as fit */
  readonly maxItemsPerBatch?: number;
  /** `MaxInputBytesPerBatch`: the JSON text of a batch in bytes of UTF-8. @default 262144 */
  readonly maxInputBytesPerBatch?: number;
  /** `BatchInput`: what each batch has beside its items. */
  readonly batchInput?: Json;
}

/** What a child execution of a Map with an `ItemBatcher` gets. */
export interface ItemBatch {
  /** Its input: `BatchInput`, when there is one, and `Items`. */
  readonly input: JsonObject & { readonly Items: readonly Json[] };
  /** How many of the items before it are in other batches. */
  readonly offset: number;
}

/**
 * Puts items together, in their order, each batch as full as both limits allow.
 *
 * @throws StatesError `States.DataLimitExceeded` when an item alone is more than a batch may be
 */
export function batchItems(items: readonly Json[], batcher: ItemBatcher): ItemBatch[] {
  const { batchInput, maxItemsPerBatch = Infinity } = batcher;
  const maxBytes = Math.min(batcher.maxInputBytesPerBatch ?? PAYLOAD_LIMIT, PAYLOAD_LIMIT);
  const frame: JsonObject = batchInput === undefined ? {} : { BatchInput: batchInput };
  const emptyBytes = bytesOf({ ...frame, Items: [] });

  const batches: ItemBatch[] = [];
  let start = 0;
  let bytes = emptyBytes;
  const close = (end: number): void => {
    batches.push({ input: { ...frame, Items: items.slice(start, end) }, offset: start });
    start = end;
    bytes = emptyBytes;
  };
  items.forEach((item, index) => {
    const itemBytes = bytesOf(item);
    if (emptyBytes + itemBytes > maxBytes) {
      throw new StatesError(
        'States.DataLimitExceeded',
        `The item at index ${index} takes ${emptyBytes + itemBytes} bytes as a batch of its own, more than the limit of ${maxBytes}.`,
      );
    }
    // A comma stands before each item of a batch but the first.
    if (index > start && (index - start >= maxItemsPerBatch || bytes + 1 + itemBytes > maxBytes)) {
      close(index);
    }
    bytes += itemBytes + (index > start ? 1 : 0);
  });
  if (start < items.length) {
    close(items.length);
  }
  return batches;
}

function bytesOf(value: Json): number {
  return Buffer.byteLength(JSON.stringify(value));
}
