/** What the sandbox puts into a context before `realm` runs there. Text and a function of that context, nothing else. */
export interface RealmInput {
  /** The values of the paths that the expression uses, as JSON text. */
  readonly values: string;
  /** The expression. */
  readonly evaluate: () => unknown;
}

/**
 * Evaluates the expression inside its own context. Its source text is what runs there, so it uses nothing from outside.
 *
 * Values come in as text and are parsed here, the result leaves as text: no object crosses the border. What is needed
 * after the expression ran is taken aside before, because the expression may replace it.
 *
 * @param safeGlobals the globals that stay
 * @returns `=` and the result as JSON, or the name of an error, `:` and its message
 */
export function realm(safeGlobals: readonly string[]): string {
  'use strict';
  const global = globalThis as unknown as Record<PropertyKey, unknown> & RealmInput;
  const { parse, stringify } = JSON;
  const { apply, deleteProperty, ownKeys } = Reflect;
  const { defineProperty, freeze, getPrototypeOf } = Object;
  const toText = String;
  const toObject = Object;
  const { slice } = String.prototype;
  const tagOf = Object.prototype.toString;
  const { values, evaluate } = global;

  function disarm(): void {
    for (const name of ownKeys(global)) {
      if (!safeGlobals.includes(name as string)) {
        deleteProperty(global, name);
      }
    }
    const nothing = undefined as unknown as Promise<unknown>;
    const functions = [
      () => nothing,
      async () => await nothing,
      function* () {
        yield nothing;
      },
      async function* () {
        yield await nothing;
      },
    ];
    for (const example of functions) {
      deleteProperty(getPrototypeOf(example) as object, 'constructor');
    }
    // Node.js calls these hooks with frames of its own functions.
    for (const hook of ['captureStackTrace', 'prepareStackTrace', 'stackTraceLimit']) {
      deleteProperty(Error, hook);
    }
    freeze(Error);
  }

  function bind(): void {
    const entries = parse(values) as Record<string, unknown>;
    for (const path of Object.keys(entries)) {
      const steps = path.matchAll(/^\$(?:\$|[\p{L}_][\p{L}\p{N}_]*)?|\.([^.[\]]+)|\['((?:\\.|[^'\\])*)'\]/gsu);
      const names = [...steps].map(([root, plain, quoted]) => plain ?? quoted?.replace(/\\(.)/gs, '$1') ?? root);
      let holder: object = global;
      names.forEach((name, i) => {
        const isLast = i === names.length - 1;
        const inner = isLast ? entries[path] : Object.hasOwn(holder, name) ? holder[name as never] : {};
        defineProperty(holder, name, { value: inner, writable: true, enumerable: true, configurable: true });
        holder = inner as object;
      });
    }
  }

  function describe(thrown: unknown): string {
    try {
      const { name, message } = toObject(thrown) as { name?: unknown; message?: unknown };
      const text = name === undefined || message === undefined ? toText(thrown) : `${toText(name)}: ${toText(message)}`;
      return apply(slice, text, [0, 1000]);
    } catch {
      return 'threw something that has no text';
    }
  }

  function write(result: unknown): string {
    if (result === undefined) {
      return '=null';
    }
    const tag = apply<unknown, [], string>(tagOf, result, []);
    const isEmptyInJson = tag === '[object Map]' || tag === '[object Set]' || tag === '[object Promise]';
    const json = isEmptyInJson ? undefined : (stringify(result) as string | undefined);
    return json === undefined
      ? `ExpressionResultError:the result is a ${apply(slice, tag, [8, -1])}, which JSON cannot hold`
      : `=${json}`;
  }

  disarm();
  bind();
  let result: unknown;
  try {
    result = evaluate();
  } catch (thrown) {
    return `ExpressionError:${describe(thrown)}`;
  }
  try {
    return write(result);
  } catch (thrown) {
    return `ExpressionResultError:the result cannot be written as JSON: ${describe(thrown)}`;
  }
}
