import { parsePath } from '@cdk-sfn/asl';
import type { FilterPath, Path, PathStep } from '@cdk-sfn/asl';
import { isJsonObject } from '../json';
import type { Json, JsonObject } from '../json';
import { compileFilterCondition } from './filter-condition';
import type { FilterFinder, FilterScope, FilterTest } from './filter-condition';
import { javaText } from './java-text';
import { PathNotFound } from './path-not-found';
import type { PathScope } from './scope';
import { SearchBudget } from './search-budget';

export { PathNotFound };

/** A path that was prepared to be evaluated often. */
export interface CompiledPath {
  readonly text: string;
  /** True when the path names one place. All other paths find a list, which may be empty. */
  readonly definite: boolean;
  /**
   * What the path finds.
   *
   * @throws PathNotFound when a path that names one place finds nothing, and when a step does not fit what it is
   * applied to
   */
  evaluate(scope: PathScope): Json;
}

/**
 * Prepares a path such as `$.order.items[0]`, `$$.Execution.Id` or `$name[?(@.price < 10)]`.
 *
 * Paths mean what they mean in Jayway JsonPath 2.0, the version that answers as the service does: negative indexes
 * find nothing, functions do not exist, and names that are missing behind a slice are an error.
 *
 * @throws ExpressionSyntaxError with the position
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html
 */
export function compilePath(text: string): CompiledPath {
  return compileParsedPath(parsePath(text));
}

/** Prepares a path that was parsed already. */
export function compileParsedPath(path: Path): CompiledPath {
  const { text } = path;
  const steps = new CompiledSteps(path.steps);
  const evaluate = (scope: PathScope): Json => {
    const root = rootOf(path, scope);
    const found = steps.find(root, { document: root, budget: new SearchBudget(text) });
    if (found === undefined) {
      throw new PathNotFound(text, steps.whyMissing(root, { document: root, budget: new SearchBudget(text) }));
    }
    return found;
  };
  return { text, definite: steps.definite, evaluate };
}

function rootOf({ root, text }: Path, scope: PathScope): Json {
  switch (root.kind) {
    case 'input':
      return scope.input;
    case 'context':
      return scope.context;
    case 'variable': {
      const value = scope.variables.get(root.name);
      if (value === undefined) {
        throw new PathNotFound(text, `Variable '${root.name}' is not assigned`);
      }
      return value;
    }
  }
}

type CompiledStep = Exclude<PathStep, { kind: 'filter' }> | { readonly kind: 'filter'; readonly test: FilterTest };

/** A place in the document, on the way through the steps of a path. */
interface Place {
  readonly value: Json;
  readonly parent?: Place;
  readonly key?: string | number;
  readonly guard?: Guard;
}

/**
 * An item that `[*]` took from a list: what goes wrong in it ends the search in that item only.
 *
 * The search goes step by step through all places at once, so a guard keeps the step at which its item failed.
 */
interface Guard {
  readonly parent?: Guard;
  failedAt: number;
}

/** Why a step could not go on at a place. */
interface Failure {
  readonly detail: string;
  /** False when the path does not fit the document, which no `[*]` forgives. */
  readonly forgivable: boolean;
}

class CompiledSteps {
  public readonly definite: boolean;
  private readonly steps: readonly CompiledStep[];
  /** For each step: whether it and all that follow find one place. */
  private readonly definiteFrom: readonly boolean[];

  constructor(steps: readonly PathStep[]) {
    this.steps = steps.map((step) =>
      step.kind === 'filter'
        ? { kind: 'filter', test: compileFilterCondition(step.parsed, compileFinder) }
        : step.kind === 'function'
          ? { kind: 'field', name: `${step.name}()` }
          : step,
    );
    const lastOfMany = this.steps.findLastIndex((step) => !findsOne(step));
    this.definiteFrom = this.steps.map((_, i) => i > lastOfMany);
    this.definite = lastOfMany < 0;
  }

  /** What the steps find, or `undefined` when they fail. */
  public find(root: Json, scope: FilterScope): Json | undefined {
    if (!this.definite) {
      const { places, failure } = this.search(root, scope);
      return failure === undefined ? places.map(({ value }) => value) : undefined;
    }
    let value: Json | undefined = root;
    for (let i = 0; i < this.steps.length && value !== undefined; i++) {
      value = this.findOne(value, i);
    }
    return value;
  }

  /** What is in the way of the steps, when they find nothing. */
  public whyMissing(root: Json, scope: FilterScope): string {
    return this.search(root, scope).failure?.detail ?? 'No results';
  }

  private findOne(value: Json, index: number): Json | undefined {
    const step = this.steps[index];
    switch (step?.kind) {
      case 'field':
        return isJsonObject(value) && Object.hasOwn(value, step.name) ? value[step.name] : undefined;
      case 'fields':
        return isJsonObject(value) && index === this.steps.length - 1 ? picked(value, step.names) : undefined;
      case 'index':
        return Array.isArray(value) ? (value as readonly Json[])[step.index] : undefined;
      case 'last':
        return Array.isArray(value) ? (value as readonly Json[])[value.length - step.offset] : undefined;
      default:
        return undefined;
    }
  }

