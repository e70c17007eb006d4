import type { Json } from '@cdk-sfn/local';
import type { StateMachineDefinition } from 'aws-local-stepfunctions';
import { answer } from './engine-machines.ts';
import type { EngineMachine, EngineSide } from './engine-machines.ts';

/**
 * Makes a machine ready on an engine, with the checks of the definition that users get by default.
 *
 * @returns runs it once, and gives its output
 */
export function prepare(side: EngineSide, machine: EngineMachine): Promise<() => Promise<unknown>> {
  return side === 'peer'
    ? preparePeer(machine)
    : prepareOurs(machine, { keepHistory: side !== 'forgetful', readHistory: side === 'read' });
}

/** What of ours is switched otherwise than users have it. */
export interface OursOptions {
  readonly keepHistory: boolean;
  readonly readHistory?: boolean;
  /** The bytes of an input. Default: what the service takes. */
  readonly payloadBytes?: number;
  /** Sees that a task is called. */
  readonly onCall?: () => void;
}

export async function prepareOurs(
  { definition, input }: EngineMachine,
  { keepHistory, readHistory, payloadBytes, onCall }: OursOptions,
): Promise<() => Promise<unknown>> {
  const { compileStateMachine, runStateMachine, seededEntropy } = await import('@cdk-sfn/local');
  const program = compileStateMachine(definition as Json);
  return async () => {
    const result = await runStateMachine(program, {
      input: input as Json,
      handler: (call) => {
        onCall?.();
        return answer(call.arguments as never) as Json;
      },
      startTime: 0,
      entropy: (now) => seededEntropy('bench', now),
      keepHistory,
      // The events of a Map over 10,000 items are more than the service keeps.
      limits: { historyEvents: Infinity, ...(payloadBytes !== undefined && { payloadBytes }) },
    });
    const { status, output, cause } = result;
    if (status !== 'SUCCEEDED') throw new Error(`The run ended as ${status}: ${cause ?? ''}`);
    if (readHistory && result.history.length === 0) throw new Error('The run has no history');
    return output;
  };
}

async function preparePeer({ definition, input }: EngineMachine): Promise<() => Promise<unknown>> {
  const { StateMachine } = await import('aws-local-stepfunctions');
  const machine = new StateMachine(definition as StateMachineDefinition);
  // Handlers are found by the name of the state.
  const overrides = { taskResourceLocalHandlers: { Price: answer as (input: any) => any } };
  return () => machine.run(input as Parameters<typeof machine.run>[0], { overrides }).result;
}
