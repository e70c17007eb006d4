import { durationText } from './duration-text';
import { printableText } from './printable-text';
import { textStyle, type TextStyle } from './text-style';
import type { Trace, TraceAttempt, TraceSpan, TraceStatus, TraceStep } from './trace';

/** How a trace is written. */
export interface TraceTextOptions {
  /** Colours of a terminal. @default false */
  readonly coloured?: boolean;
  /** Whether inputs, arguments, results and variables are shown. @default false */
  readonly io?: boolean;
  /** Executions that distributed Maps started: they are counted, and those that failed are shown. @default - none */
  readonly children?: readonly Trace[];
  /** How many of the iterations of a Map that went well are shown one by one. @default 3 */
  readonly iterations?: number;
  /** How many characters of each input, output and cause are shown. @default 600 */
  readonly characters?: number;
}

const MARKS: { readonly [status in TraceStatus]: string } = {
  running: '…',
  succeeded: '✓',
  caught: '!',
  failed: '✗',
  timedOut: '✗',
  aborted: '-',
};

const ENDS: { readonly [status in TraceStatus]: string } = {
  running: 'still runs',
  succeeded: 'succeeded',
  caught: 'failed and was caught',
  failed: 'failed',
  timedOut: 'timed out',
  aborted: 'was aborted',
};

/** Deeper than a machine that a person reads; what is deeper is left out and counted as such. */
const DEPTH = 40;

/** A trace for a reader: a line a state with its time, below it what it tried and what ran inside. Ends with a newline. */
export function traceText(trace: Trace, options: TraceTextOptions = {}): string {
  return new Writer(trace, options).text();
}

class Writer {
  private readonly lines: string[] = [];
  private readonly style: TextStyle;
  private readonly io: boolean;
  private readonly iterations: number;
  private readonly characters: number;
  private readonly children: readonly Trace[];
  private readonly width: number;
  private readonly timeWidth: number;

  public constructor(
    private readonly trace: Trace,
    { children = [], coloured = false, io = false, iterations = 3, characters = 600 }: TraceTextOptions,
  ) {
    this.style = textStyle(coloured);
    this.io = io;
    this.iterations = iterations;
    this.characters = characters;
    this.children = children;
    const { name, time } = widthsOf(trace.steps, 2, iterations);
    this.width = Math.min(40, name);
    this.timeWidth = time;
  }

  public text(): string {
    const { trace, style } = this;
    if (this.io) {
      this.json('input', trace.input, '');
    }
    this.steps(trace.steps, '', 0);
    this.childExecutions();
    const took = trace.duration === undefined ? '' : ` after ${durationText(trace.duration)}`;
    const counted = `${trace.events.toLocaleString('en')} ${trace.events === 1 ? 'event' : 'events'}`;
    this.lines.push(
      '',
      `${this.dress(trace.status, style.bold(`The execution ${ENDS[trace.status]}`))}${took}, ${counted}`,
    );
    if (trace.status === 'succeeded') {
      this.json('output', trace.output, '');
    }
    this.reason(trace, '  ', true);
    return `${this.lines.join('\n')}\n`;
  }

  private steps(steps: readonly TraceStep[], indent: string, depth: number): void {
    if (depth > DEPTH) {
      this.lines.push(`${indent}… deeper than ${DEPTH} levels`);
      return;
    }
    for (const step of steps) {
      this.step(step, indent, depth);
    }
  }

  private step(step: TraceStep, indent: string, depth: number): void {
    const { style } = this;
    const name = printableText(step.name, 80);
    const gap = ' '.repeat(Math.max(0, this.width - indent.length - name.length));
    const facts = [style.dim(step.type.padEnd(8)), timeOf(step).padStart(this.timeWidth), ...this.facts(step)];
    this.lines.push(`${indent}${this.mark(step)} ${style.bold(name)}${gap}  ${facts.join('  ')}`.trimEnd());
    const inner = `${indent}  `;
    if (this.io) {
      this.json('input', step.input, inner);
    }
    const several = step.attempts.length > 1;
    step.attempts.forEach((attempt, index) => {
      if (several) {
        this.attempt(attempt, index, step.attempts[index - 1], inner);
      }
      if (this.io) {
        this.json('sent', attempt.arguments === step.input ? undefined : attempt.arguments, inner);
      }
      this.branches(attempt, inner, depth);
    });
    if (step.status === 'caught' || step.status === 'failed') {
      // Said already: by the last attempt, or by what failed inside.
      const isSaid =
        several || step.attempts.some(({ branches }) => branches.some(({ status }) => status === 'failed'));
      if (!isSaid && !this.isReasonOfAll(step)) {
        this.reason(step, inner, false);
      }
    }
    if (this.io) {
      this.json('output', step.output === step.input ? undefined : step.output, inner);
      for (const [variable, value] of Object.entries(step.assigned ?? {})) {
        this.json(`$${printableText(variable, 80)}`, value, inner);
      }
    }
  }

  private facts(step: TraceStep): string[] {
    const latest = step.attempts.at(-1);
    const facts: string[] = [];
    if (latest?.resource !== undefined) {
      facts.push(printableText(resourceName(latest.resource), 100));
    }
    if (latest !== undefined && (latest.length !== undefined || step.type === 'Map')) {
      const length = latest.length ?? latest.branches.length;
      facts.push(`${length.toLocaleString('en')} ${length === 1 ? 'item' : 'items'}`);
    }
    if (latest?.mapRunArn !== undefined) {
      facts.push('distributed');
    }
    if (step.attempts.length > 1) {
      facts.push(this.style.yellow(`${step.attempts.length} attempts`));
    }
    if (step.status === 'caught') {
      facts.push(this.style.yellow('caught'));
    }
    if (step.status === 'failed' && step.error !== undefined && this.isReasonOfAll(step)) {
      facts.push(this.style.red(printableText(step.error, 200)));
    }
    if (step.status === 'aborted' || step.status === 'timedOut') {
      facts.push(this.style.dim(step.status === 'aborted' ? 'aborted' : 'timed out'));
    }
    return facts;
  }

