import type { DataShape } from './data-shape';
import { itemOf, joined, listShape, objectShape, SCALAR, shapeOfLiteral, withValueAt } from './data-shape';
import type { DefinitionPlace } from './definition-place';
import type { DefinitionMistake, Report } from './definition-mistake';
import { resultOf } from './integrations';
import { isReferencePath, parsePath } from './path-grammar';
import { parseTaskResource } from './resource';
import { contextShape, joinedFlows, sameFlow, UNKNOWN_FLOW, withVariables } from './state-flow';
import type { StateFlow } from './state-flow';
import { StateReferences } from './state-references';
import type { ReferenceScope } from './state-references';
import { languageOfDefinition, languageOfState } from './state-scope';
import type { QueryLanguage } from './state-scope';

/** More visits of a state than it takes for what is known of its input to settle, but for machines that nobody writes. */
const MOST_VISITS = 25;

/** More visits in all than a definition takes that somebody wrote: loops in loops take more and more. */
const MOST_VISITS_IN_ALL = 100_000;

/** What all states of a machine have in common. */
interface Surroundings {
  readonly visits: { left: number };
  /** The language of the whole definition. */
  readonly language: QueryLanguage;
  readonly insideMap: boolean;
}

const ERROR_OUTPUT = objectShape([
  ['Error', SCALAR],
  ['Cause', SCALAR],
]);

/**
 * Follows data through the states of a definition, from state to state and around loops, and reports references that
 * find nothing whichever way led there. The input of the machine may be anything.
 *
 * Only what is certain is reported: data of which nothing is known may have every field.
 */
export function checkDataFlow(root: DefinitionPlace, report: Report): void {
  const mistakes: DefinitionMistake[] = [];
  const visits = { left: MOST_VISITS_IN_ALL };
  const start: StateFlow = { data: 'unknown', variables: new Map(), replaced: new Map() };
  const around = { visits, language: languageOfDefinition(root), insideMap: false };
  flowThrough(root, start, around, (mistake) => mistakes.push(mistake));
  // What was not followed to its end may have more than is known of it.
  if (visits.left > 0) {
    mistakes.forEach(report);
  }
}

/** What the states of a machine hand to each other, and what comes out at its ends. */
function flowThrough(
  machine: DefinitionPlace,
  start: StateFlow,
  around: Surroundings,
  report: Report | undefined,
): DataShape {
  const states = machine.field('States');
  const flows = new Map<string, StateFlow>();
  const visits = new Map<string, number>();
  const pending: string[] = [];
  let output: DataShape = {};

  const arrive = (name: unknown, flow: StateFlow): void => {
    if (typeof name !== 'string' || !states.has(name)) {
      return;
    }
    const known = flows.get(name);
    const count = visits.get(name) ?? 0;
    const next = known === undefined ? flow : count > MOST_VISITS ? UNKNOWN_FLOW : joinedFlows(known, flow);
    if (known === undefined || !sameFlow(known, next)) {
      flows.set(name, next);
      visits.set(name, count + 1);
      pending.push(name);
    }
  };
  const leave = (exits: StateExits): void => {
    exits.ways.forEach(({ flow, to }) => arrive(to, flow));
    output = exits.end === undefined ? output : joined(output, exits.end);
  };

  arrive(machine.field('StartAt').value, start);
  for (let name = pending.pop(); name !== undefined && around.visits.left > 0; name = pending.pop()) {
    around.visits.left--;
    leave(new StateVisit(states.field(name), flows.get(name) ?? UNKNOWN_FLOW, around, undefined).exits());
  }
  if (report !== undefined) {
    for (const [name, flow] of around.visits.left > 0 ? flows : []) {
      new StateVisit(states.field(name), flow, around, report).exits();
    }
  }
  return output;
}

/** Where a state leads to, and what it ends the machine with. */
interface StateExits {
  readonly ways: readonly { readonly to: unknown; readonly flow: StateFlow }[];
  readonly end?: DataShape;
}

/** One state, with what is known where it begins. */
class StateVisit {
  private readonly name: string;
  private readonly language: QueryLanguage;
  private readonly references: StateReferences;
  private readonly context: DataShape;

  constructor(
    private readonly state: DefinitionPlace,
    private readonly input: StateFlow,
    private readonly around: Surroundings,
    private readonly report: Report | undefined,
  ) {
    this.name = String(state.segment);
    this.language = languageOfState(state, around.language);
    this.references = new StateReferences(this.language, report);
    this.context = contextShape(around.insideMap);
  }

