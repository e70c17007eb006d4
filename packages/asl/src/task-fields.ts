import { DefinitionPlace } from './definition-place';
import { atMostOne, integer, path, text } from './field-check';
import type { FieldCheck, FieldChecks } from './field-check';
import { jsonataOr, jsonataValue } from './jsonata-value';
import { undelimited } from './jsonata-grammar';
import { payloadTemplate } from './payload-template';
import { parseTaskResource } from './resource';

const MOST_SECONDS = 99_999_999;
/** What stands for an ARN that only deployment knows. */
const PLACEHOLDER = /[<>${}]/;

/** A `Resource`. Text with a placeholder in it may become any ARN. */
export const taskResource: FieldCheck = (place, scope) => {
  text(place, scope);
  if (typeof place.value !== 'string') {
    return;
  }
  if (undelimited(place.value) !== undefined) {
    place.problem('Value is a JSONata expression, which a resource ARN cannot be');
  } else if (!PLACEHOLDER.test(place.value) && parseTaskResource(place.value) === undefined) {
    place.problem(`Value is not a valid resource ARN: ${DefinitionPlace.quote(place.value)}`);
  }
};

const expressTaskResource: FieldCheck = (place, scope) => {
  taskResource(place, scope);
  const resource = typeof place.value === 'string' ? parseTaskResource(place.value) : undefined;
  if (scope.workflow === 'STANDARD' || resource === undefined || resource.kind === 'lambda') {
    return;
  }
  if (resource.kind === 'activity') {
    place.brokenRule('expressPattern', 'An Express workflow cannot have an activity');
  } else if (resource.pattern !== 'REQUEST_RESPONSE') {
    place.brokenRule(
      'expressPattern',
      `An Express workflow cannot wait for ${DefinitionPlace.quote(resource.resource)}`,
    );
  }
};

/**
 * The fields of a `Task` beside those that other states have too.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html
 */
export const TASK_FIELDS: Readonly<Record<'both' | 'JSONPath' | 'JSONata', FieldChecks>> = {
  both: {
    Resource: expressTaskResource,
    TimeoutSeconds: jsonataOr(integer(1, MOST_SECONDS)),
    HeartbeatSeconds: jsonataOr(integer(1, MOST_SECONDS)),
  },
  JSONPath: {
    TimeoutSecondsPath: path,
    HeartbeatSecondsPath: path,
    Credentials: payloadTemplate,
  },
  JSONata: {
    Credentials: jsonataValue(),
  },
};

/** Checks what the fields of a `Task` are together. */
export function checkTask(state: DefinitionPlace): void {
  atMostOne(state, 'TimeoutSeconds', 'TimeoutSecondsPath');
  atMostOne(state, 'HeartbeatSeconds', 'HeartbeatSecondsPath');
  const { value: timeout } = state.field('TimeoutSeconds');
  const { value: heartbeat } = state.field('HeartbeatSeconds');
  if (typeof timeout === 'number' && typeof heartbeat === 'number' && heartbeat >= timeout) {
    state.field('HeartbeatSeconds').problem('Value is not less than TimeoutSeconds');
  }
}
