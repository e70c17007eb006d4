import { fieldName, FieldUtils, isFromState, isLiteral, JsonPath, StateData } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import { Token, Tokenization } from 'aws-cdk-lib/core';
import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';

/** The task token as JSONata, which is text for certain. */
const TASK_TOKEN = /^\{%\s*\$states\.context\.Task\.Token\s*%\}$/;

/** Intrinsic functions whose result is text. */
const TEXT_FUNCTION = /^States\.(Base64Decode|Base64Encode|Format|Hash|JsonToString|UUID)\(/;

/** Headers or query parameters by name. The service wants a list of values for each: text becomes a list of one. */
export function valueLists(input: TaskInput | undefined): unknown {
  const values = input?.value as unknown;
  return hasNames(values)
    ? Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, fieldName(name) === name ? listOf(value) : value]),
      )
    : values;
}

/** The names that are written out. */
export function namesOf(input: TaskInput | undefined): string[] {
  const values = input?.value as unknown;
  return hasNames(values) ? Object.keys(values).map(fieldName) : [];
}

/** Text and lists have no names. */
export function namelessProblem(prop: string, input: TaskInput | undefined): TaskProblem | undefined {
  return input !== undefined && (isLiteral(input.value) || Array.isArray(input.value))
    ? { prop, problem: 'is no object, but the service takes values by their names', fix: 'use TaskInput.fromObject' }
    : undefined;
}

function hasNames(values: unknown): values is object {
  return typeof values === 'object' && values !== null && !Tokenization.isResolvable(values);
}

function listOf(value: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'boolean') {
    return [StateData.text(value)];
  }
  return typeof value === 'string' && isText(value) ? [value] : value;
}

/** False for an expression or a function that may give a list: it stays as it is. */
function isText(value: string): boolean {
  if (JsonPath.isEncodedJsonPath(value)) {
    const [expression] = Object.values(FieldUtils.renderObject({ value }) ?? {}) as string[];
    return expression === undefined || expression.startsWith('$') || TEXT_FUNCTION.test(expression);
  }
  return !isFromState(value) || Token.isUnresolved(value) || TASK_TOKEN.test(value);
}
