/**
 * The S3 object that a recorded Map Run read.
 *
 * Records keep what the items became, not the object: this writes one that has them, and one item more where the run
 * was to stop before it.
 *
 * @param {{ stateName: string }} call
 * @param {{ definition: unknown, recorded: { events: Record<string, any>[] } }} record
 */
export function recordedObject(call, { definition, recorded }) {
  const machine = typeof definition === 'string' ? JSON.parse(definition) : definition;
  const { ReaderConfig: config } = machine.States[call.stateName].ItemReader;
  const exited = recorded.events.find((event) => event.stateExitedEventDetails?.name === call.stateName);
  const output = parsed(exited.stateExitedEventDetails.output);
  const items = output.flatMap((item) => (Array.isArray(item.Items) ? item.Items : [item]));
  const all = config.MaxItems > 0 ? [...items, items.at(-1)] : items;
  return { Body: config.InputType === 'CSV' ? csv(all, config) : JSON.stringify(all) };
}

function csv(items, { CSVHeaders: given }) {
  const headers = given ?? Object.keys(items[0]);
  // Where headers are given, a field beyond them must not matter.
  const rows = items.map((item) => [...headers.map((header) => item[header]), ...(given ? ['beyond'] : [])]);
  return [...(given ? [] : [headers]), ...rows].map((row) => row.map(quoted).join(',')).join('\n');
}

const quoted = (field) => `"${String(field).replaceAll('"', '""')}"`;

const parsed = (text) => (typeof text === 'string' ? JSON.parse(text) : text);