  public exits(): StateExits {
    const effective = this.effectiveInput();
    switch (this.state.field('Type').value) {
      case 'Task':
        this.readAll(effective, 'TimeoutSecondsPath', 'HeartbeatSecondsPath');
        this.readAll(effective, 'TimeoutSeconds', 'HeartbeatSeconds', 'Credentials');
        this.arguments(effective);
        return this.exitsWith(this.taskResult());
      case 'Parallel':
        return this.exitsWith(this.branches(this.arguments(effective)));
      case 'Map':
        return this.exitsWith(this.iterations(effective));
      case 'Pass':
        return this.exitsWith(this.passed(effective));
      case 'Wait':
        this.readAll(effective, 'SecondsPath', 'TimestampPath', 'Seconds', 'Timestamp');
        return this.onwards(this.handedOn(this.state, effective));
      case 'Choice':
        return this.choices(effective);
      case 'Succeed':
        return { ways: [], end: this.handedOn(this.state, effective).data };
      case 'Fail':
        this.readAll(effective, 'ErrorPath', 'CausePath', 'Error', 'Cause');
        return { ways: [] };
      default:
        return this.onwards(UNKNOWN_FLOW);
    }
  }

  private effectiveInput(): DataShape {
    return this.selected('InputPath', this.input.data, this.input);
  }

  /** `InputPath` and `OutputPath`: null is an empty object. */
  private selected(name: string, data: DataShape, input?: StateFlow): DataShape {
    const path = this.state.field(name);
    if (this.language === 'JSONata' || path.value === undefined) {
      return data;
    }
    return path.value === null ? objectShape([]) : this.references.path(path, this.scope(data, { input }));
  }

  private scope(data: DataShape, more: Partial<ReferenceScope> = {}): ReferenceScope {
    const { context, input } = this;
    return {
      data,
      context,
      variables: input.variables,
      states: { input: input.data },
      // After InputPath, the data is another, unless it is all of the input.
      input: this.language === 'JSONata' || data === input.data ? input : undefined,
      ...more,
    };
  }

  private arguments(effective: DataShape): DataShape {
    const template = this.state.field(this.language === 'JSONPath' ? 'Parameters' : 'Arguments');
    return template.value === undefined ? effective : this.references.template(template, this.scope(effective));
  }

  /** Fields that hold a path or, in JSONata, an expression. */
  private readAll(effective: DataShape, ...names: readonly string[]): void {
    for (const name of names) {
      const field = this.state.field(name);
      if (field.value === undefined) {
        continue;
      }
      if (this.language === 'JSONPath' && name.endsWith('Path')) {
        this.references.path(field, this.scope(effective));
      } else {
        this.references.template(field, this.scope(effective));
      }
    }
  }

  private taskResult(): DataShape {
    const { value } = this.state.field('Resource');
    const resource = typeof value === 'string' ? parseTaskResource(value) : undefined;
    return resource === undefined ? 'unknown' : resultOf(resource);
  }

  private branches(input: DataShape): DataShape {
    const flow = { ...this.input, data: input, replaced: input === this.input.data ? this.input.replaced : new Map() };
    const outputs = this.state
      .field('Branches')
      .items()
      .map((branch) => flowThrough(branch, flow, this.around, this.report));
    return listShape(outputs.reduce(joined, {}));
  }

  private iterations(effective: DataShape): DataShape {
    const { state } = this;
    const processor = state.field(state.has('ItemProcessor') ? 'ItemProcessor' : 'Iterator');
    const isDistributed = processor.field('ProcessorConfig').field('Mode').value === 'DISTRIBUTED';
    this.readAll(effective, 'MaxConcurrencyPath', 'ToleratedFailureCountPath', 'ToleratedFailurePercentagePath');
    for (const name of ['ItemReader', 'ResultWriter']) {
      const args = state.field(name).field(this.language === 'JSONPath' ? 'Parameters' : 'Arguments');
      if (args.value !== undefined) {
        this.references.template(args, this.scope(effective));
      }
    }
    const data = this.batched(this.itemInput(effective), effective);
    const output = flowThrough(
      processor,
      // A child execution sees no variable of its parent.
      isDistributed
        ? { data, variables: new Map(), replaced: new Map() }
        : { ...this.input, data, replaced: new Map() },
      { ...this.around, insideMap: true },
      this.report,
    );
    return state.has('ResultWriter') ? 'unknown' : listShape(output);
  }

