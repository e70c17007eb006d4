// Lets the recorded executions of ../shared/conformance run on our engine:
//   node ../shared/conformance/run.mjs ../shared/conformance/cases tools/conformance/adapter.mjs
// The engine is the built one: `pnpm build` first.
import { compileStateMachine, runStateMachine, seededEntropy, TaskFailure } from '../../packages/local/dist/index.js';
import { RecordedAnswers } from './recorded-answers.mjs';
import { recordedInput } from './recorded-input.mjs';
import { recordedObject } from './recorded-object.mjs';

/** What stands in for an ARN that was masked. */
const FUNCTION_ARN = 'arn:aws:lambda:us-east-1:123456789012:function:recorded';
const ACTIVITY_ARN = 'arn:aws:states:us-east-1:123456789012:activity:recorded';

/**
 * @param {unknown} definition
 * @param {unknown} input
 * @param {(stateName: string) => { output?: unknown; error?: string; cause?: unknown } | undefined} nextOutcome
 * @param {{ recorded: { events?: { type: string }[] } }} record
 * @returns how the execution ended, with its history
 */
export async function run(definition, input, nextOutcome, record) {
  const program = compileStateMachine(unmasked(definition, record), isExpress(record) ? 'EXPRESS' : 'STANDARD');
  const answers = new RecordedAnswers(nextOutcome, record);
  const stopper = stopperOf(record);
  const { status, output, error, cause, history } = await runStateMachine(program, {
    input: recordedInput(input, record),
    // Two records wait until just before and just after the longest wait there is, counted from this day.
    startTime: Date.parse('2026-11-22T12:00:00Z'),
    // Records have this text for every UUID that the service made up.
    entropy: (now) => ({ ...seededEntropy('recorded', now), uuid: () => 'generated-uuid' }),
    handler: (call) => answer(call, answers, record),
    // An activity that nothing was ever scheduled for is one that was deleted before.
    activities: hasEvent(record, 'ActivityScheduled') ? undefined : [],
    ...stopper,
  });
  // The replay knows no other end of a stopped execution.
  return { status: status === 'ABORTED' ? 'FAILED' : status, output, error, cause, history };
}

async function answer(call, answers, record) {
  if (call.purpose === 'resultWriter') {
    return {};
  }
  if (call.purpose === 'itemReader') {
    const object = recordedObject(call, record);
    if (object.cause !== undefined) {
      throw new TaskFailure('S3.S3Exception', object.cause);
    }
    return object;
  }
  const found = answers.answerTo(call);
  const submitted = answers.submittedTo(call);
  if (submitted !== undefined) {
    call.submitted(submitted);
  }
  const limited = call.timeoutSeconds !== undefined || call.heartbeatSeconds !== undefined;
  if (found === undefined || (found.timedOut && limited)) {
    await call.wait(Infinity);
  }
  if (found.failed || found.timedOut) {
    throw new TaskFailure(found.error, found.cause);
  }
  return found.output;
}

/** The definition with an ARN wherever a resource was masked. */
function unmasked(definition, record) {
  const text = typeof definition === 'string' ? definition : JSON.stringify(definition);
  const named = text.replaceAll('<FunctionArn>', FUNCTION_ARN).replaceAll('<activityArn>', ACTIVITY_ARN);
  const worker = hasEvent(record, 'ActivityScheduled') ? ACTIVITY_ARN : FUNCTION_ARN;
  return JSON.parse(named, (key, value) =>
    key === 'Resource' && typeof value === 'string' && !value.startsWith('arn:') ? worker : value,
  );
}

/** Stops an execution where the recorded one was stopped. */
function stopperOf(record) {
  if (!hasEvent(record, 'ExecutionAborted')) {
    return {};
  }
  const controller = new globalThis.AbortController();
  let left = record.recorded.events.filter(({ type }) => !type.endsWith('Aborted')).length;
  const onEvent = () => {
    left -= 1;
    if (left <= 0) {
      controller.abort();
    }
  };
  return { signal: controller.signal, onEvent };
}

/** The ARN of an EXPRESS execution is the one thing that tells in a record. */
function isExpress({ recorded }) {
  return String(recorded.executionArn ?? '').includes(':express:');
}

function hasEvent({ recorded }, type) {
  return Array.isArray(recorded.events) && recorded.events.some((event) => event.type === type);
}
