import { InvalidDefinition } from '../engine/state-machine';
import { MissingMock } from '../task-mocks';
import { DeskError } from './desk-error';
import type { DeskIo } from './desk-io';
import { EXIT_CODE } from './exit-code';

/** Says what went wrong; what is no mistake of the caller is shown with where it happened. */
export function reportProblem(error: unknown, io: DeskIo): number {
  if (error instanceof DeskError) {
    io.stderr.write(`${error.message}\nSee cdk-sfn-local --help\n`);
    return EXIT_CODE.INVALID;
  }
  if (InvalidDefinition.isInvalidDefinition(error)) {
    io.stderr.write(`${error.message}\n`);
    return EXIT_CODE.INVALID;
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  io.stderr.write(`${MissingMock.isMissingMock(error) ? message : (stack ?? message)}\n`);
  return EXIT_CODE.BROKEN;
}
