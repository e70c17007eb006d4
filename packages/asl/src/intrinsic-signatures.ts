/** What an argument of an intrinsic function may be when it is written as a literal. */
export type ArgumentType = 'any' | 'array' | 'boolean' | 'json' | 'number' | 'string';

/** One parameter of an intrinsic function. */
export interface Parameter {
  readonly name: string;
  readonly type: ArgumentType;
  readonly optional?: boolean;
  /** May be repeated, none included. Only the last parameter of a function. */
  readonly variadic?: boolean;
}

const value = (name: string): Parameter => ({ name, type: 'any' });
const array: Parameter = { name: 'array', type: 'array' };
const number = (name: string): Parameter => ({ name, type: 'number' });
const string = (name: string): Parameter => ({ name, type: 'string' });

/**
 * The intrinsic functions and their parameters.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const INTRINSIC_SIGNATURES: Readonly<Record<string, readonly Parameter[]>> = {
  'States.Array': [{ ...value('value'), variadic: true }],
  'States.ArrayContains': [array, value('value')],
  'States.ArrayGetItem': [array, number('index')],
  'States.ArrayLength': [array],
  'States.ArrayPartition': [array, number('chunkSize')],
  'States.ArrayRange': [number('start'), number('end'), number('step')],
  'States.ArrayUnique': [array],
  'States.Base64Decode': [string('base64')],
  'States.Base64Encode': [string('input')],
  'States.Format': [string('template'), { ...value('value'), variadic: true }],
  'States.Hash': [value('data'), string('algorithm')],
  'States.JsonMerge': [
    { name: 'value1', type: 'json' },
    { name: 'value2', type: 'json' },
    { name: 'deep', type: 'boolean' },
  ],
  'States.JsonToString': [{ name: 'value', type: 'json' }],
  'States.MathAdd': [number('number1'), number('number2')],
  'States.MathRandom': [number('start'), number('end'), { ...number('seed'), optional: true }],
  'States.StringSplit': [string('text'), string('splitter')],
  'States.StringToJson': [string('text')],
  'States.UUID': [],
};

/** Functions may stand inside each other this deep. */
export const INTRINSIC_NESTING_LIMIT = 10;

/** The algorithms that `States.Hash` knows. */
export const HASH_ALGORITHMS: readonly string[] = ['MD5', 'SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'];
