import type { HistoryEvent } from '../engine/history-event';
import { durationText } from './duration-text';
import { printableText } from './printable-text';
import { textStyle, type TextStyle } from './text-style';
import type { TraceFocus } from './trace-builder';
import { TraceBuilder } from './trace-builder';

/** Where progress goes, and how. */
export interface ProgressOptions {
  /** Takes a line, with its newline. */
  readonly write: (line: string) => void;
  /** @default false */
  readonly coloured?: boolean;
}

/** So many failures inside of Maps are told one by one. */
const MOST_FAILURES = 20;

/**
 * Tells what an execution does while it does it, a line each: what is entered, what fails, and how far a Map is.
 *
 * Of a Map's iterations only the first one is told state by state.
 *
 * @returns what takes each event as it happens; events of executions other than the first one's are counted only
 */
export function progressOf({
  write,
  coloured = false,
}: ProgressOptions): (event: HistoryEvent, execution: string) => void {
  const teller = new Teller(write, textStyle(coloured));
  let main: string | undefined;
  return (event, execution) => {
    main ??= execution;
    if (execution === main) {
      teller.tell(event);
    } else {
      teller.tellOfChild(event);
    }
  };
}

class Teller {
  private readonly builder = new TraceBuilder();
  private readonly iterations = new Map<object, number>();
  private failures = 0;
  private children = 0;
  private at = 0;

  public constructor(
    private readonly write: (line: string) => void,
    private readonly style: TextStyle,
  ) {}

  public tell(event: HistoryEvent): void {
    const focus = this.builder.add(event);
    this.at = focus.at;
    const { step, branch } = focus;
    if (event.type.endsWith('StateEntered') && step !== undefined) {
      if (branch === undefined || branch.kind === 'branch' || branch.index === 0) {
        this.line(focus.depth, `${this.style.cyan('→')} ${this.name(focus)} ${this.style.dim(step.type)}`);
      }
      return;
    }
    if (/^MapIteration(?:Succeeded|Failed|Aborted)$/.test(event.type)) {
      this.iteration(event, focus);
      return;
    }
    if (event.type === 'MapStateStarted' && step !== undefined) {
      this.iterations.set(step, 0);
    }
    if (/(?:Failed|TimedOut)$/.test(event.type) && step !== undefined && !event.type.startsWith('Execution')) {
      this.failure(focus);
    }
  }

  public tellOfChild({ type }: HistoryEvent): void {
    if (/^Execution(?:Succeeded|Failed|TimedOut|Aborted)$/.test(type)) {
      this.children++;
      // 1, 10, 20 … 100, 200 …: fewer lines the more there are.
      const unit = 10 ** Math.trunc(Math.log10(this.children));
      if (this.children % unit === 0) {
        this.line(1, this.style.dim(`${this.children.toLocaleString('en')} child executions ended`));
      }
    }
  }

  private iteration(event: HistoryEvent, { branch, depth }: TraceFocus): void {
    const { name = '' } = event[`m${event.type.slice(1)}EventDetails`] ?? {};
    const step = (branch as { parent?: object } | undefined)?.parent;
    const attempts = (step as { attempts?: readonly { length?: number }[] } | undefined)?.attempts;
    const length = attempts?.at(-1)?.length ?? 0;
    if (step === undefined) {
      return;
    }
    const ended = (this.iterations.get(step) ?? 0) + 1;
    this.iterations.set(step, ended);
    // A tenth at a time.
    if (length >= 10 && Math.trunc((ended * 10) / length) > Math.trunc(((ended - 1) * 10) / length)) {
      const count = `${ended.toLocaleString('en')} of ${length.toLocaleString('en')}`;
      this.line(depth, `${printableText(name, 80)} ${this.style.dim(count)}`);
    }
  }

  private failure({ step, branch, depth }: TraceFocus): void {
    const attempt = step?.attempts.at(-1);
    if (step === undefined || (branch?.kind === 'iteration' && this.failures++ >= MOST_FAILURES)) {
      return;
    }
    const which = step.attempts.length > 1 ? ` attempt ${step.attempts.length}` : '';
    const where = branch?.kind === 'iteration' ? ` [${branch.index}]` : '';
    const error = attempt?.error === undefined ? 'failed' : printableText(attempt.error, 200);
    const name = this.style.bold(printableText(step.name, 80));
    this.line(depth, `${this.style.red('✗')} ${name}${where}${which}: ${this.style.red(error)}`);
  }

  private name({ step, branch }: TraceFocus): string {
    const where = branch?.kind === 'iteration' ? ` [${branch.index}]` : '';
    return `${this.style.bold(printableText(step?.name ?? '', 80))}${where}`;
  }

  private line(depth: number, text: string): void {
    this.write(`${this.style.dim(durationText(this.at).padStart(9))}  ${'  '.repeat(Math.min(depth, 20))}${text}\n`);
  }
}
