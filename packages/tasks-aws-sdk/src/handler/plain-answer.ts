/**
 * An answer of the AWS SDK as JSON has it: times as ISO 8601, bytes and streams as text, sets as lists. The payload of a
 * Lambda function is JSON again if it is JSON.
 *
 * Bytes that are no text are in Base64.
 */
export async function plainAnswer(answer: object): Promise<object> {
  const members = Object.entries(answer).map(async ([name, value]) => {
    const plain = plainValue(isStream(value) ? await value.transformToByteArray() : value);
    return [name, name === 'Payload' && value instanceof Uint8Array ? parsed(plain as string) : plain] as const;
  });
  return Object.fromEntries(await Promise.all(members));
}

function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint') {
    return Number(value);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (value instanceof Uint8Array) {
    return text(value);
  }
  if (value instanceof Date) {
    return value.toISOString();
  }
  if (Array.isArray(value) || value instanceof Set) {
    return Array.from(value as Iterable<unknown>, plainValue);
  }
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plainValue(inner)]));
}

function text(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('base64');
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}

function isStream(value: unknown): value is { transformToByteArray(): Promise<Uint8Array> } {
  return typeof value === 'object' && value !== null && 'transformToByteArray' in value;
}
