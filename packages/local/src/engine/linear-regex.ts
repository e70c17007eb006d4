import { RE2JS, RE2JSException } from 're2js';
import { EvaluationFailure } from './evaluation-budget';
import type { EvaluationBudget } from './evaluation-budget';

/**
 * The part of `RegExp` that JSONata uses, in time that is linear in the text: RE2 does the matching.
 *
 * Lookahead and backreferences have no such bound and are errors. Lookbehind works. Where JavaScript and RE2 disagree
 * about `.` and `\s`, JavaScript is right; a character outside of the basic plane is one character here, where
 * JavaScript without the flag `u` sees two.
 */
export class LinearRegex {
  /** Where the next search begins, as in `RegExp` with the flag `g`. */
  public lastIndex = 0;
  private readonly program: Program;
  private subject: { readonly text: string; readonly matcher: ReturnType<RE2JS['matcher']> } | undefined;

  /** @throws EvaluationFailure when the pattern needs more than RE2 can do */
  public constructor(
    pattern: RegExp,
    private readonly budget: EvaluationBudget,
  ) {
    budget.spend(1);
    const program = programOf(pattern);
    if (program instanceof EvaluationFailure) {
      throw program;
    }
    this.program = program;
  }

  /** The match at `lastIndex` or after it, in the shape of `RegExp.exec`. */
  public exec(text: string): RegexMatch | null {
    this.budget.spend(1);
    if (this.lastIndex > text.length) {
      this.lastIndex = 0;
      return null;
    }
    if (this.subject?.text !== text) {
      const counted = new CountedText(text, this.budget, this.program.costOfCharacter);
      this.subject = { text, matcher: this.program.expression.matcher(counted as unknown as string) };
    }
    const { matcher } = this.subject;
    if (!matcher.find(this.lastIndex)) {
      this.lastIndex = 0;
      return null;
    }
    const groups: (string | undefined)[] = [];
    for (let group = 0; group <= matcher.groupCount(); group++) {
      groups.push(matcher.group(group) ?? undefined);
    }
    this.lastIndex = matcher.end();
    return Object.assign(groups, { index: matcher.start() });
  }
}

/** The whole match, then its groups, and where it begins. */
export type RegexMatch = (string | undefined)[] & { readonly index: number };

interface Program {
  readonly expression: RE2JS;
  readonly costOfCharacter: number;
}

/** Compiled once for each pattern of an expression. */
const PROGRAMS = new WeakMap<RegExp, Program | EvaluationFailure>();

function programOf(pattern: RegExp): Program | EvaluationFailure {
  const known = PROGRAMS.get(pattern);
  if (known !== undefined) {
    return known;
  }
  const program = compile(pattern);
  PROGRAMS.set(pattern, program);
  return program;
}

function compile(pattern: RegExp): Program | EvaluationFailure {
  const { source, ignoreCase, multiline } = pattern;
  const flags =
    (ignoreCase ? RE2JS.CASE_INSENSITIVE : 0) |
    (multiline ? RE2JS.MULTILINE : 0) |
    (/\(\?<[=!]/.test(source) ? RE2JS.LOOKBEHINDS : 0);
  if (/^(?:[^\\]|\\[^k])*\\k</.test(source)) {
    // RE2 takes it for text.
    return unsupported(source, BACKREFERENCES);
  }
  try {
    const expression = RE2JS.compile(RE2JS.translateRegExp(withJavaScriptClasses(source)), flags);
    return { expression, costOfCharacter: (1 + expression.programSize() / 16) / 32 };
  } catch (error) {
    if (!(error instanceof RE2JSException || error instanceof RangeError)) {
      throw error;
    }
    const reason = /\(\?[=!]/.test(source)
      ? 'lookahead is not supported'
      : /\\[1-9]/.test(source)
        ? BACKREFERENCES
        : error.message;
    return unsupported(source, reason);
  }
}

const BACKREFERENCES = 'backreferences are not supported';

function unsupported(source: string, reason: string): EvaluationFailure {
  return new EvaluationFailure(`The regular expression /${source}/ cannot be matched in linear time: ${reason}`);
}

const SPACES = '\\t-\\r \\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}';
const NO_SPACES =
  '\\x00-\\x08\\x0e-\\x1f!-\\x{9f}\\x{a1}-\\x{167f}\\x{1681}-\\x{1fff}\\x{200b}-\\x{2027}\\x{202a}-\\x{202e}' +
  '\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}\\x{3001}-\\x{fefe}\\x{ff00}-\\x{10ffff}';

/** Writes `.`, `\s` and `\S` out as the characters that they are in JavaScript. */
function withJavaScriptClasses(source: string): string {
  let result = '';
  let inClass = false;
  for (let at = 0; at < source.length; at++) {
    const char = source.charAt(at);
    if (char === '\\') {
      at++;
      const escaped = source.charAt(at);
      const characters = escaped === 's' ? SPACES : escaped === 'S' ? NO_SPACES : undefined;
      result += characters === undefined ? `\\${escaped}` : inClass ? characters : `[${characters}]`;
    } else if (char === '.' && !inClass) {
      result += '[^\\n\\r\\x{2028}\\x{2029}]';
    } else {
      inClass = char === '[' || (inClass && char !== ']');
      result += char;
    }
  }
  return result;
}

/** Text that takes steps off for each character that is looked at. */
class CountedText extends String {
  public constructor(
    private readonly text: string,
    private readonly budget: EvaluationBudget,
    private readonly cost: number,
  ) {
    super(text);
  }

  public override charCodeAt(index: number): number {
    this.budget.spend(this.cost);
    return this.text.charCodeAt(index);
  }

  public override codePointAt(index: number): number | undefined {
    this.budget.spend(this.cost);
    return this.text.codePointAt(index);
  }

  public override indexOf(part: string, from = 0): number {
    const found = this.text.indexOf(part, from);
    this.budget.spend(((found < 0 ? this.text.length : found) - from) / 512);
    return found;
  }

  public override substring(start: number, end?: number): string {
    return this.text.substring(start, end);
  }
}