  private search(root: Json, scope: FilterScope): { places: readonly Place[]; failure?: Failure } {
    let places: readonly Place[] = [{ value: root }];
    let failure: Failure | undefined;
    for (let i = 0; i < this.steps.length; i++) {
      const descends = this.steps[i]?.kind === 'descend';
      const from = descends ? this.descended(places, i++, scope) : places;
      const next: Place[] = [];
      for (const place of from) {
        if (failedAt(place.guard, i)) {
          continue;
        }
        const count = next.length;
        const problem = descends ? this.takeBelow(i, place, scope, next) : this.take(i, place, scope, next);
        scope.budget.spendPlaces(next.length - count);
        if (problem === undefined) {
          continue;
        }
        if (problem.forgivable && place.guard !== undefined) {
          place.guard.failedAt = i;
        } else {
          // It hides what comes behind it. What comes before it may still fail, and hide it in turn.
          failure = problem;
          break;
        }
      }
      places = next;
    }
    return { places, failure };
  }

  /** The places below, themselves included, where the step behind the `..` can be taken; outer ones come first. */
  private *descended(places: readonly Place[], index: number, scope: FilterScope): Generator<Place> {
    const step = this.steps[index + 1];
    for (const start of places) {
      const open = [start];
      for (let place = open.pop(); place !== undefined; place = open.pop()) {
        scope.budget.spendPlaces(1);
        if (typeof place.value !== 'object' || place.value === null) {
          continue;
        }
        if (step !== undefined && takesPlaceIn(place.value, step, scope)) {
          yield place;
        }
        const children: Place[] = [];
        pushChildren(place, children);
        for (const child of children.reverse()) {
          open.push(child);
        }
      }
    }
  }

  /** Takes the step behind `..`. In a list, if steps follow, it leads to all items, whatever it asks for. */
  private takeBelow(index: number, place: Place, scope: FilterScope, found: Place[]): Failure | undefined {
    if (index === this.steps.length - 1 || !Array.isArray(place.value)) {
      return this.take(index, place, scope, found);
    }
    pushChildren(place, found);
    return undefined;
  }

  /** Takes a step from a place, and adds the places that it leads to. */
  private take(index: number, place: Place, scope: FilterScope, found: Place[]): Failure | undefined {
    const step = this.steps[index];
    const { value } = place;
    switch (step?.kind) {
      case 'field':
        return this.takeField(index, step.name, place, found);
      case 'fields': {
        const names = bracketed(step.names);
        if (!isJsonObject(value)) {
          return forgivable(`Property ${names} not found in path ${pathOf(place)}`);
        }
        if (index < this.steps.length - 1) {
          return fatal(`Multi properties can only be used as path leafs: ${pathOf(place)}${names}`);
        }
        found.push({ value: picked(value, step.names), parent: place, guard: place.guard });
        return undefined;
      }
      case 'index':
        return this.takeIndexes(index, [step.index], place, found);
      case 'indexes':
        return this.takeIndexes(index, step.indexes, place, found);
      case 'last':
        return this.takeIndexes(index, Array.isArray(value) ? [value.length - step.offset] : [], place, found);
      case 'slice':
        return this.takeIndexes(
          index,
          Array.isArray(value) ? sliced(value.length, step.start, step.end) : [],
          place,
          found,
        );
      case 'wildcard':
        pushChildren(place, found, Array.isArray(value));
        return undefined;
      case 'filter':
        return this.takeFiltered(index, step.test, place, scope, found);
      default:
        return undefined;
    }
  }

  private takeField(index: number, name: string, place: Place, found: Place[]): Failure | undefined {
    const { value } = place;
    if (!isJsonObject(value)) {
      return forgivable(`Property ${bracketed([name])} not found in path ${pathOf(place)}`);
    }
    if (Object.hasOwn(value, name)) {
      found.push({ value: value[name] as Json, parent: place, key: name, guard: place.guard });
      return undefined;
    }
    if (index === this.steps.length - 1) {
      return forgivable(`No results for path: ${pathOf(place)}${bracketed([name])}`);
    }
    const before = this.steps[index - 1];
    return this.definiteFrom[index] && (before === undefined || findsOne(before))
      ? forgivable(`Missing property in path ${pathOf(place)}${bracketed([name])}`)
      : undefined;
  }

  private takeIndexes(index: number, indexes: Iterable<number>, place: Place, found: Place[]): Failure | undefined {
    const { value, guard } = place;
    if (value === null) {
      return forgivable(`The path ${pathOf(place)} is null`);
    }
    if (!Array.isArray(value)) {
      return fatal(
        `Filter: ${this.textFrom(index)} can only be applied to arrays. Current context is: ${shown(value)}`,
      );
    }
    for (const key of indexes) {
      const item = (value as readonly Json[])[key];
      if (item === undefined) {
        return forgivable(`Index out of bounds when evaluating path ${pathOf(place)}[${key}]`);
      }
      found.push({ value: item, parent: place, key, guard });
    }
    return undefined;
  }

