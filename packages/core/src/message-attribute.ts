import { InputType } from 'aws-cdk-lib/aws-stepfunctions';
import { isLiteral } from './argument-value';
import { StateData } from './state-data';
import type { TaskProblem } from './task-validation-error';

/**
 * The type of a message attribute.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html
 */
export enum MessageAttributeDataType {
  /** Text. */
  STRING = 'String',
  /** A JSON list of texts, numbers, `true`, `false` and `null`. Amazon SQS does not have it. */
  STRING_ARRAY = 'String.Array',
  /** A number. */
  NUMBER = 'Number',
  /** Bytes in Base64. */
  BINARY = 'Binary',
}

/** A message attribute. */
export interface MessageAttribute {
  /** Text, a number, `true`, `false`, a list of those, a `TaskInput`, or a reference to one of them. */
  readonly value: any;

  /**
   * The type.
   *
   * @default - what the value is: `Number` for numbers, `String.Array` for lists, else `String`
   */
  readonly dataType?: MessageAttributeDataType;
}

/**
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
 */
const NAME = /^(?!aws\.|amazon\.)(?=.{1,256}$)[\w-]+(\.[\w-]+)*$/i;

/** Message attributes as the messaging services take them, and what is wrong with them. */
export interface RenderedMessageAttributes {
  readonly attributes?: { readonly [name: string]: unknown };
  readonly problems: readonly TaskProblem[];
}

/**
 * Describes message attributes on the wire.
 *
 * @param types the types that the service has
 */
export function messageAttributes(
  attributes: { readonly [name: string]: MessageAttribute } | undefined,
  types: readonly MessageAttributeDataType[],
): RenderedMessageAttributes {
  if (attributes === undefined) {
    return { problems: [] };
  }
  const entries = Object.entries(attributes).map(([name, { dataType, value }]) => {
    const given = isTaskInput(value) ? value.value : (value as unknown);
    const natural = naturalType(given);
    return { name, given, natural, dataType: dataType ?? natural ?? MessageAttributeDataType.STRING };
  });
  return {
    attributes: Object.fromEntries(entries.map(({ name, given, dataType }) => [name, onTheWire(given, dataType)])),
    problems: entries.flatMap(({ name, given, natural, dataType }) => {
      const prop = `messageAttributes.${name}`;
      if (!NAME.test(name)) {
        return [
          {
            prop,
            problem: 'has a name that the service does not take',
            fix: "give 1 to 256 letters, digits, '_', '-' and single '.' inside, not beginning with AWS. or Amazon.",
          },
        ];
      }
      if (!types.includes(dataType)) {
        return [
          { prop, problem: `is a ${dataType}, which the service does not have`, fix: `give a ${types.join(', ')}` },
        ];
      }
      if (!fits(given, natural, dataType)) {
        return [
          { prop, problem: `is a ${dataType} but its value is not`, fix: `give a ${natural}, or leave dataType away` },
        ];
      }
      return [];
    }),
  };
}

function isTaskInput(value: unknown): value is { readonly type: InputType; readonly value: unknown } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    'value' in value &&
    typeof value.type === 'number' &&
    value.type in InputType
  );
}

/** The type that a value is by itself; `undefined` when only the run time knows. */
function naturalType(value: unknown): MessageAttributeDataType | undefined {
  if (typeof value === 'number') {
    return MessageAttributeDataType.NUMBER;
  }
  if (Array.isArray(value)) {
    return MessageAttributeDataType.STRING_ARRAY;
  }
  return isLiteral(value) ? MessageAttributeDataType.STRING : undefined;
}

function fits(
  value: unknown,
  natural: MessageAttributeDataType | undefined,
  dataType: MessageAttributeDataType,
): boolean {
  if (natural === undefined || natural === dataType) {
    return true;
  }
  const isText = typeof value === 'string';
  const isNumber = isText && value.trim() !== '' && Number.isFinite(Number(value));
  return (
    isText &&
    (dataType === MessageAttributeDataType.BINARY || (dataType === MessageAttributeDataType.NUMBER && isNumber))
  );
}

function onTheWire(value: unknown, dataType: MessageAttributeDataType): object {
  if (dataType === MessageAttributeDataType.BINARY) {
    return { DataType: dataType, BinaryValue: value };
  }
  return { DataType: dataType, StringValue: Array.isArray(value) ? StateData.json(value) : wireText(value) };
}

function wireText(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'boolean' ? StateData.text(value) : value;
}