  /** What an iteration begins with. */
  private itemInput(effective: DataShape): DataShape {
    const { state } = this;
    const item = this.item(effective);
    const selector = state.field(state.has('ItemSelector') ? 'ItemSelector' : 'Parameters');
    return selector.value === undefined
      ? item
      : this.references.template(selector, this.scope(effective, { context: contextShape(true) }));
  }

  private item(effective: DataShape): DataShape {
    const { state } = this;
    const items = state.field(this.language === 'JSONPath' ? 'ItemsPath' : 'Items');
    const found =
      items.value === undefined
        ? effective
        : this.language === 'JSONPath'
          ? this.references.path(items, this.scope(effective))
          : this.references.template(items, this.scope(effective));
    // Items of an object are pairs of a key and a value.
    return state.has('ItemReader') ? 'unknown' : itemOf(found);
  }

  private batched(item: DataShape, effective: DataShape): DataShape {
    const batcher = this.state.field('ItemBatcher');
    if (batcher.value === undefined) {
      return item;
    }
    const more = batcher.field('BatchInput');
    return objectShape([
      ['Items', listShape(item)],
      ...(more.value === undefined
        ? []
        : [['BatchInput', this.references.template(more, this.scope(effective))] as const]),
    ]);
  }

  private passed(effective: DataShape): DataShape {
    const result = this.state.field('Result');
    return result.value === undefined || this.language === 'JSONata'
      ? this.arguments(effective)
      : shapeOfLiteral(result.value);
  }

  /** Leaves a state that has a result. */
  private exitsWith(result: DataShape): StateExits {
    const done = this.language === 'JSONPath' ? this.resultPlaced(result) : this.resultHandedOn(result);
    const caught = this.state
      .field('Catch')
      .items()
      .map((catcher) => ({ to: catcher.field('Next').value, flow: this.caught(catcher) }));
    const onwards = this.onwards(done);
    return { ...onwards, ways: [...onwards.ways, ...caught] };
  }

  private resultPlaced(result: DataShape): StateFlow {
    const { input, state } = this;
    const selector = state.field('ResultSelector');
    const selected =
      selector.value === undefined
        ? result
        : this.references.template(selector, this.scope(result, { input: undefined }));
    const assigned = this.assigned(state, this.scope(selected, { input: undefined }));
    const placed = this.placed(state, selected);
    const data = this.selected('OutputPath', placed, placed === input.data ? input : undefined);
    return this.replacing(this.after(data, assigned), this.replaces(state) && data !== input.data);
  }

  /** The input with a result put where `ResultPath` says. */
  private placed(holder: DefinitionPlace, result: DataShape): DataShape {
    const { value } = holder.field('ResultPath');
    if (value === null) {
      return this.input.data;
    }
    if (value === undefined || value === '$') {
      return result;
    }
    const names = typeof value === 'string' ? fieldNames(value) : undefined;
    if (typeof value !== 'string' || names === undefined) {
      return 'unknown';
    }
    const data = withValueAt(this.input.data, names, result);
    if (data === undefined) {
      this.report?.({
        rule: 'resultPathMismatch',
        message: `The result cannot be put at ${value}: what comes into the state is no object`,
        fix: 'have the state before this one hand on an object, or leave ResultPath out',
        location: holder.field('ResultPath').location,
      });
    }
    return data ?? 'unknown';
  }

  /** True when the result takes the place of the whole input. */
  private replaces(holder: DefinitionPlace): boolean {
    const { value } = holder.field(this.language === 'JSONPath' ? 'ResultPath' : 'Output');
    return this.language === 'JSONPath' ? value === undefined || value === '$' : value === undefined;
  }

  private resultHandedOn(result: DataShape): StateFlow {
    const scope = this.scope(result, { states: { input: this.input.data, result } });
    const assigned = this.assigned(this.state, scope);
    const output = this.state.field('Output');
    const data = output.value === undefined ? result : this.references.template(output, scope);
    return this.replacing(this.after(data, assigned), this.replaces(this.state));
  }

  /** Leaves a state, or a rule of a Choice, that has no result. */
  private handedOn(holder: DefinitionPlace, effective: DataShape): StateFlow {
    const scope = this.scope(effective);
    const assigned = this.assigned(holder, scope);
    const output = holder.field('Output');
    const data =
      this.language === 'JSONata' && output.value !== undefined
        ? this.references.template(output, scope)
        : this.selected('OutputPath', effective, effective === this.input.data ? this.input : undefined);
    return this.after(data, assigned);
  }

