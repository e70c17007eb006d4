import { isJsonObject } from '../json';
import type { Json, JsonObject } from '../json';
import { StatesError } from './states-error';
import { TaskFailure } from './task-call';

/** How a child execution of a Map Run ended, as the results tell it. */
export interface ChildExecution {
  readonly arn: string;
  readonly name: string;
  readonly stateMachineArn: string;
  /** `PENDING` is one that the Map Run ended without. */
  readonly status: 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED' | 'PENDING';
  readonly input: Json;
  /** There when it succeeded. */
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
  /** There when it was started. */
  readonly startDate?: Date;
  readonly stopDate?: Date;
}

/** The `WriterConfig` of a result writer. */
export interface WriterConfig {
  readonly outputType: 'JSON' | 'JSONL';
  readonly transformation: 'NONE' | 'COMPACT' | 'FLATTEN';
}

/** Where results go. */
export interface ResultDestination {
  /** The Map Run, whose last part names the folder of the results. */
  readonly mapRunArn: string;
  readonly bucket: string;
  /** @default - the folder is at the top of the bucket */
  readonly prefix?: string;
}

/** An object to put: arguments of `PutObject`. */
export interface ResultObject {
  readonly Bucket: string;
  readonly Key: string;
  readonly Body: string;
}

/**
 * Reads a `WriterConfig` whose expressions are evaluated.
 *
 * @param isExported true with a `Resource`: the default is `NONE` then, else `COMPACT`
 * @throws StatesError `States.ResultWriterFailed` when a field has a value that it cannot have
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
 */
export function writerConfigOf(config: JsonObject | undefined, isExported: boolean): WriterConfig {
  return {
    outputType: oneOf(config, 'OutputType', ['JSON', 'JSONL']) ?? 'JSON',
    transformation:
      oneOf(config, 'Transformation', ['NONE', 'COMPACT', 'FLATTEN']) ?? (isExported ? 'NONE' : 'COMPACT'),
  };
}

/**
 * What a Distributed Map gives when its results are not written to S3: a list, or with `JSONL` text of a line each.
 *
 * Executions that did not succeed are in it with their metadata, whatever the transformation.
 */
export function mapRunResult(executions: readonly ChildExecution[], config: WriterConfig): Json {
  const results = executions.flatMap((execution) => resultsOf(execution, config));
  return config.outputType === 'JSON' ? results : textOf(results, 'JSONL');
}

/**
 * The objects that a result writer puts: a file for each outcome that there was, and last the manifest that names them.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
 */
export function resultObjects(
  executions: readonly ChildExecution[],
  destination: ResultDestination,
  config: WriterConfig,
): ResultObject[] {
  const folder = folderOf(destination);
  const { bucket: Bucket, mapRunArn: MapRunArn } = destination;
  const extension = config.outputType.toLowerCase();
  const objects: ResultObject[] = [];
  const fileOf = (outcome: Outcome): Json => {
    const results = executions
      .filter(({ status }) => OUTCOMES[status] === outcome)
      .flatMap((execution) => resultsOf(execution, config));
    if (results.length === 0) {
      return [];
    }
    const Body = textOf(results, config.outputType);
    const Key = `${folder}/${outcome}_0.${extension}`;
    objects.push({ Bucket, Key, Body });
    return [{ Key, Size: Buffer.byteLength(Body) }];
  };
  const ResultFiles = { FAILED: fileOf('FAILED'), PENDING: fileOf('PENDING'), SUCCEEDED: fileOf('SUCCEEDED') };
  const Body = JSON.stringify({ DestinationBucket: Bucket, MapRunArn, ResultFiles });
  return [...objects, { Bucket, Key: `${folder}/manifest.json`, Body }];
}

/**
 * What a Distributed Map gives when its results are written to S3.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
 */
export function exportedResult(destination: ResultDestination): JsonObject {
  return {
    MapRunArn: destination.mapRunArn,
    ResultWriterDetails: { Bucket: destination.bucket, Key: `${folderOf(destination)}/manifest.json` },
  };
}

/**
 * Reads where the results go from the evaluated `Parameters` or `Arguments` of a result writer.
 *
 * @throws StatesError `States.ResultWriterFailed` when there is no bucket
 */
