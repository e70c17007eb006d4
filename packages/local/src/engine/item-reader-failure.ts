import { StatesError } from './states-error';

/** The items of a Distributed Map cannot be read: `States.ItemReaderFailed`. */
export function itemReaderFailure(problem: string): StatesError {
  return new StatesError('States.ItemReaderFailed', problem);
}
