import type { Catcher, Rule, State } from './definition.ts';
import { withoutHash } from './machine.ts';

/** What a state does, in a word or two: `dynamodb:getItem`, `for each of $.items`. */
export function doing(state: State): string {
  const retry = state.Retry ? ', retried' : '';
  switch (state.Type) {
    case 'Task':
      return `${expression(state) ?? called(state.Resource ?? '')}${retry}`;
    case 'Map':
      return `for each of ${bare(state.ItemsPath ?? state.Items ?? (state.ItemReader ? 'a file' : '$'))}${retry}`;
    case 'Parallel':
      return `${state.Branches?.length ?? 0} branches${retry}`;
    case 'Wait':
      return waiting(state);
    case 'Fail':
      return `fails: ${bare(state.Error ?? state.ErrorPath ?? 'no error named')}`;
    case 'Choice':
      return '';
    default:
      return state.Type.toLowerCase();
  }
}

/** The errors of a Catch. */
export function caught({ ErrorEquals }: Catcher): string {
  return ErrorEquals.map((error) => (error === 'States.ALL' ? 'any error' : error)).join(', ');
}

/** The condition of a rule: `$.total ≥ 1000`. */
export function condition(rule: Rule): string {
  const { And, Condition, Next: _, Not, Or, Variable, ...comparison } = rule;
  if (Condition !== undefined) return bare(Condition);
  if (And) return And.map(part).join(' and ');
  if (Or) return Or.map(part).join(' or ');
  if (Not) return `not ${part(Not)}`;
  const [[operator, value] = ['', undefined]] = Object.entries(comparison);
  return `${Variable ?? ''} ${compared(operator, value)}`;
}

function part(rule: Rule): string {
  return (rule.And ?? rule.Or) ? `(${condition(rule)})` : condition(rule);
}

const signs = {
  GreaterThanEquals: '≥',
  LessThanEquals: '≤',
  GreaterThan: '>',
  LessThan: '<',
  Equals: '=',
  Matches: 'is like',
};

function compared(operator: string, value: unknown): string {
  const is = /^Is(\w+)$/.exec(operator)?.[1];
  if (is) return `is ${value === false ? 'not ' : ''}${is.toLowerCase()}`;
  const plain = operator.replace(/Path$/, '');
  const sign = Object.entries(signs).find(([name]) => plain.endsWith(name))?.[1];
  return `${sign ?? operator} ${operator === plain ? JSON.stringify(value) : String(value)}`;
}

/** What `EvaluateExpression` evaluates. */
function expression({ Arguments, Parameters }: State): string | undefined {
  const given = (Arguments ?? Parameters ?? {}) as { expression?: unknown; expressionAttributeValues?: unknown };
  if (typeof given.expression !== 'string' || given.expressionAttributeValues === undefined) return undefined;
  return given.expression.length > 60 ? `${given.expression.slice(0, 59)}…` : given.expression;
}

/** `arn:aws:states:::sqs:sendMessage` is `sqs:sendMessage`; what has an ARN of its own is called by its name. */
function called(resource: string): string {
  const integration = /^arn:[^:]+:states:::(.+)$/.exec(resource)?.[1];
  const own = /^\$\{(\w+)(\.Arn)?\}$/.exec(resource);
  return integration ?? (own ? withoutHash(own[1] ?? '') : resource);
}

function waiting({ Seconds, SecondsPath, Timestamp, TimestampPath }: State): string {
  const seconds = Seconds ?? SecondsPath;
  return seconds === undefined ? `until ${bare(Timestamp ?? TimestampPath)}` : `for ${bare(seconds)} seconds`;
}

/** An expression without its `{% %}`. */
function bare(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.replace(/^\{%\s*([\s\S]*?)\s*%\}$/, '$1');
}
