/** What a case has where only the run of the recording made a name, such as `sfn_table_uid`. */
const STAND_IN = /^[a-z][a-z0-9]*(_[a-z0-9]+)+$/i;

/** What a record has where a name was masked. */
const MASK = /[<>]/;

/**
 * The input of a recorded execution: that of its case, with the names that the record has. The record's own when the case
 * has none.
 *
 * @param {unknown} input
 * @param {{ recorded: Record<string, any> }} record
 */
export function recordedInput(input, { recorded }) {
  const events = Array.isArray(recorded.events) ? recorded.events : [];
  const started = events.find(({ type }) => type === 'ExecutionStarted');
  const told = parsed(started?.executionStartedEventDetails?.input ?? recorded.input);
  return input === undefined ? told : named(input, told);
}

function named(given, recorded) {
  if (typeof given === 'string') {
    return STAND_IN.test(given) && typeof recorded === 'string' && !MASK.test(recorded) ? recorded : given;
  }
  if (Array.isArray(given)) {
    return given.map((item, index) => named(item, Object(recorded)[index]));
  }
  if (typeof given === 'object' && given !== null) {
    return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, named(value, Object(recorded)[key])]));
  }
  return given;
}

function parsed(text) {
  try {
    return typeof text === 'string' ? JSON.parse(text) : text;
  } catch {
    return text;
  }
}
