import { Annotations, Lazy, Stack } from 'aws-cdk-lib/core';
import { Errors, Fail, IntegrationPattern, JsonPath } from 'aws-cdk-lib/aws-stepfunctions';
import { describe, expect, it } from 'vitest';
import type { TaskDescription, TaskErrors } from '../src';
import { stateOf, warningsOf } from '../../../tools/vitest/rendered-state';
import { describedTask } from './described-task';

const ID = '@cdk-sfn/core:unknownErrorName';
const names = {
  Overdue: 'Books.OverdueException',
  NotFound: 'Books.NotFoundException',
  InUse: 'Books.InUseException',
};
const CLOSED: TaskErrors = { names };
const OPEN: TaskErrors = { names, mayHaveOthers: true };

/** What is said of the error names of a task. */
function warnings(
  written: string[],
  { errors, integrationPattern }: Pick<TaskDescription, 'errors'> & { integrationPattern?: IntegrationPattern } = {
    errors: CLOSED,
  },
): unknown[] {
  const task = describedTask({ Token: JsonPath.taskToken }, { integrationPattern }, { errors });
  task.addRetry({ errors: written });
  stateOf(task);
  return warningsOf(task);
}

describe('a name that the service never gives its errors', () => {
  it.each([
    ['one letter is wrong', 'Books.OverduException', "Write 'Books.OverdueException'"],
    ['the end is missing', 'Books.Overdue', "Write 'Books.OverdueException'"],
    ['the prefix is missing', 'OverdueException', "Write 'Books.OverdueException'"],
    ['both are missing', 'Overdue', "Write 'Books.OverdueException'"],
    ['the prefix has other letters', 'BOOKS.OverdueException', "Write 'Books.OverdueException'"],
    ['the prefix of a common one has other letters', 'books.ThrottlingException', "Write 'Books.ThrottlingException'"],
    [
      'it is like no other',
      'Books.*',
      'Write one of Books.OverdueException, Books.NotFoundException, Books.InUseException',
    ],
  ])('gives a warning: %s', (_, name, advice) => {
    expect(warnings([name])).toEqual([
      `Retry has the error name '${name}', which this task does not fail with. ${advice}, or acknowledge this warning if the service raises it all the same. [ack: ${ID}]`,
    ]);
  });

  it('gives a warning in a Catch too', () => {
    const stack = new Stack(undefined, 'Stack');
    const task = describedTask({}, {}, { errors: CLOSED }, { stack });
    task.addCatch(new Fail(stack, 'Failed'), { errors: ['Books.InUse'] });
    stateOf(task);
    expect(warningsOf(task)).toEqual([expect.stringMatching(/^Catch .*Write 'Books.InUseException'/)]);
  });

  it('can be acknowledged', () => {
    const task = describedTask({}, {}, { errors: CLOSED }).addRetry({ errors: ['Books.InUse'] });
    // On the lowest CDK that we allow, what a construct acknowledges for itself later counts for its children alone.
    Annotations.of(Stack.of(task)).acknowledgeWarning(ID, 'it was seen');
    stateOf(task);
    expect(warningsOf(task)).toEqual([]);
  });
});

describe('a name that an error may have', () => {
  it.each([
    ['of the service', [names.Overdue, names.NotFound]],
    ['of Step Functions', ['States.Timeout', 'States.TaskFailed', 'States.Http.StatusCode.404']],
    ['for all errors', [Errors.ALL]],
    ['that every API has', ['Books.ThrottlingException', 'Books.ValidationException', 'Books.SdkClientException']],
    ['of another service, in rules that many tasks share', ['Shelves.OverdueException', 'Lambda.ServiceException']],
    ['that is like no error of the service', ['CardDeclined', 'java.io.IOException', 'BooksOverdue']],
    ['which stands beside the right one', ['OverdueException', names.Overdue, 'books.OverdueException']],
    ['that is known later', [`Books.${Lazy.string({ produce: () => 'Nothing' })}`]],
  ])('is fine: one %s', (_, written) => {
    expect(warnings(written)).toEqual([]);
  });

  it('is any with a token, for whoever has the token names the error', () => {
    const integrationPattern = IntegrationPattern.WAIT_FOR_TASK_TOKEN;
    expect(warnings(['Books.Torn', 'OverdueException'], { errors: CLOSED, integrationPattern })).toEqual([]);
    expect(warnings(['Books.Torn'], { errors: CLOSED, integrationPattern: IntegrationPattern.RUN_JOB })).toHaveLength(
      1,
    );
  });

  it('is any where nothing is known of the errors', () => {
    expect(warnings(['Books.Torn'], { errors: undefined })).toEqual([]);
  });
});

describe('errors beside those of the service', () => {
  it.each(['OverdueException', 'BOOKS.OverdueException'])('may have any name: %s', (name) => {
    expect(warnings([name], { errors: OPEN })).toEqual([]);
  });

  it("have no name with the service's prefix", () => {
    expect(warnings(['Books.Overdu'], { errors: OPEN })).toHaveLength(1);
  });
});

it('says nothing of the names that are those of Step Functions', () => {
  const errors: TaskErrors = { names: { NotFound: 'States.Http.StatusCode.404', Socket: 'States.Http.Socket' } };
  expect(warnings(['States.Http.StatusCode.418', 'States.Http.Tls'], { errors })).toEqual([]);
});

describe('names that are HTTP statuses', () => {
  const errors: TaskErrors = { names: { NotFound: 'Gate.404', SdkClient: 'Gate.SdkClientException' } };

  it.each(['Gate.404', 'Gate.599'])('are any: %s', (name) => {
    expect(warnings([name], { errors })).toEqual([]);
  });

  it.each(['404', 'Gate.40', 'Gate.NotFound'])('are three digits: %s', (name) => {
    expect(warnings([name], { errors })).toHaveLength(1);
  });

  it('are none of a service that has no such names', () => {
    expect(warnings(['Books.404'])).toHaveLength(1);
  });
});
