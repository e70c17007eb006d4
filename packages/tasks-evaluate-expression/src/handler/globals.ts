/**
 * The globals that an expression sees, at synth and at run time; everything else is taken away.
 *
 * None of them reaches outside the evaluation, and none allocates memory beyond the heap limit (as `ArrayBuffer` does).
 */
export const SAFE_GLOBALS = [
  'undefined',
  'NaN',
  'Infinity',
  'Array',
  'BigInt',
  'Boolean',
  'Date',
  'Error',
  'Intl',
  'JSON',
  'Map',
  'Math',
  'Number',
  'Object',
  'RangeError',
  'RegExp',
  'Set',
  'String',
  'TypeError',
  'decodeURI',
  'decodeURIComponent',
  'encodeURI',
  'encodeURIComponent',
  'isFinite',
  'isNaN',
  'parseFloat',
  'parseInt',
] as const;
