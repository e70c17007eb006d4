import { JSON_DEPTH_LIMIT } from './parse-json';
import type { PayloadExcess } from './payload-size';
import { StatesError } from './states-error';

/**
 * A state was given, or gave, more data than the service takes: `States.DataLimitExceeded`.
 *
 * @param subject what has too much of it, such as `The state/task 'Pack' returned a result`
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
export function payloadFailure(subject: string, excess: PayloadExcess): StatesError {
  return new StatesError(
    'States.DataLimitExceeded',
    excess === 'size'
      ? `${subject} with a size exceeding the maximum number of bytes service limit.`
      : `${subject} nested deeper than ${JSON_DEPTH_LIMIT} levels.`,
  );
}
