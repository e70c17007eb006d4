import { isDeepStrictEqual } from 'node:util';

/**
 * Where our history of an execution is not the recorded one.
 *
 * Records mask ids, ARNs and times, and leave out some events of branches that run at the same time: such values match
 * anything, and the events of such a record are only looked for, not held against ours in order.
 *
 * @param {Record<string, any>[]} recorded
 * @param {Record<string, any>[]} ours
 * @returns {string[]} a line for each difference
 */
export function historyDifferences(recorded, ours) {
  const inOrder = recorded.every((event) => typeof event.id === 'number');
  if (!inOrder) {
    return recorded.flatMap(({ id: _id, previousEventId: _previous, ...event }) =>
      ours.some((own) => differences(event, own).length === 0) ? [] : [`${event.type} is not there`],
    );
  }
  const lines = recorded.flatMap((event, index) => differences(event, ours[index]));
  return ours.length > recorded.length
    ? [...lines, `${ours[recorded.length].type} is not in the record`]
    : lines;
}

function differences(event, own) {
  if (own === undefined || own.type !== event.type) {
    return [`#${event.id} is ${event.type}, ours is ${own?.type ?? 'not there'}`];
  }
  return Object.entries(event)
    .filter(([field]) => field !== 'timestamp')
    .flatMap(([field, value]) => differing(value, own[field], `#${event.id} ${event.type} ${field}`));
}

function differing(value, own, place) {
  if (isMasked(value)) {
    return [];
  }
  const [left, right] = [parsed(value), parsed(own)];
  if (isObject(left) && isObject(right)) {
    return [...new Set([...Object.keys(left), ...Object.keys(right)])].flatMap((key) =>
      differing(left[key], right[key], `${place}.${key}`),
    );
  }
  if (Array.isArray(left) && Array.isArray(right) && left.length === right.length) {
    return left.flatMap((item, index) => differing(item, right[index], `${place}[${index}]`));
  }
  return isDeepStrictEqual(left, right)
    ? []
    : [`${place}: ${JSON.stringify(left)?.slice(0, 200)}, ours ${JSON.stringify(right)?.slice(0, 200)}`];
}

const MASKS = /<[^>]*>|^(timestamp|date|start-time|entered-time|snf_role_arn|activity_arn|start-date|stop-date)$/i;

function isMasked(value) {
  return Array.isArray(value) ? isDeepStrictEqual(value, [0]) : typeof value === 'string' && MASKS.test(value) && !isJson(value);
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

function isJson(text) {
  return typeof parsed(text) === 'object';
}

function parsed(value) {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
