import { TaskInput as SfnTaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import { JsonPath } from './json-path';

/** What a task hands to whatever it calls: text, an object, or data of the execution. It is a `sfn.TaskInput`. */
export type TaskInput = SfnTaskInput;

/** Makes the inputs of `sfn.TaskInput`, with their paths parsed, and under all names that they have had. */
export const TaskInput = {
  /** Text. May have references in it. */
  fromText(text: string): TaskInput {
    return SfnTaskInput.fromText(text);
  },

  /** An object whose values may come from the state, at any depth. */
  fromObject(obj: { [key: string]: any }): TaskInput {
    return SfnTaskInput.fromObject(obj);
  },

  /**
   * The value at a JSONPath of the state's input (`$.a`) or of the context object (`$$.Execution.Id`).
   *
   * @throws ExpressionSyntaxError when the path does not parse
   */
  fromJsonPathAt(path: string): TaskInput {
    return SfnTaskInput.fromText(JsonPath.stringAt(path));
  },

  /**
   * The value at a JSONPath of the state's input. Another name of `fromJsonPathAt`.
   *
   * @throws ExpressionSyntaxError when the path does not parse
   */
  fromDataAt(path: string): TaskInput {
    return TaskInput.fromJsonPathAt(path);
  },

  /**
   * The value at a JSONPath of the context object. Another name of `fromJsonPathAt`.
   *
   * @throws ExpressionSyntaxError when the path does not parse
   */
  fromContextAt(path: string): TaskInput {
    return TaskInput.fromJsonPathAt(path);
  },
} as const;
