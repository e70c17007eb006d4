const UUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi;
const TIME = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)/g;
/** Names of headers and fields whose values are never the same twice. */
const VOLATILE = /^(date|.*request-?id|sequencenumber|startdate|stopdate|creationdate|billingdetails)$/i;

/** A value with a placeholder in place of what differs from run to run: ids and times. */
export function neutral(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.replace(UUID, '<id>').replace(TIME, '<time>');
  }
  if (Array.isArray(value)) {
    return value.map(neutral);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [key, VOLATILE.test(key) ? volatile(field) : neutral(field)]),
  );
}

/** What differs is what the value is; that there is one, and its type, does not. */
function volatile(value: unknown): unknown {
  return Array.isArray(value) ? value.map(volatile) : `<${typeof value}>`;
}