export function resultDestinationOf(callArguments: Json, mapRunArn: string): ResultDestination {
  const { Bucket: bucket, Prefix: prefix } = isJsonObject(callArguments) ? callArguments : {};
  if (typeof bucket !== 'string') {
    throw resultWriterFailure('The ResultWriter needs a Bucket.');
  }
  if (prefix !== undefined && typeof prefix !== 'string') {
    throw resultWriterFailure(`The Prefix of the ResultWriter must be a string, but was: ${JSON.stringify(prefix)}`);
  }
  return { mapRunArn, bucket, prefix };
}

/**
 * Writes the results to S3, one object after the other, and answers what the Map gives.
 *
 * @param put makes the call
 * @throws StatesError `States.ResultWriterFailed` when S3 refuses
 */
export async function writeResults(
  executions: readonly ChildExecution[],
  destination: ResultDestination,
  config: WriterConfig,
  put: (object: ResultObject) => Promise<unknown>,
): Promise<JsonObject> {
  for (const object of resultObjects(executions, destination, config)) {
    try {
      await put(object);
    } catch (error) {
      if (TaskFailure.isTaskFailure(error)) {
        throw resultWriterFailure(error.errorCause ?? error.error ?? 'The call to Amazon S3 failed.');
      }
      throw error;
    }
  }
  return exportedResult(destination);
}

type Outcome = 'FAILED' | 'PENDING' | 'SUCCEEDED';

const OUTCOMES: { readonly [status in ChildExecution['status']]: Outcome } = {
  SUCCEEDED: 'SUCCEEDED',
  FAILED: 'FAILED',
  TIMED_OUT: 'FAILED',
  ABORTED: 'FAILED',
  PENDING: 'PENDING',
};

function resultsOf(execution: ChildExecution, { transformation }: WriterConfig): readonly Json[] {
  if (execution.status !== 'SUCCEEDED' || transformation === 'NONE') {
    return [recordOf(execution)];
  }
  const { output = null } = execution;
  return transformation === 'FLATTEN' && Array.isArray(output) ? (output as readonly Json[]) : [output];
}

/** An execution with its metadata, in the shape of `DescribeExecution`; input and output are JSON text. */
function recordOf(execution: ChildExecution): JsonObject {
  const { status } = execution;
  const fields: { readonly [name: string]: Json | undefined } = {
    Cause: execution.cause,
    Error: execution.error,
    ExecutionArn: execution.arn,
    Input: JSON.stringify(execution.input),
    InputDetails: { Included: true },
    Name: execution.name,
    Output: execution.output === undefined ? undefined : JSON.stringify(execution.output),
    OutputDetails: { Included: true },
    ...(status === 'PENDING' ? {} : redriveOf(status)),
    StartDate: execution.startDate?.toISOString(),
    StateMachineArn: execution.stateMachineArn,
    Status: status,
    StopDate: execution.stopDate?.toISOString(),
  };
  return Object.fromEntries(Object.entries(fields).filter((field): field is [string, Json] => field[1] !== undefined));
}

function redriveOf(status: string): JsonObject {
  return status === 'SUCCEEDED'
    ? {
        RedriveCount: 0,
        RedriveStatus: 'NOT_REDRIVABLE',
        RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
      }
    : { RedriveCount: 0, RedriveStatus: 'REDRIVABLE' };
}

function textOf(results: readonly Json[], outputType: WriterConfig['outputType']): string {
  return outputType === 'JSON' ? JSON.stringify(results) : results.map((result) => JSON.stringify(result)).join('\n');
}

function folderOf({ mapRunArn, prefix = '' }: ResultDestination): string {
  const id = mapRunArn.slice(mapRunArn.lastIndexOf(':') + 1);
  const parent = prefix.replace(/\/$/, '');
  return parent === '' ? id : `${parent}/${id}`;
}

function oneOf<T extends string>(config: JsonObject | undefined, field: string, allowed: readonly T[]): T | undefined {
  const value = config?.[field];
  if (value !== undefined && !(allowed as readonly Json[]).includes(value)) {
    throw resultWriterFailure(`${field} must be one of ${allowed.join(', ')}, but was: ${JSON.stringify(value)}`);
  }
  return value as T | undefined;
}

function resultWriterFailure(problem: string): StatesError {
  return new StatesError('States.ResultWriterFailed', problem);
}
