import { parseExpression, pathsOf } from '@cdk-sfn/asl';
import { Token } from 'aws-cdk-lib/core';
import { QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import { referencesIn } from './argument-value';
import { JsonPathReference } from './json-path-reference';
import { Renderer } from './renderer';
import { containsTaskToken } from './task-token';
import { TaskValidationError } from './task-validation-error';

/** Works with JSONPath references in plain objects, for states of one's own. */
export class FieldUtils {
  /**
   * Renders an object as a JSONPath state does: `{ a: JsonPath.stringAt('$.x') }` becomes `{ 'a.$': '$.x' }`.
   *
   * @throws TaskValidationError when something in it cannot be rendered
   */
  public static renderObject(obj?: { [key: string]: any }): { [key: string]: any } | undefined {
    if (obj === undefined) {
      return undefined;
    }
    const renderer = Renderer.for(QueryLanguage.JSON_PATH);
    const rendered = renderer.fields('', Object.entries(obj));
    if (renderer.problems.length > 0) {
      throw new TaskValidationError('The object', renderer.problems);
    }
    return rendered;
  }

  /** The JSONPaths in an object, sorted, each once; those inside intrinsic functions included. */
  public static findReferencedPaths(obj?: { [key: string]: any }): string[] {
    const paths = referencesIn(obj)
      .filter((reference) => JsonPathReference.isJsonPathReference(reference))
      .flatMap(({ path }) =>
        Token.isUnresolved(path) ? path : pathsOf(parseExpression(path)).map(({ text }) => text),
      );
    return [...new Set(paths)].sort();
  }

  /** True when the object has the task's token, or something that holds it, anywhere. */
  public static containsTaskToken(obj?: { [key: string]: any }): boolean {
    return containsTaskToken(obj);
  }

  private constructor() {}
}
