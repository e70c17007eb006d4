import { setTimeout as sleep } from 'node:timers/promises';
import type { Clients } from './clients.ts';
import { LONGEST_SECONDS } from './longest-seconds.ts';
import type { Outcome } from './outcome.ts';

/** Executes a state machine by the API of Step Functions. */
export async function executeInMoto(
  { sfn }: Clients,
  stateMachineArn: string,
  input: unknown,
): Promise<Omit<Outcome, 'remains'>> {
  const { executionArn } = await sfn.startExecution({ stateMachineArn, name: 'e2e', input: JSON.stringify(input) });
  const deadline = Date.now() + LONGEST_SECONDS * 1000;
  for (;;) {
    const { cause, error, output, status = '' } = await sfn.describeExecution({ executionArn });
    if (status !== 'RUNNING') {
      return {
        status,
        ...(output !== undefined && { output: parsed(output) }),
        ...(error !== undefined && { error }),
        ...(cause !== undefined && { cause }),
      };
    }
    if (Date.now() > deadline) {
      await sfn.stopExecution({ executionArn });
      return { status: 'RUNNING' };
    }
    await sleep(50);
  }
}

/** moto gives text that is the whole output without its quotes. */
function parsed(output: string): unknown {
  try {
    return JSON.parse(output) as unknown;
  } catch {
    return output;
  }
}
