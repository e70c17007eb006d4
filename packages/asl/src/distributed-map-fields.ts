import { atMostOne, checkFields, integer, listOf, oneOf, path, text } from './field-check';
import type { FieldCheck, FieldChecks } from './field-check';
import { jsonataOr, jsonataValue } from './jsonata-value';
import { payloadTemplate } from './payload-template';
import type { StateScope } from './state-scope';
import { taskResource } from './task-fields';

const MOST_ITEMS = 100_000_000;
const MOST_BATCH_BYTES = 262_144;
const LONGEST_LABEL = 40;
/** What a label cannot have: whitespace, wildcards, brackets, other special and control characters. */
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const NOT_IN_LABEL = /[\s?*<>{}[\]:;,\\|^~$#%&`"'\u0000-\u001f\u007f-\u009f]/;

const READER_CONFIG: FieldChecks = {
  Comment: text,
  InputType: jsonataOr(oneOf('CSV', 'JSON', 'JSONL', 'MANIFEST', 'PARQUET')),
  Transformation: jsonataOr(oneOf('NONE', 'LOAD_AND_FLATTEN')),
  ManifestType: jsonataOr(oneOf('ATHENA_DATA', 'S3_INVENTORY')),
  CSVHeaderLocation: jsonataOr(oneOf('FIRST_ROW', 'GIVEN')),
  CSVHeaders: jsonataOr(listOf(jsonataOr(text))),
  CSVDelimiter: jsonataOr(oneOf('COMMA', 'PIPE', 'SEMICOLON', 'SPACE', 'TAB')),
  ItemsPointer: jsonataOr(text),
  MaxItems: jsonataOr(integer(0, MOST_ITEMS)),
};

const WRITER_CONFIG: FieldChecks = {
  Comment: text,
  OutputType: jsonataOr(oneOf('JSON', 'JSONL')),
  Transformation: jsonataOr(oneOf('NONE', 'COMPACT', 'FLATTEN')),
};

const BATCHER: FieldChecks = {
  Comment: text,
  MaxItemsPerBatch: jsonataOr(integer(0)),
  MaxInputBytesPerBatch: jsonataOr(integer(0, MOST_BATCH_BYTES)),
};

const PATHS_OF_BATCHER = { MaxItemsPerBatchPath: path, MaxInputBytesPerBatchPath: path } satisfies FieldChecks;

const readerConfig: FieldCheck = (place, scope) => {
  checkFields(place, scope, scope.language === 'JSONPath' ? { ...READER_CONFIG, MaxItemsPath: path } : READER_CONFIG);
  atMostOne(place, 'MaxItems', 'MaxItemsPath');
};

const itemReader: FieldCheck = (place, scope) => {
  checkFields(place, scope, { ...callFields(scope), ReaderConfig: readerConfig }, ['Resource']);
};

const itemBatcher: FieldCheck = (place, scope) => {
  checkFields(
    place,
    scope,
    scope.language === 'JSONPath'
      ? { ...BATCHER, ...PATHS_OF_BATCHER, BatchInput: payloadTemplate }
      : { ...BATCHER, BatchInput: jsonataValue() },
  );
  atMostOne(place, 'MaxItemsPerBatch', 'MaxItemsPerBatchPath');
  atMostOne(place, 'MaxInputBytesPerBatch', 'MaxInputBytesPerBatchPath');
  if (place.isObject && !place.fields().some(({ segment }) => String(segment).startsWith('Max'))) {
    place.problem('One of the fields MaxItemsPerBatch, MaxInputBytesPerBatch is required');
  }
};

const resultWriter: FieldCheck = (place, scope) => {
  checkFields(place, scope, {
    ...callFields(scope),
    WriterConfig: (config) => checkFields(config, scope, WRITER_CONFIG),
  });
  if (place.isObject && place.fields().length === 0) {
    place.problem('Value is an empty object');
  }
};

/** The call that reads the items or writes the results. */
function callFields({ language }: StateScope): FieldChecks {
  return {
    Comment: text,
    Resource: taskResource,
    ...(language === 'JSONPath' ? { Parameters: payloadTemplate } : { Arguments: jsonataValue() }),
  };
}

/** `Label`: part of the name of each Map Run. */
const label: FieldCheck = (place, scope) => {
  text(place, scope);
  if (typeof place.value !== 'string') {
    return;
  }
  if ([...place.value].length > LONGEST_LABEL) {
    place.problem(`Value has more than ${LONGEST_LABEL} characters`);
  }
  if (NOT_IN_LABEL.test(place.value)) {
    place.problem('Value has whitespace or special characters');
  }
};

/**
 * The fields of a `Map` that say where a Distributed Map has its items from and what becomes of the results.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
 */
export const DISTRIBUTED_MAP_FIELDS = {
  ItemReader: itemReader,
  ItemBatcher: itemBatcher,
  ResultWriter: resultWriter,
  Label: label,
} satisfies FieldChecks;
