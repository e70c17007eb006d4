import type { DefinitionPlace } from './definition-place';
import { DISTRIBUTED_MAP_FIELDS } from './distributed-map-fields';
import { anything, atMostOne, integer, number, orNull, path } from './field-check';
import type { FieldCheck, FieldChecks } from './field-check';
import { jsonataOr, jsonataValue } from './jsonata-value';
import { payloadTemplate } from './payload-template';
import type { StateScope, WorkflowType } from './state-scope';

const items: FieldCheck = (place, scope) => {
  if (typeof place.value === 'object' && place.value !== null) {
    jsonataValue()(place, scope);
  } else {
    jsonataOr(() => place.problem('Value is not an array, an object or a JSONata expression'))(place, scope);
  }
};

/**
 * The fields of a `Map` beside those that other states have too.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map.html
 */
export const MAP_FIELDS: Readonly<Record<'both' | 'JSONPath' | 'JSONata', FieldChecks>> = {
  both: {
    // The machine in it is checked as a machine.
    ItemProcessor: anything,
    Iterator: anything,
    ...DISTRIBUTED_MAP_FIELDS,
    MaxConcurrency: jsonataOr(integer(0)),
    ToleratedFailureCount: jsonataOr(integer(0)),
    ToleratedFailurePercentage: jsonataOr(number(0, 100)),
  },
  JSONPath: {
    ItemsPath: orNull(path),
    ItemSelector: payloadTemplate,
    MaxConcurrencyPath: path,
    ToleratedFailureCountPath: path,
    ToleratedFailurePercentagePath: path,
  },
  JSONata: {
    Items: items,
    ItemSelector: jsonataValue(),
  },
};

/** Checks what the fields of a `Map` are together. */
export function checkMap(state: DefinitionPlace, { workflow }: StateScope): void {
  atMostOne(state, 'ItemSelector', 'Parameters');
  for (const name of ['MaxConcurrency', 'ToleratedFailureCount', 'ToleratedFailurePercentage']) {
    atMostOne(state, name, `${name}Path`);
  }
  const mode = processorConfig(state).field('Mode');
  if (mode.value === 'DISTRIBUTED') {
    if (workflow === 'EXPRESS') {
      mode.brokenRule('expressPattern', 'An Express workflow cannot have a Distributed Map');
    }
    if (!processorConfig(state).has('ExecutionType')) {
      processorConfig(state).problem("Field 'ExecutionType' is required");
    }
    return;
  }
  for (const name of ['ItemReader', 'ItemBatcher', 'ResultWriter']) {
    if (state.has(name)) {
      state.field(name).problem('Only a Map whose ProcessorConfig has the Mode DISTRIBUTED can have this field');
    }
  }
}

/** The type of workflow that the states in a `Map` run in. */
export function workflowOfItems(state: DefinitionPlace, workflow: WorkflowType): WorkflowType {
  const config = processorConfig(state);
  if (config.field('Mode').value !== 'DISTRIBUTED') {
    return workflow;
  }
  return config.field('ExecutionType').value === 'EXPRESS' ? 'EXPRESS' : 'STANDARD';
}

function processorConfig(state: DefinitionPlace): DefinitionPlace {
  return state.field(state.has('ItemProcessor') ? 'ItemProcessor' : 'Iterator').field('ProcessorConfig');
}
