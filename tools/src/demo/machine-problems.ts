import validate from 'asl-validator';
import { allStates } from './definition.ts';
import type { Machine } from './machine.ts';

/** What is wrong with a machine in the eyes of asl-validator, which knows nothing of ours. */
export function machineProblems({ definition }: Machine): string[] {
  const checked = structuredClone(definition);
  for (const [, state] of allStates(checked)) {
    // The ARN of a function or an activity, which deployment puts in.
    state.Resource &&= state.Resource.replace(
      /^\$\{[\w.]+\}$/,
      'arn:aws:states:eu-west-1:111122223333:activity:example',
    );
  }
  return validate(checked).errors.map((error) => `${error['Error code']}: ${error.Message}`);
}
