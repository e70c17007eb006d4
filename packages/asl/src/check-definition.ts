import { DefinitionPlace } from './definition-place';
import type { BrokenRule } from './definition-place';
import type { DefinitionProblem } from './definition-problem';
import { anything, checkFields, integer, oneOf, text } from './field-check';
import type { FieldChecks } from './field-check';
import { readDefinition } from './json-text';
import type { ReadDefinition } from './json-text';
import { workflowOfItems } from './map-fields';
import { checkStateFields } from './state-fields';
import { languageOfDefinition, languageOfState } from './state-scope';
import type { QueryLanguage, StateScope, WorkflowType } from './state-scope';
import { checkTransitions } from './transitions';

/** How a definition is checked. */
export interface CheckDefinitionOptions {
  /**
   * The type of the state machine.
   *
   * @default 'STANDARD'
   */
  readonly type?: WorkflowType;
}

const LONGEST_STATE_NAME = 80;
const MOST_SECONDS = 99_999_999;

// What stands in StartAt and States is checked by itself.
const SUB_MACHINE = { Comment: text, StartAt: anything, States: anything } satisfies FieldChecks;

const FIELDS = {
  machine: {
    ...SUB_MACHINE,
    Version: oneOf('1.0'),
    TimeoutSeconds: integer(0, MOST_SECONDS),
    QueryLanguage: oneOf('JSONPath', 'JSONata'),
  },
  branch: SUB_MACHINE,
  processor: {
    ...SUB_MACHINE,
    ProcessorConfig: (place, scope) =>
      checkFields(place, scope, {
        Comment: text,
        Mode: oneOf('INLINE', 'DISTRIBUTED'),
        ExecutionType: oneOf('STANDARD', 'EXPRESS'),
      }),
  },
} satisfies Readonly<Record<string, FieldChecks>>;

/** A machine, or one inside of a Map or a Parallel. */
interface MachinePlace {
  readonly place: DefinitionPlace;
  readonly kind: keyof typeof FIELDS;
  readonly workflow: WorkflowType;
}

/** What has to be unique in the whole definition. */
interface Uniques {
  readonly names: Set<unknown>;
  readonly labels: Set<unknown>;
}

/**
 * Every reason why AWS Step Functions would not take a definition: none when it would.
 *
 * It looks at what the service looks at when a state machine is created. A text in which something stands for an ARN
 * that only deployment knows, such as `${FunctionArn}`, is taken as any ARN. The arguments of a task are not held
 * against what its service takes, and no role is looked at.
 *
 * @param definition the definition as JSON text or as the value of that text
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html
 */
export function checkDefinition(definition: unknown, options: CheckDefinitionOptions = {}): DefinitionProblem[] {
  const read = readDefinition(definition);
  return brokenRules(read, options).map(({ code, location, message }) => ({ code, location, message }));
}

/** The same of a definition that is read, with the names of the rules. */
export function brokenRules(read: ReadDefinition, options: CheckDefinitionOptions): BrokenRule[] {
  const problems: BrokenRule[] = [];
  if ('problem' in read) {
    DefinitionPlace.root(undefined, problems).problem(read.problem, 'INVALID_JSON_DESCRIPTION', read.rule);
    return problems;
  }
  const root = DefinitionPlace.root(read.value, problems);
  const language = languageOfDefinition(root);
  const uniques: Uniques = { names: new Set(), labels: new Set() };
  const machines: MachinePlace[] = [{ place: root, kind: 'machine', workflow: options.type ?? 'STANDARD' }];
  // A list instead of recursion: the machines inside are checked behind those around them. It grows as it is read.
  for (const machine of machines) {
    for (const inside of checkMachine(machine, language, uniques)) {
      machines.push(inside);
    }
  }
  return problems;
}

/** Checks one machine, and hands back those inside of it. */
function checkMachine(
  { place, kind, workflow }: MachinePlace,
  language: QueryLanguage,
  uniques: Uniques,
): MachinePlace[] {
  checkFields(place, { language, workflow }, FIELDS[kind], ['StartAt', 'States']);
  const states = place.field('States');
  if (!states.isObject) {
    if (states.value !== undefined) {
      states.problem('Value is not an object');
    }
    return [];
  }
  const all = states.fields();
  if (all.length === 0) {
    states.problem('There is no state');
  }
  checkTransitions({ start: place.field('StartAt'), states: all });
  return all.flatMap((state) => {
    checkName(state, uniques);
    checkLabel(state.field('Label'), uniques);
    checkStateFields(state, scopeOf(state, language, workflow));
    return machinesIn(state, workflow);
  });
}

function scopeOf(state: DefinitionPlace, language: QueryLanguage, workflow: WorkflowType): StateScope {
  const own = state.field('QueryLanguage');
  if (own.value === 'JSONPath' && language === 'JSONata') {
    own.problem('A JSONata state machine cannot have a JSONPath state');
  }
  return { language: languageOfState(state, language), workflow };
}

function checkName(state: DefinitionPlace, { names }: Uniques): void {
  const name = String(state.segment);
  if ([...name].length > LONGEST_STATE_NAME) {
    state.problem(`The name of a state has at most ${LONGEST_STATE_NAME} characters`);
  }
  if (names.has(name)) {
    state.problem(`Duplicate state name: ${DefinitionPlace.quote(name)}`, 'DUPLICATE_STATE_NAME');
  }
  names.add(name);
}

function checkLabel(label: DefinitionPlace, { labels }: Uniques): void {
  if (label.value !== undefined && labels.has(label.value)) {
    label.problem('There is another Map with this label');
  }
  labels.add(label.value);
}

function machinesIn(state: DefinitionPlace, workflow: WorkflowType): MachinePlace[] {
  const { value: type } = state.field('Type');
  if (type === 'Parallel') {
    return state
      .field('Branches')
      .items()
      .map((place) => ({ place, kind: 'branch', workflow }));
  }
  if (type !== 'Map') {
    return [];
  }
  return ['ItemProcessor', 'Iterator']
    .filter((name) => state.has(name))
    .map((name) => ({ place: state.field(name), kind: 'processor', workflow: workflowOfItems(state, workflow) }));
}