  private takeFiltered(
    index: number,
    test: FilterTest,
    place: Place,
    scope: FilterScope,
    found: Place[],
  ): Failure | undefined {
    const { value, guard } = place;
    if (Array.isArray(value)) {
      scope.budget.spend(value.length);
      for (const [key, item] of (value as readonly Json[]).entries()) {
        if (test(item, scope)) {
          found.push({ value: item, parent: place, key, guard });
        }
      }
    } else if (!isJsonObject(value)) {
      return fatal(
        `Filter: ${this.textFrom(index)} can not be applied to primitives. Current context is: ${shown(value)}`,
      );
    } else if (test(value, scope)) {
      found.push(place);
    }
    return undefined;
  }

  /** The steps from here on as the service writes them. */
  private textFrom(index: number): string {
    return this.steps.slice(index).map(textOf).join('');
  }
}

function compileFinder({ root, steps }: FilterPath): FilterFinder {
  const compiled = new CompiledSteps(steps);
  return (item, scope) => {
    const found = compiled.find(root === 'item' ? item : scope.document, scope);
    return !compiled.definite && Array.isArray(found) && found.length === 0 ? undefined : found;
  };
}

function textOf(step: CompiledStep): string {
  switch (step.kind) {
    case 'field':
      return bracketed([step.name]);
    case 'fields':
      return bracketed(step.names);
    case 'index':
      return `[${step.index}]`;
    case 'indexes':
      return `[${step.indexes.join(',')}]`;
    case 'last':
      return `[@.size()-${step.offset}]`;
    case 'slice':
      return `[${step.start ?? ''}:${step.end ?? ''}]`;
    case 'wildcard':
      return '[*]';
    case 'descend':
      return '..';
    case 'filter':
      return '[?]';
    case 'function':
      return bracketed([`${step.name}()`]);
  }
}

function findsOne(step: CompiledStep): boolean {
  return step.kind === 'field' || step.kind === 'fields' || step.kind === 'index' || step.kind === 'last';
}

function failedAt(guard: Guard | undefined, index: number): boolean {
  for (let at = guard; at !== undefined; at = at.parent) {
    if (at.failedAt === index) {
      return true;
    }
  }
  return false;
}

function forgivable(detail: string): Failure {
  return { detail, forgivable: true };
}

function fatal(detail: string): Failure {
  return { detail, forgivable: false };
}

/** True when a step that stands behind `..` looks into this list or object. */
function takesPlaceIn(value: JsonObject | readonly Json[], step: CompiledStep, scope: FilterScope): boolean {
  switch (step.kind) {
    case 'field':
      return isJsonObject(value) && Object.hasOwn(value, step.name);
    case 'fields':
      return isJsonObject(value) && step.names.every((name) => Object.hasOwn(value, name));
    case 'wildcard':
      return true;
    case 'filter':
      return step.test(value, scope);
    default:
      return Array.isArray(value);
  }
}

function pushChildren(place: Place, found: Place[], guarded = false): void {
  const { value, guard } = place;
  if (Array.isArray(value)) {
    for (const [key, item] of (value as readonly Json[]).entries()) {
      found.push({ value: item, parent: place, key, guard: guarded ? { parent: guard, failedAt: -1 } : guard });
    }
  } else if (isJsonObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      found.push({ value: item, parent: place, key, guard });
    }
  }
}

/** The indexes of a slice. A start from the end needs an open slice; all else below 0 is out of bounds. */
function* sliced(length: number, start: number | undefined, end: number | undefined): Generator<number> {
  const from = end === undefined && start !== undefined && start < 0 ? Math.max(0, length + start) : (start ?? 0);
  const to =
    length === 0
      ? from
      : end === undefined
        ? length
        : start === undefined && end < 0
          ? length + end
          : Math.min(end, length);
  for (let i = from; i < to; i++) {
    yield i;
  }
}

function picked(value: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(
    names.filter((name) => Object.hasOwn(value, name)).map((name) => [name, value[name] as Json]),
  );
}

function bracketed(names: readonly string[]): string {
  return `[${names.map((name) => `'${name}'`).join(', ')}]`;
}

function pathOf(place: Place): string {
  const keys: string[] = [];
  for (let at: Place | undefined = place; at !== undefined; at = at.parent) {
    if (at.key !== undefined) {
      keys.push(typeof at.key === 'number' ? `[${at.key}]` : bracketed([at.key]));
    }
  }
  return `$${keys.reverse().join('')}`;
}

function shown(value: Json): string {
  try {
    return javaText(value);
  } catch {
    return Array.isArray(value) ? '[...]' : '{...}';
  }
}
