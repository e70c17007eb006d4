import { InputType } from 'aws-cdk-lib/aws-stepfunctions';
import { JsonPath } from './json-path';

/**
 * What a task hands to whatever it calls: text, an object, or data of the execution.
 *
 * Interchangeable with `sfn.TaskInput`.
 */
export class TaskInput {
  /** Text. May have references in it. */
  public static fromText(text: string): TaskInput {
    return new TaskInput(InputType.TEXT, text);
  }

  /** An object whose values may come from the state, at any depth. */
  public static fromObject(obj: { [key: string]: any }): TaskInput {
    return new TaskInput(InputType.OBJECT, obj);
  }

  /**
   * The value at a JSONPath of the state's input (`$.a`) or of the context object (`$$.Execution.Id`).
   *
   * @throws ExpressionSyntaxError when the path does not parse
   */
  public static fromJsonPathAt(path: string): TaskInput {
    return new TaskInput(InputType.TEXT, JsonPath.stringAt(path));
  }

  /**
   * The value at a JSONPath of the state's input. Another name of `fromJsonPathAt`.
   *
   * @throws ExpressionSyntaxError when the path does not parse
   */
  public static fromDataAt(path: string): TaskInput {
    return TaskInput.fromJsonPathAt(path);
  }

  /**
   * The value at a JSONPath of the context object. Another name of `fromJsonPathAt`.
   *
   * @throws ExpressionSyntaxError when the path does not parse
   */
  public static fromContextAt(path: string): TaskInput {
    return TaskInput.fromJsonPathAt(path);
  }

  private constructor(
    public readonly type: InputType,
    public readonly value: any,
  ) {}
}
