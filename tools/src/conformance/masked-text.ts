/** What stands in records for ids, ARNs and times: a name in angle brackets, or one of these without;
 * `1` twelve times is an account. */
const MASK =
  /<(?:[^<>]|<[^<>]*>)+>|\b(?:timestamp|snf_role_arn|activity_arn|map_run_arn|lambda_function_name|(?:entered|start)-time|(?:start|stop)-date|1{12})\b/i;

/** True when all of a recorded value is a mask; `[0]` stands for numbers. */
export function isMasked(value: unknown): boolean {
  if (Array.isArray(value)) {
    return value.length === 1 && value[0] === 0;
  }
  return typeof value === 'string' && (value === 'date' || (value !== '' && value.replace(MASK, '') === ''));
}

/** True when a text is the recorded one, with anything where that has a mask. */
export function matchesMasked(recorded: string, text: string): boolean {
  const [first = '', ...rest] = recorded.split(new RegExp(MASK, 'gi'));
  const last = rest.pop();
  if (last === undefined) {
    return text === first;
  }
  if (!text.startsWith(first)) {
    return false;
  }
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) {
      return false;
    }
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