  /** The execution failed of the same, and says why at the end. */
  private isReasonOfAll({ error, cause }: TraceStep): boolean {
    return error === this.trace.error && cause === this.trace.cause;
  }

  private attempt(attempt: TraceAttempt, index: number, before: TraceAttempt | undefined, indent: string): void {
    const waited = before?.duration === undefined ? 0 : attempt.startedAt - before.startedAt - before.duration;
    const after = before === undefined ? '' : `, ${durationText(waited)} later`;
    const error = attempt.error === undefined ? '' : this.style.red(printableText(attempt.error, 200));
    const cause = attempt.cause === undefined ? '' : `: ${printableText(attempt.cause, this.characters)}`;
    const how = `${error}${cause}` === '' ? ENDS[attempt.status] : `${error}${cause}`;
    this.lines.push(`${indent}${this.mark(attempt)} attempt ${index + 1}${this.style.dim(after)}: ${how}`);
  }

  private branches({ branches }: TraceAttempt, indent: string, depth: number): void {
    let shown = 0;
    let alike = 0;
    let left = 0;
    let failures = 0;
    for (const branch of branches) {
      const isWell = branch.status !== 'failed';
      const isShown =
        branch.kind === 'branch' || (isWell ? shown++ < this.iterations : failures++ < this.iterations + 2);
      if (!isShown) {
        alike++;
        left++;
        continue;
      }
      this.left(alike, indent);
      alike = 0;
      const what = branch.kind === 'branch' ? `branch ${branch.index + 1}` : `[${branch.index}]`;
      const time = branch.duration === undefined ? '' : `  ${durationText(branch.duration)}`;
      this.lines.push(`${indent}${this.style.cyan(what)}${this.style.dim(time)}`);
      this.steps(branch.steps, `${indent}  `, depth + 1);
    }
    this.left(alike, indent);
    if (left > 0) {
      this.lines.push(`${indent}${this.style.dim(`in all: ${tally(branches)}`)}`);
    }
  }

  private childExecutions(): void {
    const { children } = this;
    if (children.length > 0) {
      const counted = `${children.length.toLocaleString('en')} child ${children.length === 1 ? 'execution' : 'executions'}`;
      this.lines.push('', `${counted}: ${tally(children)}`);
      const failed = children.filter(({ status }) => status === 'failed' || status === 'timedOut');
      for (const child of failed.slice(0, this.iterations + 2)) {
        this.steps(child.steps, '  ', 1);
      }
    }
  }

  private left(count: number, indent: string): void {
    if (count > 0) {
      this.lines.push(`${indent}${this.style.dim(`… ${count.toLocaleString('en')} more`)}`);
    }
  }

  private reason(span: TraceSpan, indent: string, isWhole: boolean): void {
    if (span.error !== undefined || span.cause !== undefined) {
      const cause = span.cause === undefined ? '' : printableText(span.cause, isWhole ? 4000 : this.characters);
      const parts = [span.error === undefined ? '' : this.style.red(printableText(span.error, 200)), cause];
      this.lines.push(`${indent}${parts.filter((part) => part !== '').join(': ')}`);
    }
  }

  private json(label: string, text: string | undefined, indent: string): void {
    if (text !== undefined) {
      this.lines.push(`${indent}  ${this.style.dim(label)} ${printableText(text, this.characters)}`);
    }
  }

  private mark({ status }: TraceSpan): string {
    return this.dress(status, MARKS[status]);
  }

  private dress(status: TraceStatus, text: string): string {
    const { style } = this;
    const dress = { succeeded: style.green, caught: style.yellow, failed: style.red, timedOut: style.red };
    return status === 'running' || status === 'aborted' ? style.dim(text) : dress[status](text);
  }
}

function timeOf({ duration }: TraceSpan): string {
  return duration === undefined ? '' : durationText(duration);
}

/** A function or an activity is known by its name, not by its ARN. */
function resourceName(resource: string): string {
  const [, service, name] = /^arn:[^:]*:(lambda|states):[^:]*:[^:]*:(?:function|activity):(.+)$/.exec(resource) ?? [];
  return name === undefined ? resource : `${service === 'states' ? 'activity' : 'lambda'}:${name}`;
}

function tally(spans: readonly TraceSpan[]): string {
  const counts = new Map<TraceStatus, number>();
  for (const { status } of spans) {
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  const words = { ...ENDS, running: 'still run', aborted: 'were aborted' };
  return [...counts].map(([status, count]) => `${count.toLocaleString('en')} ${words[status]}`).join(', ');
}

/** The widest of names, with what they are indented by, and of times: so that they stand below each other. */
function widthsOf(steps: readonly TraceStep[], indent: number, iterations: number): { name: number; time: number } {
  let name = 0;
  let time = 7;
  const open = [{ steps, indent }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const step of next.steps) {
      name = Math.max(name, next.indent + Math.min(80, step.name.length));
      time = Math.max(time, timeOf(step).length);
      for (const branch of step.attempts.at(-1)?.branches.slice(0, iterations) ?? []) {
        open.push({ steps: branch.steps, indent: next.indent + 4 });
      }
    }
  }
  return { name: name - 2, time };
}
