import { parseExpression, parsePath, parseReferencePath } from '@cdk-sfn/asl';
import { Token, Tokenization } from 'aws-cdk-lib/core';
import { QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import { fieldName, printed, readArgument } from './argument-value';
import { JsonPathReference } from './json-path-reference';
import { JsonataExpression } from './jsonata-expression';
import type { Renderer } from './renderer';
import type { TaskStateBaseProps } from './task-props';
import type { TaskProblem } from './task-validation-error';

/** State names are at most this long. */
const STATE_NAME_LIMIT = 80;

/** The arguments of the call, and the input path that goes with them. */
export interface RenderedArguments {
  readonly args?: unknown;
  readonly inputPath?: string;
}

/**
 * Renders the arguments of a call. In a JSONPath state they are an object; a reference instead of one is handed on by
 * the input path, which is the only field that selects the whole of what a task gets.
 */
export function renderArguments(
  renderer: Renderer,
  language: QueryLanguage,
  args: unknown,
  inputPath: string | undefined,
): RenderedArguments {
  const argument = readArgument(args);
  if (language === QueryLanguage.JSONATA) {
    return { args: renderer.value('', args, argument), inputPath };
  }
  if (argument.kind === 'literal' || argument.kind === 'text' || argument.kind === 'list') {
    renderer.problems.push({
      prop: 'arguments',
      problem: `are ${argument.kind === 'literal' ? JSON.stringify(argument.value) : `a ${argument.kind}`}, but a JSONPath state hands on an object or what a path finds`,
      fix: 'put the value into an object, or use the query language JSONata',
    });
    return { inputPath };
  }
  if (argument.kind === 'reference' && JsonataExpression.isJsonataExpression(argument.reference)) {
    renderer.problems.push({
      prop: 'arguments',
      problem: `are the JSONata expression ${argument.reference.expression} in a JSONPath state`,
      fix: 'write a JSONPath, or set queryLanguage to QueryLanguage.JSONATA',
    });
    return { inputPath };
  }
  if (argument.kind === 'token' && !Tokenization.isResolvable(argument.value)) {
    renderer.problems.push({
      prop: 'arguments',
      problem: 'are no object but a value that deployment fills in, and a JSONPath state hands on an object',
      fix: 'put the value into an object, or use the query language JSONata',
    });
    return { inputPath };
  }
  if (argument.kind !== 'reference' || !JsonPathReference.isJsonPathReference(argument.reference)) {
    return { args: renderer.value('', args, argument), inputPath };
  }
  const { path } = argument.reference;
  const selected = selectInput(path, inputPath);
  if (selected === undefined) {
    renderer.problems.push({
      prop: 'arguments',
      problem: `are ${path}, which no input path can select`,
      fix: 'put it into an object, or use the query language JSONata',
    });
  }
  return { inputPath: selected === '$' ? inputPath : selected };
}

/** The input path that finds `path` within what `inputPath` finds, or `undefined` when there is none. */
function selectInput(path: string, inputPath: string | undefined): string | undefined {
  if (Token.isUnresolved(path)) {
    return undefined;
  }
  const expression = parseExpression(path);
  if (expression.kind === 'call') {
    return undefined;
  }
  const outer = pathText(inputPath);
  if (expression.root.kind !== 'input' || outer === '$') {
    return path;
  }
  return outer === undefined ? undefined : `${outer}${path.slice(1)}`;
}

/** The text of a path prop; `$` when it is not given, `undefined` when nothing can be told of it. */
function pathText(prop: string | undefined): string | undefined {
  const argument = readArgument(prop);
  switch (argument.kind) {
    case 'absent':
      return '$';
    case 'literal':
      return String(argument.value);
    case 'reference':
      return JsonPathReference.isJsonPathReference(argument.reference) ? argument.reference.path : undefined;
    default:
      return undefined;
  }
}

/** A path prop as it stands in the state. `JsonPath.DISCARD` becomes `null` when the CDK resolves it. */
export function renderPath(prop: string | undefined): string | undefined {
  return prop === undefined ? undefined : (pathText(prop) ?? prop);
}

/** What is wrong with the input and output of a state, whatever its query language. */
export function ioProblems({ assign, inputPath, outputPath, resultPath }: TaskStateBaseProps): TaskProblem[] {
  return [
    ...pathProblems({ inputPath, outputPath }, parsePath),
    ...pathProblems({ resultPath }, parseReferencePath),
    ...variableProblems('assign', assign),
  ];
}

/** What does not fit the query language in force. */
export function languageProblems(
  language: QueryLanguage,
  machine: QueryLanguage | undefined,
  props: TaskStateBaseProps,
): TaskProblem[] {
  const { inputPath, outputPath, resultPath, resultSelector } = props;
  const problems =
    language === QueryLanguage.JSONATA
      ? jsonPathOnly({ inputPath, outputPath, resultPath, resultSelector })
      : jsonataOnly(props.outputs);
  if (machine === QueryLanguage.JSONATA && props.queryLanguage === QueryLanguage.JSON_PATH) {
    problems.push({
      prop: 'queryLanguage',
      problem: 'is JSONPath in a state machine whose query language is JSONata',
      fix: 'leave it away and write JSONata, or set JSONata on single states instead of on the machine',
    });
  }
  return problems;
}

/** What is wrong with the name of a state, prefixes included. */
export function nameProblems(stateId: string): TaskProblem[] {
  if (stateId.length <= STATE_NAME_LIMIT || [...stateId].length <= STATE_NAME_LIMIT || Token.isUnresolved(stateId)) {
    return [];
  }
  const problem = `is ${[...stateId].length} characters long with its prefixes; the service takes ${STATE_NAME_LIMIT}`;
  return [{ prop: 'stateName', problem, fix: 'give a shorter stateName' }];
}

/** Props of a task that the language in force does not have. */
export function onlyInProblems(
  language: QueryLanguage,
  onlyIn: { readonly [prop: string]: QueryLanguage } = {},
): TaskProblem[] {
  return Object.entries(onlyIn)
    .filter(([, needed]) => needed !== language)
    .map(([prop, needed]) => ({
      prop,
      problem: `is for ${needed} states; this state is a ${language} state`,
      fix: `leave it away, or set queryLanguage to ${needed}`,
    }));
}

/** Fields that a JSONata state does not have. */
export function jsonPathOnly(fields: Readonly<Record<string, unknown>>): TaskProblem[] {
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([prop]) => ({
      prop,
      problem: 'is for JSONPath states; this state is a JSONata state',
      fix:
        prop === 'inputPath' ? 'select from $states.input in the arguments' : 'select from $states.result in outputs',
    }));
}

