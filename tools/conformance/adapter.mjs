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
    startTime: Date.parse('2025-01-01T00:00:00Z'),
    entropy: (now) => seededEntropy('recorded', now),
    handler: (call) => answer(call, nextOutcome, record),
    // An activity that nothing was ever scheduled for is one that was deleted before.
    activities: hasEvent(record, 'ActivityScheduled') ? undefined : [],
  });
  return { status, output, error, cause, history };
}

async function answer(call, nextOutcome, record) {
  if (call.purpose === 'itemReader') {
    return recordedObject(call, record);
  }
  const outcome = nextOutcome(call.stateName);
  if (outcome === undefined) {
    // The record has no outcome of this call: nobody ever answered it.
    await call.wait(Infinity);
  }
  if (outcome.error === 'States.Timeout') {
    await call.wait(Infinity);
  }
  if (outcome.error !== undefined) {
    throw new TaskFailure(outcome.error, causeText(outcome.cause));
  }
  return outcome.output;
}

function hasEvent({ recorded }, type) {
  return recorded.events?.some((event) => event.type === type) ?? false;
}

function causeText(cause) {
  return cause === undefined || typeof cause === 'string' ? cause : JSON.stringify(cause);
}

/** The ARN of an EXPRESS execution is the one thing that tells in a record. */
function isExpress({ recorded }) {
  return String(recorded.executionArn ?? '').includes(':express:');
}
