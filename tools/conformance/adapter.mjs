// Lets the recorded executions of ../shared/conformance run on our engine:
//   node ../shared/conformance/run.mjs ../shared/conformance/cases tools/conformance/adapter.mjs
// The engine is the built one: `pnpm build` first.
import { compileStateMachine, runStateMachine, seededEntropy, TaskFailure } from '../../packages/local/dist/index.js';
import { recordedObject } from './recorded-object.mjs';

/** What stands in records where an ARN was masked. */
const MASKED_ARNS = {
  '<FunctionArn>': 'arn:aws:lambda:us-east-1:123456789012:function:recorded',
  '<activityArn>': 'arn:aws:states:us-east-1:123456789012:activity:recorded',
};

/**
 * @param {unknown} definition
 * @param {unknown} input
 * @param {(stateName: string) => { output?: unknown; error?: string; cause?: unknown } | undefined} nextOutcome
 * @param {{ recorded: { events?: { type: string }[] } }} record
 * @returns how the execution ended, with its history
 */
export async function run(definition, input, nextOutcome, record) {
  const text = typeof definition === 'string' ? definition : JSON.stringify(definition);
  const unmasked = Object.entries(MASKED_ARNS).reduce((all, [mask, arn]) => all.replaceAll(mask, arn), text);
  const program = compileStateMachine(JSON.parse(unmasked), isExpress(record) ? 'EXPRESS' : 'STANDARD');
  const { status, output, error, cause, history } = await runStateMachine(program, {
    input,
    // Two records wait until just before and just after the longest wait there is, counted from this day.
    startTime: Date.parse('2026-11-22T12:00:00Z'),
    // Records have this text for every UUID that the service made up.
    entropy: (now) => ({ ...seededEntropy('recorded', now), uuid: () => 'generated-uuid' }),
    handler: (call) => answer(call, nextOutcome, record),
    // An activity that nothing was ever scheduled for is one that was deleted before.
    activities: eventsOf(record, 'ActivityScheduled').length > 0 ? undefined : [],
  });
  return { status, output, error, cause, history };
}

async function answer(call, nextOutcome, record) {
  if (call.purpose === 'itemReader') {
    return recordedObject(call, record);
  }
  const outcome = nextOutcome(call.stateName) ?? outcomeOf(record, call);
  const submitted = eventsOf(record, 'TaskSubmitted')[0];
  if (submitted !== undefined) {
    call.submitted(parsed(submitted.taskSubmittedEventDetails.output));
  }
  if (outcome === undefined || outcome.error === 'States.Timeout') {
    // Nobody ever answered this call.
    await call.wait(Infinity);
  }
  if (outcome.error !== undefined) {
    throw new TaskFailure(outcome.error, causeText(outcome.cause));
  }
  return outcome.output;
}

/**
 * What answered a call that nothing of the record is linked to.
 *
 * Links are masked inside branches. Of child executions, and of EXPRESS ones, there are no events at all: their calls
 * gave what they were given, unless the execution ended with an error output.
 */
function outcomeOf(record, call) {
  const [failed] = eventsOf(record, 'TaskFailed');
  if (failed !== undefined) {
    return failed.taskFailedEventDetails;
  }
  if (['TaskTimedOut', 'LambdaFunctionTimedOut', 'TaskScheduled'].some((type) => eventsOf(record, type).length > 0)) {
    return undefined;
  }
  const { Error: error, Cause: cause } = parsed(record.recorded.output) ?? {};
  return error === undefined ? { output: call.arguments } : { error, cause };
}

const eventsOf = ({ recorded }, type) => (recorded.events ?? []).filter((event) => event.type === type);

const parsed = (value) => {
  try {
    return typeof value === 'string' ? JSON.parse(value) : value;
  } catch {
    return value;
  }
};

function causeText(cause) {
  return cause === undefined || typeof cause === 'string' ? cause : JSON.stringify(cause);
}

/** The ARN of an EXPRESS execution is the one thing that tells in a record. */
function isExpress({ recorded }) {
  return String(recorded.executionArn ?? '').includes(':express:');
}
