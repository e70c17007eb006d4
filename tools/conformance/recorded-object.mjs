/**
 * What S3 gave to the item reader of a recorded Map Run.
 *
 * Records keep what the items became, not the object: this writes one that has them, and one item more where the run
 * was to stop before it.
 *
 * @param {{ stateName: string, resource?: string }} call
 * @param {{ definition: unknown, recorded: { events?: Record<string, any>[] } }} record
 * @returns `{ cause }` when the items could not be read
 */
export function recordedObject(call, { definition, recorded }) {
  const { ItemReader: reader, ItemSelector: selector } = stateNamed(call.stateName, parsed(definition)) ?? {};
  const config = reader?.ReaderConfig ?? {};
  const events = Array.isArray(recorded.events) ? recorded.events : [];
  const exited = events.find((event) => event.stateExitedEventDetails?.name === call.stateName);
  const results = parsed(exited?.stateExitedEventDetails.output);
  const failure = failureOf(events);
  if (!Array.isArray(results) && failure !== undefined) {
    return { cause: failure };
  }
  const children = Array.isArray(results) ? results : [];
  const items = children
    .flatMap((child) => (Array.isArray(child?.Items) ? child.Items : [child]))
    .map((item) => beforeSelector(item, selector));
  const all = config.MaxItems > 0 && items.length > 0 ? [...items, items.at(-1)] : items;
  if (call.resource?.endsWith(':listObjectsV2')) {
    return config.Transformation === 'LOAD_AND_FLATTEN' ? { Contents: [{ Key: 'recorded' }] } : { Contents: all };
  }
  return { Body: bodyOf(all, config) };
}

function bodyOf(items, config) {
  switch (config.InputType) {
    case 'CSV':
      return csv(items, config);
    case 'JSONL':
      return items.map((item) => JSON.stringify(item)).join('\n');
    default:
      return JSON.stringify(items);
  }
}

const DELIMITERS = { PIPE: '|', SEMICOLON: ';', SPACE: ' ', TAB: '\t' };

function csv(items, { CSVHeaders: headersGiven, CSVDelimiter: delimiter }) {
  const given = Array.isArray(headersGiven) ? headersGiven : undefined;
  const headers = given ?? Object.keys(Object(items[0]));
  // Where headers are given, a field beyond them must not matter.
  const rows = items.map((item) => [...headers.map((header) => item?.[header]), ...(given ? ['beyond'] : [])]);
  const between = DELIMITERS[delimiter] ?? ',';
  return [...(given ? [] : [headers]), ...rows].map((row) => row.map(quoted).join(between)).join('\n');
}

const quoted = (field) => `"${String(field ?? '').replaceAll('"', '""')}"`;

/** A state, wherever in the definition it stands. */
function stateNamed(name, machine) {
  const states = Object(machine).States ?? {};
  if (Object.hasOwn(states, name)) {
    return states[name];
  }
  const inside = Object.values(states).flatMap(({ ItemProcessor: processor, Iterator: iterator, Branches: branches }) =>
    [processor, iterator, branches].flat(),
  );
  return inside.map((inner) => inner && stateNamed(name, inner)).find(Boolean);
}

/** Why the items could not be read, when the history tells. */
function failureOf(events) {
  const details = events.map((event) => event.mapRunFailedEventDetails ?? event.executionFailedEventDetails);
  const failure = details.find((detail) => detail?.error === 'States.ItemReaderFailed');
  return failure && String(failure.cause ?? 'The items could not be read.');
}

/** The item that a selector was applied to, as far as it kept it. */
function beforeSelector(selected, selector) {
  if (typeof selector !== 'object' || selector === null || typeof selected !== 'object' || selected === null) {
    return selected;
  }
  const item = {};
  for (const [field, expression] of Object.entries(selector)) {
    const [, path] = /^(?:\$\$|\{%\s*\$states\.context)\.Map\.Item\.Value(\.\w+)?(?:\s*%\})?$/.exec(expression) ?? [];
    const value = selected[field.replace(/\.\$$/, '')];
    if (path !== undefined) {
      item[path.slice(1)] = value;
    } else if (/\.Map\.Item\.Value(\s*%\})?$/.test(String(expression))) {
      return value;
    }
  }
  return Object.keys(item).length > 0 ? item : selected;
}

function parsed(text) {
  try {
    return typeof text === 'string' ? JSON.parse(text) : text;
  } catch {
    return text;
  }
}
