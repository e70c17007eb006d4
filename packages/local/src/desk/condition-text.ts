import { isJsonObject, type Json, type JsonObject } from '../json';

const SIGNS: { readonly [comparison: string]: string } = {
  Equals: '=',
  LessThan: '<',
  LessThanEquals: '≤',
  GreaterThan: '>',
  GreaterThanEquals: '≥',
  Matches: 'like',
};
const COMPARISON = /^(?:String|Numeric|Boolean|Timestamp)(\w+?)(Path)?$/;

/** Deeper than a condition that fits a label. */
const DEPTH = 8;

/** What a rule of a Choice state asks for, as short text: `$.total > 100`, or the JSONata expression. */
export function conditionText(rule: JsonObject): string {
  return textOf(rule, 0);
}

function textOf(rule: JsonObject, depth: number): string {
  if (depth > DEPTH) {
    return '…';
  }
  if (rule.Condition !== undefined) {
    return typeof rule.Condition === 'string'
      ? rule.Condition.replace(/^\s*\{%\s*/, '').replace(/\s*%\}\s*$/, '')
      : JSON.stringify(rule.Condition);
  }
  for (const [key, word] of [
    ['And', ' and '],
    ['Or', ' or '],
  ] as const) {
    const rules = rule[key];
    if (Array.isArray(rules)) {
      return (rules as readonly Json[]).map((inner) => bracketed(inner, depth)).join(word);
    }
  }
  return rule.Not === undefined ? comparisonText(rule) : `not ${bracketed(rule.Not, depth)}`;
}

function bracketed(rule: Json, depth: number): string {
  if (!isJsonObject(rule)) {
    return '…';
  }
  const text = textOf(rule, depth + 1);
  return 'And' in rule || 'Or' in rule ? `(${text})` : text;
}

function comparisonText(rule: JsonObject): string {
  const variable = typeof rule.Variable === 'string' ? rule.Variable : '';
  for (const [key, value] of Object.entries(rule)) {
    const is = /^Is(\w+)$/.exec(key)?.[1];
    if (is !== undefined) {
      return `${variable} is ${value === false ? 'not ' : ''}${is.toLowerCase()}`;
    }
    const [, comparison = '', isPath] = COMPARISON.exec(key) ?? [];
    const sign = Object.hasOwn(SIGNS, comparison) ? SIGNS[comparison] : undefined;
    if (sign !== undefined) {
      return `${variable} ${sign} ${isPath !== undefined && typeof value === 'string' ? value : JSON.stringify(value)}`;
    }
  }
  return variable;
}
