import { undelimited } from '@cdk-sfn/asl';
import type { Json } from '../json';
import { compileJsonata } from './jsonata-expression';
import type { CompiledJsonata } from './jsonata-expression';
import { JSON_DEPTH_LIMIT } from './parse-json';
import type { JsonataScope } from './scope';

/** Puts the results of the expressions into their places. */
type Build = (results: readonly Json[]) => Json;

/**
 * Parses a field of a JSONata state that is JSON with expressions at any depth: `Arguments`, `Output`, `Assign`,
 * `ItemSelector`.
 *
 * The expressions are evaluated one after the other, in the order in which they are written.
 *
 * @param field the name of the field; an expression in it has its path as location, such as `Output/lines[0]/price`
 * @returns the value for a scope: at once when all expressions are plain references, else by a promise; parts without
 * expressions are the same value each time
 * @throws ExpressionSyntaxError when an expression does not parse
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function compileJsonataTemplate(template: Json, field: string): (scope: JsonataScope) => Json | Promise<Json> {
  const expressions: CompiledJsonata[] = [];
  const build = compile(template, field, expressions, 0);
  if (build === undefined) {
    return () => template;
  }
  return (scope) => {
    const results: Json[] = [];
    for (const expression of expressions) {
      const result = expression.evaluate(scope);
      if (result instanceof Promise) {
        return evaluateRest(expressions, results, result, scope).then(build);
      }
      results.push(result);
    }
    return build(results);
  };
}

async function evaluateRest(
  expressions: readonly CompiledJsonata[],
  results: Json[],
  next: Promise<Json>,
  scope: JsonataScope,
): Promise<readonly Json[]> {
  results.push(await next);
  for (const expression of expressions.slice(results.length)) {
    results.push(await expression.evaluate(scope));
  }
  return results;
}

/** `undefined` for what has no expression in it. */
function compile(value: Json, location: string, expressions: CompiledJsonata[], depth: number): Build | undefined {
  if (typeof value === 'string' && undelimited(value) !== undefined) {
    const index = expressions.push(compileJsonata(value, location)) - 1;
    return (results) => results[index] as Json;
  }
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  if (depth > JSON_DEPTH_LIMIT) {
    throw new Error(`${location.slice(0, 100)}… is nested deeper than ${JSON_DEPTH_LIMIT}`);
  }
  if (Array.isArray(value)) {
    const items = value.map((item: Json, index) => ({
      item,
      build: compile(item, `${location}[${index}]`, expressions, depth + 1),
    }));
    return items.some(({ build }) => build)
      ? (results) => items.map(({ item, build }) => (build === undefined ? item : build(results)))
      : undefined;
  }
  const fields = Object.entries(value).map(([key, item]) => ({
    key,
    item,
    build: compile(item, `${location}/${key}`, expressions, depth + 1),
  }));
  return fields.some(({ build }) => build)
    ? (results) =>
        Object.fromEntries(fields.map(({ key, item, build }) => [key, build === undefined ? item : build(results)]))
    : undefined;
}
