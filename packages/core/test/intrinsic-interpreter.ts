/**
 * Evaluates what the tests render: paths of fields and indexes, and a few intrinsic functions. Written from the
 * service's documentation and apart from the grammar under test, so that the two can disagree.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export function evaluated(expression: string, input: unknown): unknown {
  return new Interpreter(expression, input).whole();
}

/** The value of rendered parameters: what stands under `.$` keys is evaluated. */
export function evaluatedParameters(rendered: unknown, input: unknown): unknown {
  if (Array.isArray(rendered)) {
    return rendered.map((item) => evaluatedParameters(item, input));
  }
  if (typeof rendered !== 'object' || rendered === null) {
    return rendered;
  }
  return Object.fromEntries(
    Object.entries(rendered).map(([key, value]) =>
      key.endsWith('.$')
        ? [key.slice(0, -2), evaluated(value as string, input)]
        : [key, evaluatedParameters(value, input)],
    ),
  );
}

/** A quoted text: braces that were not escaped are places of a template. */
class Template {
  constructor(private readonly parts: readonly (string | undefined)[]) {}

  public get text(): string {
    return this.parts.map((part) => part ?? '{}').join('');
  }

  public filled(values: readonly unknown[]): string {
    const rest = [...values];
    return this.parts.map((part) => part ?? shown(rest.shift())).join('');
  }
}

function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    throw new Error('the service writes objects in text in a form of its own');
  }
  return String(value);
}

class Interpreter {
  private rest: string;

  constructor(
    expression: string,
    private readonly input: unknown,
  ) {
    this.rest = expression;
  }

  public whole(): unknown {
    const value = plain(this.value());
    if (this.rest !== '') {
      throw new Error(`not understood: ${this.rest}`);
    }
    return value;
  }

  private value(): unknown {
    if (this.rest.startsWith('$')) {
      this.take(/^\$/);
      return this.place();
    }
    if (this.rest.startsWith("'")) {
      return this.template();
    }
    if (this.rest.startsWith('States.')) {
      return this.call();
    }
    return JSON.parse(this.take(/^(true|false|null|-?\d+(\.\d+)?([eE][+-]?\d+)?)/)) as unknown;
  }

  private place(): unknown {
    let found = this.input;
    for (;;) {
      const [step, name, index] = /^(?:\.(\w+)|\[(\d+)\])/.exec(this.rest) ?? [];
      if (step === undefined) {
        return found;
      }
      this.rest = this.rest.slice(step.length);
      found = (found as Record<string, unknown>)[name ?? index ?? ''];
    }
  }

  private template(): Template {
    const parts: (string | undefined)[] = [];
    this.take(/^'/);
    while (!this.rest.startsWith("'")) {
      const part = this.take(/^(\\[\\'{}]|\{\}|[^\\'])/su);
      parts.push(part === '{}' ? undefined : part.replace(/^\\/, ''));
    }
    this.take(/^'/);
    return new Template(parts);
  }

  private call(): unknown {
    const name = this.take(/^States\.\w+/);
    this.take(/^\(/);
    const args: unknown[] = [];
    while (!this.rest.startsWith(')')) {
      args.push(this.value());
      if (!this.rest.startsWith(')')) {
        this.take(/^, /);
      }
    }
    this.take(/^\)/);
    const [first, second] = args.map(plain);
    switch (name) {
      case 'States.Array':
        return args.map(plain);
      case 'States.ArrayGetItem':
        return (first as unknown[])[second as number];
      case 'States.Format':
        return (args[0] as Template).filled(args.slice(1).map(plain));
      case 'States.JsonMerge':
        return { ...(first as object), ...(second as object) };
      case 'States.JsonToString':
        return JSON.stringify(first);
      case 'States.StringToJson':
        return JSON.parse(first as string) as unknown;
      default:
        throw new Error(`${name} is not understood`);
    }
  }

  private take(pattern: RegExp): string {
    const [found] = pattern.exec(this.rest) ?? [];
    if (found === undefined) {
      throw new Error(`${String(pattern)} is missing at ${this.rest}`);
    }
    this.rest = this.rest.slice(found.length);
    return found;
  }
}

function plain(value: unknown): unknown {
  return value instanceof Template ? value.text : value;
}
