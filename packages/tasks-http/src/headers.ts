import { fieldName, isFromState, StateData } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import type { IResolvable } from 'aws-cdk-lib/core';
import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';

const CONTENT_TYPE = 'Content-Type';
const FORM = 'application/x-www-form-urlencoded';

/** Headers that say that the body is a form, whatever they said of it before. */
export function formHeaders(headers: TaskInput | undefined): unknown {
  const value = headers?.value as unknown;
  if (isFromState(value)) {
    // A text is written like a reference, and alike in both languages.
    return StateData.merge(value, { [CONTENT_TYPE]: FORM as unknown as IResolvable });
  }
  const others = Object.entries(value ?? {}).filter(
    ([name]) => fieldName(name).toLowerCase() !== CONTENT_TYPE.toLowerCase(),
  );
  return Object.fromEntries([...others, [CONTENT_TYPE, FORM]]);
}

/** Text and lists have no room for another header. */
export function formHeadersProblem(headers: TaskInput | undefined): TaskProblem | undefined {
  const value = headers?.value as unknown;
  const hasRoom = value === undefined || isFromState(value) || (typeof value === 'object' && !Array.isArray(value));
  return hasRoom
    ? undefined
    : {
        prop: 'headers',
        problem: `is no object, so that ${CONTENT_TYPE} cannot be put into it`,
        fix: 'use TaskInput.fromObject, or leave urlEncodingFormat out',
      };
}
