import type { Json } from '../json';

/**
 * An item of a Distributed Map, with what `$$.Map.Item` of the context object says of it.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html#contextobject-map
 */
export interface MapItem {
  /** `Map.Item.Value`. */
  readonly value: Json;
  /** `Map.Item.Key`: its name, when the items are the members of an object. */
  readonly key?: string;
  /** `Map.Item.Source`: the S3 URI of where it was read from, or `STATE_DATA`. */
  readonly source: string;
}