  private caught(catcher: DefinitionPlace): StateFlow {
    const scope = this.scope(ERROR_OUTPUT, {
      input: undefined,
      states: { input: this.input.data, errorOutput: ERROR_OUTPUT },
    });
    const assigned = this.assigned(catcher, scope);
    if (this.language === 'JSONPath') {
      return this.replacing(this.after(this.placed(catcher, ERROR_OUTPUT), assigned), this.replaces(catcher));
    }
    const output = catcher.field('Output');
    const data = output.value === undefined ? ERROR_OUTPUT : this.references.template(output, scope);
    return this.replacing(this.after(data, assigned), output.value === undefined);
  }

  private assigned(holder: DefinitionPlace, scope: ReferenceScope): ReadonlyMap<string, DataShape> {
    const assign = holder.field('Assign');
    const shape = assign.value === undefined ? undefined : this.references.template(assign, scope);
    return (shape === 'unknown' ? undefined : shape?.fields) ?? new Map<string, DataShape>();
  }

  private after(data: DataShape, assigned: ReadonlyMap<string, DataShape>): StateFlow {
    const { replaced, variables } = this.input;
    return { data, variables: withVariables(variables, assigned), replaced };
  }

  /** Takes down that the input is gone. What a Pass writes in its place is meant to be all there is. */
  private replacing(flow: StateFlow, isReplaced: boolean): StateFlow {
    if (!isReplaced) {
      return flow;
    }
    const isPass = this.state.field('Type').value === 'Pass';
    return { ...flow, replaced: isPass ? new Map() : new Map([...flow.replaced, [this.name, this.input.data]]) };
  }

  private onwards(flow: StateFlow): StateExits {
    const next = this.state.field('Next').value;
    return this.state.field('End').value === true ? { ways: [], end: flow.data } : { ways: [{ to: next, flow }] };
  }

  private choices(effective: DataShape): StateExits {
    const { state } = this;
    const rules = state.field('Choices').items();
    const asked = new Set(rules.flatMap(presenceTests));
    const ways = rules.map((rule) => {
      if (this.language === 'JSONPath') {
        this.variablesOf(rule, asked, effective);
      } else if (rule.field('Condition').value !== undefined) {
        this.references.template(rule.field('Condition'), this.scope(effective));
      }
      return { to: rule.field('Next').value, flow: this.handedOn(rule, effective) };
    });
    return { ways: [...ways, { to: state.field('Default').value, flow: this.handedOn(state, effective) }] };
  }

  /** What the rules of a Choice compare. What some rule asks the presence of may be missing. */
  private variablesOf(rule: DefinitionPlace, asked: ReadonlySet<string>, effective: DataShape): void {
    for (const field of rule.fields()) {
      const name = String(field.segment);
      const text = typeof field.value === 'string' ? field.value : '';
      if ((name === 'Variable' || name.endsWith('Path')) && !mayBeMissing(text, asked)) {
        this.references.path(field, this.scope(effective));
      }
    }
    nestedRules(rule).forEach((nested) => this.variablesOf(nested, asked, effective));
  }
}

function nestedRules(rule: DefinitionPlace): DefinitionPlace[] {
  return [...rule.field('And').items(), ...rule.field('Or').items(), rule.field('Not')].filter((each) => each.isObject);
}

/** The paths whose presence a rule asks for. */
function presenceTests(rule: DefinitionPlace): string[] {
  const { value } = rule.field('Variable');
  const own = rule.has('IsPresent') && typeof value === 'string' ? [value] : [];
  return [...own, ...nestedRules(rule).flatMap(presenceTests)];
}

function mayBeMissing(path: string, asked: ReadonlySet<string>): boolean {
  return [...asked].some((each) => path === each || path.startsWith(`${each}.`) || path.startsWith(`${each}[`));
}

/** The names that a reference path goes down, or `undefined` when it goes through a list. */
function fieldNames(text: string): string[] | undefined {
  try {
    const path = parsePath(text);
    const names = path.steps.flatMap((step) => (step.kind === 'field' ? [step.name] : []));
    return isReferencePath(path) && names.length === path.steps.length ? names : undefined;
  } catch {
    // Said by the check of the syntax.
    return undefined;
  }
}
