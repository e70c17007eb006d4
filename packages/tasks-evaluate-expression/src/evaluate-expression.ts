import { isFromState, StateData, TaskStateBase } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskProblem,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { Token } from 'aws-cdk-lib/core';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { evaluationFunction } from './evaluation-function';
import { compileExpression } from './expression';

/** What `EvaluateExpression` takes beside the props of every task. */
export interface EvaluateExpressionOptions {
  /**
   * One JavaScript expression: `$.price * $.count`.
   *
   * `$` is the input of the state, `$$` its context object and `$name` a variable; all else are the expression's own
   * names and the globals of the language that cannot reach outside, such as `Math`, `JSON` and `Date`.
   *
   * A field that the expression reads in any case must be there, else the state fails and names its path. Where the
   * expression allows for it (`$.a?.b`, `$.a ?? 1`, `$.ok ? $.a : $.b`) an absent field is `undefined`.
   */
  readonly expression: string;

  /**
   * The runtime of the function that evaluates, one of the Node.js family.
   *
   * @default - the latest Node.js runtime in the region of the stack
   */
  readonly runtime?: lambda.Runtime;

  /**
   * The processor architecture of the function that evaluates.
   *
   * @default lambda.Architecture.X86_64
   */
  readonly architecture?: lambda.Architecture;
}

/** Props of `EvaluateExpression`. */
export interface EvaluateExpressionProps extends EvaluateExpressionOptions, TaskStateBaseProps {}

/** Props of `EvaluateExpression` in a JSONPath state. */
export interface EvaluateExpressionJsonPathProps extends EvaluateExpressionOptions, TaskStateJsonPathBaseProps {}

/** Props of `EvaluateExpression` in a JSONata state. */
export interface EvaluateExpressionJsonataProps extends EvaluateExpressionOptions, TaskStateJsonataBaseProps {}

/**
 * Evaluates a JavaScript expression, in a Lambda function that it creates. The result of the state is what the
 * expression gives, as `JSON.stringify` writes it.
 *
 * It fails with `ExpressionError` when the expression throws, `ExpressionResultError` when JSON cannot hold the result,
 * `ExpressionTimeout` after 5 seconds and `ExpressionOutOfMemory` beyond 64 MB.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html
 */
export class EvaluateExpression extends TaskStateBase<EvaluateExpressionProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(scope: Construct, id: string, props: EvaluateExpressionJsonPathProps): EvaluateExpression {
    return new EvaluateExpression(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(scope: Construct, id: string, props: EvaluateExpressionJsonataProps): EvaluateExpression {
    return new EvaluateExpression(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { source, paths, problems } = compileExpression(this.props.expression);
    const { functionArn, resourceArnsForGrantInvoke } = evaluationFunction(this, this.props);
    return {
      resource: { arn: functionArn },
      arguments: {
        // As a token, because text such as '$.total' would be taken for a path that somebody forgot to mark as one.
        expression: Token.isUnresolved(source) ? source : Token.asAny(source),
        expressionAttributeValues: Object.fromEntries(paths.map((path) => [path, StateData.at(path)])),
      },
      permissions: { call: [{ actions: ['lambda:InvokeFunction'], resources: resourceArnsForGrantInvoke }] },
      problems: [...problems, ...propProblems(this.props)],
    };
  }
}

function propProblems({ expression, runtime }: EvaluateExpressionOptions): TaskProblem[] {
  const problems = [];
  if (isFromState(expression)) {
    problems.push({
      prop: 'expression',
      problem: 'holds a reference, whose value would become code',
      fix: 'write the path itself, as in $.a + 1',
    });
  }
  if (runtime !== undefined && !isNode(runtime)) {
    problems.push({
      prop: 'runtime',
      problem: `is ${runtime.name}, which does not run JavaScript`,
      fix: 'use one of Node.js, such as lambda.Runtime.NODEJS_22_X',
    });
  }
  return problems;
}

function isNode({ family, name }: lambda.Runtime): boolean {
  return family === lambda.RuntimeFamily.NODEJS || name.startsWith('nodejs');
}
