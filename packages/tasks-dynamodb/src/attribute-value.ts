import { Jsonata, JsonPath, StateData } from '@cdk-sfn/core';
import { Token, Tokenization } from 'aws-cdk-lib/core';
import { attributeMap } from './attribute-map';

/**
 * The value of an attribute with its type, as DynamoDB stores it. Each value may come from the state.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html
 */
export class DynamoAttributeValue {
  /** Text: `{ "S": "Hello" }`. */
  public static fromString(value: string): DynamoAttributeValue {
    return new DynamoAttributeValue({ S: value });
  }

  /** A number: `{ "N": "123.45" }`. DynamoDB takes numbers as text. */
  public static fromNumber(value: number): DynamoAttributeValue {
    return new DynamoAttributeValue({ N: StateData.text(value) });
  }

  /** A number that is there as text, such as `$.Item.Count.N` of an item that was read. */
  public static numberFromString(value: string): DynamoAttributeValue {
    return new DynamoAttributeValue({ N: value });
  }

  /** Bytes in Base64: `{ "B": "dGV4dA==" }`. */
  public static fromBinary(value: string): DynamoAttributeValue {
    return new DynamoAttributeValue({ B: value });
  }

  /** A set of texts. */
  public static fromStringSet(value: string[]): DynamoAttributeValue {
    return new DynamoAttributeValue({ SS: value });
  }

  /** A set of numbers. */
  public static fromNumberSet(value: number[]): DynamoAttributeValue {
    return new DynamoAttributeValue({ NS: value.map((element) => StateData.text(element)) });
  }

  /** A set of numbers that are there as texts. */
  public static numberSetFromStrings(value: string[]): DynamoAttributeValue {
    return new DynamoAttributeValue({ NS: value });
  }

  /** A set of bytes in Base64. */
  public static fromBinarySet(value: string[]): DynamoAttributeValue {
    return new DynamoAttributeValue({ BS: value });
  }

  /** A map of attributes. */
  public static fromMap(value: { [key: string]: DynamoAttributeValue }): DynamoAttributeValue {
    return new DynamoAttributeValue({ M: attributeMap(value) });
  }

  /**
   * A map that the state has in DynamoDB's own form.
   *
   * @param value a path (`$.a`) or a reference
   * @throws ExpressionSyntaxError when the path does not parse
   */
  public static mapFromJsonPath(value: string): DynamoAttributeValue {
    return new DynamoAttributeValue({ M: pathReference(value) });
  }

  /**
   * A map that an expression finds in DynamoDB's own form.
   *
   * @param value a JSONata expression (`{% $states.input.a %}`)
   * @throws ExpressionSyntaxError when it does not parse
   */
  public static mapFromJsonata(value: string): DynamoAttributeValue {
    return new DynamoAttributeValue({ M: expressionReference(value) });
  }

  /** A list of attributes. */
  public static fromList(value: DynamoAttributeValue[]): DynamoAttributeValue {
    return new DynamoAttributeValue({ L: value.map((element) => element.toObject() as unknown) });
  }

  /**
   * A list that the state has in DynamoDB's own form.
   *
   * @param value a path (`$.a`) or a reference
   * @throws ExpressionSyntaxError when the path does not parse
   */
  public static listFromJsonPath(value: string): DynamoAttributeValue {
    return new DynamoAttributeValue({ L: pathReference(value) });
  }

  /**
   * A list that an expression finds in DynamoDB's own form.
   *
   * @param value a JSONata expression (`{% $states.input.a %}`)
   * @throws ExpressionSyntaxError when it does not parse
   */
  public static listFromJsonata(value: string): DynamoAttributeValue {
    return new DynamoAttributeValue({ L: expressionReference(value) });
  }

  /** The null value: `{ "NULL": true }`. */
  public static fromNull(value: boolean): DynamoAttributeValue {
    return new DynamoAttributeValue({ NULL: value });
  }

  /** `true` or `false`: `{ "BOOL": true }`. */
  public static fromBoolean(value: boolean): DynamoAttributeValue {
    return new DynamoAttributeValue({ BOOL: value });
  }

  /**
   * `true` or `false` from the state.
   *
   * @param value a path (`$.a`) or a reference
   * @throws ExpressionSyntaxError when the path does not parse
   */
  public static booleanFromJsonPath(value: string): DynamoAttributeValue {
    return new DynamoAttributeValue({ BOOL: pathReference(value) });
  }

  /**
   * `true` or `false` from an expression.
   *
   * @param value a JSONata expression (`{% $states.input.a %}`)
   * @throws ExpressionSyntaxError when it does not parse
   */
  public static booleanFromJsonata(value: string): DynamoAttributeValue {
    return new DynamoAttributeValue({ BOOL: expressionReference(value) });
  }

  /**
   * An attribute that is already in DynamoDB's own form, such as `$.Item.id` of an item that was read.
   *
   * @param value a path (`$.a`), an expression (`{% $states.input.a %}`), a reference of either language, or an object
   * such as `{ S: 'text' }`
   * @throws ExpressionSyntaxError when the path or the expression does not parse
   */
  public static fromAttribute(value: any): DynamoAttributeValue {
    return new DynamoAttributeValue(typeof value === 'string' ? StateData.of(value) : value);
  }

  private constructor(
    /** The value as it is rendered. */
    public readonly attributeValue: any,
  ) {}

  /** The value as it is rendered. */
  public toObject(): any {
    return this.attributeValue;
  }
}

/** A path that was written out, or the reference as it is. */
function pathReference(value: string): unknown {
  return Token.isUnresolved(value) ? (Tokenization.reverseCompleteString(value) ?? value) : JsonPath.objectAt(value);
}

function expressionReference(value: string): unknown {
  return Token.isUnresolved(value) ? value : Jsonata.object(value);
}
