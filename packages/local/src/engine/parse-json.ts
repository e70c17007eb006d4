import type { Json } from '../json';

/** How many arrays and objects may stand inside each other in text that is read as JSON. */
export const JSON_DEPTH_LIMIT = 1_000;

/**
 * Reads JSON text. The service has no number -0: it is 0.
 *
 * @throws SyntaxError when the text is no JSON, or is nested deeper than `JSON_DEPTH_LIMIT`
 */
export function parseJson(text: string): Json {
  if (isDeeper(text, JSON_DEPTH_LIMIT)) {
    throw new SyntaxError(`JSON is nested deeper than ${JSON_DEPTH_LIMIT}`);
  }
  return JSON.parse(text, text.includes('-0') ? withoutMinusZero : undefined) as Json;
}

function withoutMinusZero(_key: string, value: unknown): unknown {
  return Object.is(value, -0) ? 0 : value;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** True when more than so many brackets are open at once. Looks at the text, so that nothing deep is ever built. */
function isDeeper(text: string, limit: number): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case QUOTE:
        at = endOfString(text, at);
        break;
      case 0x5b: // [
      case 0x7b: // {
        depth++;
        if (depth > limit) {
          return true;
        }
        break;
      case 0x5d: // ]
      case 0x7d: // }
        depth--;
        break;
    }
  }
  return false;
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      return at;
    }
    if (code === BACKSLASH) {
      at++;
    }
  }
  return text.length;
}
