import type { Difference } from './src/difference.ts';

/** What moto and our engine do not agree on. What no case shows any more fails. */
export const differences: readonly Difference[] = [
  {
    cases: ['NoChoice'],
    at: 'error',
    moto: 'States.Runtime',
    ours: 'States.NoChoiceMatched',
    why: 'The Amazon States Language has the name States.NoChoiceMatched for it. No recorded execution shows it.',
  },
  {
    cases: ['NoChoice'],
    at: 'cause',
    moto: 'an exception of Python',
    ours: 'a sentence with the state',
    why: 'Causes of the service name the state and the event. The text of moto is of its own making.',
  },
  {
    cases: ['Intrinsics'],
    at: 'output.array.3',
    moto: 'States.Array leaves out null',
    ours: 'null is an item',
    why: 'The Amazon States Language allows null as an argument of an intrinsic function; an array has all arguments.',
  },
  {
    cases: ['Items 2'],
    at: '**',
    moto: '$[0:1] of an empty array is an error',
    ours: 'it is an empty array',
    why: 'A path that can have several matches has a list of them, which may be empty.',
  },
  {
    cases: ['NoPath'],
    at: 'cause',
    moto: 'quotes the input with blanks in it',
    ours: 'quotes the input as the service writes JSON, without',
    why: 'Inputs and outputs of recorded events have no blanks. Records mask the input in this cause.',
  },
  {
    cases: ['Expressions 2'],
    at: 'cause',
    moto: 'does not say which field the expression stands in',
    ours: "says so: specified for the field 'Output/sum'",
    why: 'Recorded executions have the words of ours.',
  },
  {
    cases: ['Instants'],
    at: '**',
    moto: 'TimestampPath refuses fractions of a second',
    ours: 'waits',
    why:
      'RFC 3339 has fractions, and the Amazon States Language takes its timestamps. Python says so to moto: ' +
      'python/serve_moto.py need not take them out of what functions answer once this is gone.',
  },
  {
    cases: ['Parameters'],
    at: 'output.**',
    moto: 'InvocationType Event is a call that waits for the answer of the function, without metadata of HTTP',
    ours: 'status code 202 and an empty Payload, with metadata',
    why: 'The API of Lambda documents 202. Recorded executions of lambda:invoke have the metadata.',
  },
  {
    cases: ['Paths of integrations'],
    at: '*',
    moto: 'the error is DynamoDB.AmazonDynamoDBException, the cause an exception of Python',
    ours: 'States.ResultPathMatchFailure',
    why: 'The Amazon States Language has that name for a ResultPath that cannot be applied to the input, here text.',
  },
  {
    cases: ['DynamoDB'],
    at: 'error',
    moto: 'DynamoDB.AmazonDynamoDBException',
    ours: 'States.Runtime',
    why: 'DynamoDB was never called: a path of Parameters has no match, which is States.Runtime in recorded executions.',
  },
  {
    cases: ['DynamoDB', 'SNS', 'SQS'],
    at: 'cause',
    moto: 'neither the field of the path, nor the metadata of HTTP in the input',
    ours: 'both',
    why: 'Recorded executions have the field in this cause, and the metadata in outputs of these services.',
  },
  {
    cases: ['SQS', 'JsonPathOrderPipeline: an order', 'JsonataOrderPipeline: an order'],
    at: 'queues.*.*.body',
    moto: 'writes JSON of a message with blanks',
    ours: 'writes it without',
    why: 'Recorded events have JSON without blanks. What the message says is compared beside.',
  },
];
