import type { PathStep } from './path-grammar';
import type { TextReader } from './text-reader';

/** A parsed condition of a filter, as in `[?(@.price < 10 && @.isbn)]`. */
export type FilterCondition =
  | { readonly kind: 'and'; readonly conditions: readonly FilterCondition[] }
  | { readonly kind: 'or'; readonly conditions: readonly FilterCondition[] }
  | { readonly kind: 'not'; readonly condition: FilterCondition }
  | { readonly kind: 'exists'; readonly path: FilterPath }
  | {
      readonly kind: 'comparison';
      readonly operator: FilterOperator;
      readonly left: FilterOperand;
      readonly right: FilterOperand;
    };

/** One side of a comparison in a filter. */
export type FilterOperand = FilterPath | FilterLiteral | FilterPattern;

/** A path in a filter: from the item that is looked at, `@`, or from the whole document, `$`. */
export interface FilterPath {
  readonly kind: 'path';
  readonly text: string;
  readonly root: 'item' | 'document';
  readonly steps: readonly PathStep[];
}

/** A value that is written out in a filter. */
export interface FilterLiteral {
  readonly kind: 'literal';
  readonly value: FilterValue;
}

/** Text, a number, true, false, null, or a list of these. */
export type FilterValue = string | number | boolean | null | readonly FilterValue[];

/** A regular expression, as in `/^a.*b/i`. It has to match the whole text. */
export interface FilterPattern {
  readonly kind: 'pattern';
  readonly source: string;
  readonly flags: string;
}

/** An operator that compares two operands of a filter. */
export type FilterOperator =
  | '=='
  | '!='
  | '<='
  | '>='
  | '=~'
  | '<'
  | '>'
  | 'in'
  | 'nin'
  | 'subsetof'
  | 'anyof'
  | 'noneof'
  | 'size'
  | 'empty'
  | 'contains';

// Longer symbols stand before those that they begin with.
const SYMBOLS: readonly FilterOperator[] = ['==', '!=', '<=', '>=', '=~', '<', '>'];
const WORDS: readonly FilterOperator[] = ['in', 'nin', 'subsetof', 'anyof', 'noneof', 'size', 'empty', 'contains'];

/** Parentheses, negations, lists and filters in filters may stand inside each other this deep. */
export const FILTER_NESTING_LIMIT = 50;