/** Fields that a JSONPath state does not have. */
export function jsonataOnly(outputs: unknown): TaskProblem[] {
  return outputs === undefined
    ? []
    : [
        {
          prop: 'outputs',
          problem: 'is for JSONata states; this state is a JSONPath state',
          fix: 'use resultSelector, resultPath and outputPath, or set queryLanguage to QueryLanguage.JSONATA',
        },
      ];
}

/** What is wrong with paths, each parsed by `parse`. */
export function pathProblems(
  paths: Readonly<Record<string, string | undefined>>,
  parse: (path: string) => unknown,
): TaskProblem[] {
  return Object.entries(paths).flatMap(([prop, given]) => {
    if (given === undefined) {
      return [];
    }
    const argument = readArgument(given);
    if (argument.kind === 'text' || (argument.kind === 'reference' && pathText(given) === undefined)) {
      const shown = argument.kind === 'text' ? printed(argument.parts) : argument.reference.toJSON();
      return [{ prop, problem: `is ${shown}, which is no path`, fix: 'write the path out' }];
    }
    const path = pathText(given);
    if (path === undefined) {
      return [];
    }
    try {
      parse(path);
      return [];
    } catch (error) {
      return [{ prop, problem: `is ${JSON.stringify(path)}`, fix: (error as Error).message }];
    }
  });
}

/**
 * What is wrong with the names of variables.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 */
export function variableProblems(prop: string, assign: Readonly<Record<string, unknown>> | undefined): TaskProblem[] {
  return Object.keys(assign ?? {})
    .map(fieldName)
    .filter((name) => name === 'states' || !/^[\p{ID_Start}][\p{ID_Continue}]{0,79}$/u.test(name))
    .map((name) => ({
      prop: `${prop}.${name}`,
      problem: 'is no name of a variable',
      fix: "start with a letter, go on with letters, digits and '_', at most 80 in all; 'states' is taken",
    }));
}
