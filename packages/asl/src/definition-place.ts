import type { DefinitionRule } from './definition-mistake';
import type { DefinitionProblem, DefinitionProblemCode } from './definition-problem';

// Nobody reads more; without an end, a hostile definition could make the list far larger than itself.
const MOST_PROBLEMS = 1000;
const LONGEST_SEGMENT = 128;
const LONGEST_QUOTE = 100;
const LONGEST_TEXT = 2000;

/** A problem, with the rule that it broke where that has a name of its own. */
export interface BrokenRule extends DefinitionProblem {
  readonly rule?: DefinitionRule;
}

/** A value of a definition, the place where it stands, and the list that its problems go to. */
export class DefinitionPlace {
  /** The definition itself. */
  public static root(value: unknown, problems: BrokenRule[]): DefinitionPlace {
    return new DefinitionPlace(value, problems);
  }

  private constructor(
    public readonly value: unknown,
    private readonly problems: BrokenRule[],
    private readonly parent?: DefinitionPlace,
    /** The field or the index of the parent. */
    public readonly segment: string | number = '',
  ) {}

  public get isObject(): boolean {
    return typeof this.value === 'object' && this.value !== null && !Array.isArray(this.value);
  }

  /** True when the value is an object with this field. */
  public has(name: string): boolean {
    return this.isObject && Object.hasOwn(this.value as object, name);
  }

  /** A field of the object; its value is `undefined` when it is not there. */
  public field(name: string): DefinitionPlace {
    const value = this.has(name) ? (this.value as Readonly<Record<string, unknown>>)[name] : undefined;
    return this.child(value, name);
  }

  /** The fields of the object; none when it is something else. */
  public fields(): DefinitionPlace[] {
    return this.isObject ? Object.entries(this.value as object).map(([name, value]) => this.child(value, name)) : [];
  }

  /** The items of the array; none when it is something else. */
  public items(): DefinitionPlace[] {
    return Array.isArray(this.value) ? this.value.map((item: unknown, index) => this.child(item, index)) : [];
  }

  /** Puts a problem with a rule of its own on the list. */
  public brokenRule(rule: DefinitionRule, message: string): void {
    this.problem(message, undefined, rule);
  }

  /** Puts a problem of this place on the list. */
  public problem(
    message: string,
    code: DefinitionProblemCode = 'SCHEMA_VALIDATION_FAILED',
    rule?: DefinitionRule,
  ): void {
    if (this.problems.length < MOST_PROBLEMS) {
      this.problems.push({
        ...(rule !== undefined && { rule }),
        code,
        message: shortened(message, LONGEST_TEXT),
        location: shortened(this.location, LONGEST_TEXT),
      });
    }
  }

  /** The field's name, or the value of a text, as messages quote it. */
  public static quote(text: string): string {
    return `'${shortened(text, LONGEST_QUOTE)}'`;
  }

  /** A JSON pointer to the place; `/` is the definition itself. */
  public get location(): string {
    if (this.parent === undefined) {
      return '/';
    }
    const segment = shortened(String(this.segment), LONGEST_SEGMENT).replaceAll('~', '~0').replaceAll('/', '~1');
    const around = this.parent.location;
    return around === '/' ? `/${segment}` : `${around}/${segment}`;
  }

  private child(value: unknown, segment: string | number): DefinitionPlace {
    return new DefinitionPlace(value, this.problems, this, segment);
  }
}

function shortened(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