/** Characters that end a field in a filter, unless a backslash stands before them. */
export const FILTER_FIELD_END = /[\s.[\]()'"`,*?=!<>&|~]/;

const NUMBER = /-?\d+(\.\d+)?([eE][+-]?\d+)?(?![\w.])/y;
const WORD = /[A-Za-z]+/y;

/** What a filter needs of the grammar around it. */
export interface FilterSurroundings {
  readonly reader: TextReader;
  /** How many filters and parentheses are open already. */
  readonly depth: number;
  /** Parses the steps of a path at the reader's position, at a depth of filters. */
  steps(depth: number): readonly PathStep[];
}

/**
 * Parses the condition of a filter at the reader's position, up to what cannot belong to it.
 *
 * The operators are those of Jayway JsonPath.
 *
 * @throws ExpressionSyntaxError with the position
 * @see https://github.com/json-path/JsonPath#filter-operators
 */
export function parseFilterCondition(surroundings: FilterSurroundings): FilterCondition {
  return new FilterParser(surroundings).condition(surroundings.depth);
}

class FilterParser {
  private readonly reader: TextReader;

  constructor(private readonly surroundings: FilterSurroundings) {
    this.reader = surroundings.reader;
  }

  public condition(depth: number): FilterCondition {
    this.checkDepth(depth);
    return this.chain('or', '||', () => this.chain('and', '&&', () => this.term(depth)));
  }

  private chain(kind: 'and' | 'or', operator: string, part: () => FilterCondition): FilterCondition {
    const conditions = [part()];
    for (this.reader.space(); this.reader.take(operator); this.reader.space()) {
      conditions.push(part());
    }
    return conditions.length === 1 && conditions[0] !== undefined ? conditions[0] : { kind, conditions };
  }

  private term(depth: number): FilterCondition {
    this.reader.space();
    const open = this.reader.position;
    if (this.reader.take('!')) {
      this.checkDepth(depth + 1);
      return { kind: 'not', condition: this.term(depth + 1) };
    }
    if (this.reader.take('(')) {
      const condition = this.condition(depth + 1);
      this.reader.space();
      if (!this.reader.take(')')) {
        throw this.reader.error(`')' is missing for the '(' at position ${open}`);
      }
      return condition;
    }
    const left = this.operand(depth);
    const operator = this.operator();
    if (operator !== undefined) {
      this.reader.space();
      return { kind: 'comparison', operator, left, right: this.rightOperand(operator, depth) };
    }
    if (left.kind !== 'path') {
      throw this.reader.error('An operator is missing: a value alone is no condition');
    }
    return { kind: 'exists', path: left };
  }

  private operator(): FilterOperator | undefined {
    this.reader.space();
    for (const symbol of SYMBOLS) {
      if (this.reader.take(symbol)) {
        return symbol;
      }
    }
    const start = this.reader.position;
    const word = this.reader.match(WORD);
    if (word === undefined) {
      return undefined;
    }
    const operator = WORDS.find((known) => known === word.toLowerCase());
    if (operator === undefined) {
      throw this.reader.error(
        `${word} is not an operator; there are ${[...SYMBOLS, ...WORDS, '&&', '||'].join(' ')} and !`,
        start,
      );
    }
    return operator;
  }

  private rightOperand(operator: FilterOperator, depth: number): FilterOperand {
    const start = this.reader.position;
    const right = this.operand(depth);
    if ((right.kind === 'pattern') !== (operator === '=~')) {
      throw this.reader.error(
        operator === '=~' ? 'A pattern is missing: it is written /a.*b/' : 'A pattern goes with the operator =~',
        start,
      );
    }
    return right;
  }

  private operand(depth: number): FilterOperand {
    const start = this.reader.position;
    if (this.reader.at('@') || this.reader.at('$')) {
      const root = this.reader.take('@') ? 'item' : 'document';
      this.reader.take('$');
      const steps = this.surroundings.steps(depth);
      return { kind: 'path', text: this.reader.text.slice(start, this.reader.position), root, steps };
    }
    if (this.reader.at('/')) {
      return this.pattern();
    }
    const value = this.value(depth);
    if (value === undefined) {
      throw this.reader.error(
        "A path that starts with @ or $, 'text', a number, true, false, null, a list or a /pattern/ is missing",
      );
    }
    return { kind: 'literal', value };
  }

  private value(depth: number): FilterValue | undefined {
    if (this.reader.at("'") || this.reader.at('"')) {
      return this.reader.quoted().replace(/\\([\\'"])/g, '$1');
    }
    if (this.reader.at('[')) {
      return this.list(depth + 1);
    }
    const number = this.reader.match(NUMBER);
    if (number !== undefined) {
      return Number(number);
    }
    const start = this.reader.position;
    switch (this.reader.match(WORD)) {
      case 'true':
        return true;
      case 'false':
        return false;
      case 'null':
        return null;
      default:
        this.reader.position = start;
        return undefined;
    }
  }

  private list(depth: number): readonly FilterValue[] {
    this.checkDepth(depth);
    this.reader.expect('[');
    const values: FilterValue[] = [];
    for (this.reader.space(); !this.reader.take(']'); this.reader.space()) {
      if (values.length > 0) {
        this.reader.expect(',');
        this.reader.space();
      }
      const value = this.value(depth);
      if (value === undefined) {
        throw this.reader.error("'text', a number, true, false or null is missing in the list");
      }
      values.push(value);
    }
    return values;
  }

  private pattern(): FilterPattern {
    const open = this.reader.position;
    const source = this.reader.quoted().replaceAll('\\/', '/');
    const start = this.reader.position;
    const flags = this.reader.match(WORD) ?? '';
    if (!/^[ims]*$/.test(flags)) {
      throw this.reader.error('The flags of a pattern are i, m and s', start);
    }
    if (source === '') {
      throw this.reader.error('A pattern is missing between the slashes', open);
    }
    return { kind: 'pattern', source, flags };
  }

  private checkDepth(depth: number): void {
    if (depth > FILTER_NESTING_LIMIT) {
      throw this.reader.error(`Filters and their parentheses nest at most ${FILTER_NESTING_LIMIT} deep`);
    }
  }
}
