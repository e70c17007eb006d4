import type { DataShape } from './data-shape';
import { ABSENT, fieldOf, itemOf, joined, listShape, objectShape, SCALAR, shapeOfLiteral } from './data-shape';
import type { DefinitionPlace } from './definition-place';
import type { DefinitionMistake, Report } from './definition-mistake';
import { undelimited } from './jsonata-grammar';
import { freeVariables } from './jsonata-variables';
import { nearestName } from './nearest-name';
import { parseExpression } from './path-grammar';
import type { Expression, Path, PathStep } from './path-grammar';
import { replacersOf } from './state-flow';
import type { StateFlow, Variables } from './state-flow';
import type { QueryLanguage } from './state-scope';

/** What the references in a field can read. */
export interface ReferenceScope {
  /** What `$` is in JSONPath. */
  readonly data: DataShape;
  /** `$$`, and `$states.context`. */
  readonly context: DataShape;
  readonly variables: Variables;
  /** What JSONata reads of `$states` beside the context. */
  readonly states?: Readonly<Record<string, DataShape>>;
  /** Where the data comes from, when it is the input of the state: what is not there may have been replaced. */
  readonly input?: StateFlow;
}

/**
 * Reads what stands in a definition, and says what comes out at run time. What is found to be missing is reported, and
 * unknown from there on.
 */
export class StateReferences {
  constructor(
    private readonly language: QueryLanguage,
    private readonly report: Report | undefined,
  ) {}

  /** A field that holds a path, or an intrinsic function. */
  public path(place: DefinitionPlace, scope: ReferenceScope): DataShape {
    const { value } = place;
    return typeof value === 'string' ? this.expression(place, parsed(value), scope) : 'unknown';
  }

  /** A value with references in it: fields that end in `.$`, or expressions of JSONata. */
  public template(place: DefinitionPlace, scope: ReferenceScope): DataShape {
    const { value } = place;
    if (Array.isArray(value)) {
      return listShape(
        place
          .items()
          .map((item) => this.template(item, scope))
          .reduce(joined, {}),
      );
    }
    if (place.isObject) {
      return objectShape(place.fields().map((field) => this.field(field, scope)));
    }
    return this.language === 'JSONata' && typeof value === 'string'
      ? this.jsonata(place, value, scope)
      : shapeOfLiteral(value);
  }

  private field(field: DefinitionPlace, scope: ReferenceScope): [string, DataShape] {
    const name = String(field.segment);
    return this.language === 'JSONPath' && name.endsWith('.$')
      ? [name.slice(0, -2), this.path(field, scope)]
      : [name, this.template(field, scope)];
  }

  private expression(place: DefinitionPlace, expression: Expression | undefined, scope: ReferenceScope): DataShape {
    if (expression === undefined) {
      return 'unknown';
    }
    if (expression.kind === 'path') {
      return this.read(place, expression, scope);
    }
    const args = expression.args.map((arg) => (arg.kind === 'literal' ? SCALAR : this.expression(place, arg, scope)));
    switch (expression.name) {
      case 'States.Array':
        return listShape(args.reduce(joined, {}));
      case 'States.StringSplit':
        return listShape(SCALAR);
      case 'States.ArrayPartition':
      case 'States.ArrayRange':
      case 'States.ArrayUnique':
      case 'States.ArrayGetItem':
      case 'States.JsonMerge':
      case 'States.StringToJson':
        return 'unknown';
      default:
        return SCALAR;
    }
  }

  private read(place: DefinitionPlace, { root, steps, text }: Path, scope: ReferenceScope): DataShape {
    if (root.kind === 'variable') {
      return this.variable(place, { name: root.name, steps: steps.map(stepOf), text }, scope);
    }
    const isContext = root.kind === 'context';
    return this.follow(place, isContext ? scope.context : scope.data, steps.map(stepOf), {
      text,
      input: isContext ? undefined : scope.input,
    });
  }

  private jsonata(place: DefinitionPlace, text: string, scope: ReferenceScope): DataShape {
    const expression = undelimited(text);
    if (expression === undefined) {
      return SCALAR;
    }
    const [, root, rest = ''] = PLAIN_REFERENCE.exec(expression) ?? [];
    if (root === undefined) {
      for (const name of freeVariables(expression)) {
        this.variable(place, { name, steps: [], text: `$${name}` }, scope);
      }
      return 'unknown';
    }
    const names = rest.split('.').slice(1);
    if (root !== 'states') {
      return this.variable(place, { name: root, steps: names, text: expression }, scope);
    }
    const [part, ...steps] = names;
    const shape = part === 'context' ? scope.context : part === undefined ? undefined : scope.states?.[part];
    return shape === undefined
      ? 'unknown'
      : this.follow(place, shape, steps, { text: expression, input: part === 'input' ? scope.input : undefined });
  }

  private variable(
    place: DefinitionPlace,
    { name, steps, text }: { name: string; steps: readonly Step[]; text: string },
    { variables }: ReferenceScope,
  ): DataShape {
    if (variables === 'unknown') {
      return 'unknown';
    }
    const shape = variables.get(name);
    if (shape === undefined) {
      return this.missing(place, {
        rule: 'unassignedVariable',
        message: `$${name} is assigned by no state before this one`,
        fix: `assign ${name} in a state that every way here goes through`,
      });
    }
    return this.follow(place, shape, steps, { text });
  }

  /** Goes down the steps. */
  private follow(
    place: DefinitionPlace,
    from: DataShape,
    steps: readonly Step[],
    { input, text }: { readonly text: string; readonly input?: StateFlow },
  ): DataShape {
    let shape = from;
    for (const [i, step] of steps.entries()) {
      if (step === undefined) {
        return 'unknown';
      }
      // JSONata maps a field over the items of a list.
      const holder = step !== ITEM && this.language === 'JSONata' && isList(shape) ? itemOf(shape) : shape;
      const found = step === ITEM ? itemOf(holder) : fieldOf(holder, step);
      if (found === ABSENT) {
        const name = String(step);
        const replacers = i === 0 && input !== undefined && !isMisspelt(name, holder) ? replacersOf(input, name) : [];
        return this.missing(place, replacers.length > 0 ? this.lost(text, replacers) : absent(text, name, holder));
      }
      shape = found;
    }
    return shape;
  }

  private lost(text: string, replacers: readonly string[]): Omit<DefinitionMistake, 'location'> {
    const states = replacers.map((name) => `'${name}'`).join(' and ');
    const keep =
      this.language === 'JSONPath'
        ? `a resultPath, such as '$.result' or JsonPath.DISCARD,`
        : `outputs that merge it in, such as '{% $merge([$states.input, { "result": $states.result }]) %}',`;
    return {
      rule: 'lostInput',
      message: `${text} is not there any more: ${states} put${replacers.length > 1 ? '' : 's'} the result in the place of the input`,
      fix: `give ${states} ${keep} or assign what is needed later to a variable`,
    };
  }

  private missing(place: DefinitionPlace, mistake: Omit<DefinitionMistake, 'location'>): DataShape {
    this.report?.({ ...mistake, location: place.location });
    return 'unknown';
  }
}

const PLAIN_REFERENCE = /^\$([a-z_]\w*)((?:\.(?!(?:true|false|null|and|or|in)\b)[a-z_]\w*)*)$/i;

function isList(shape: DataShape): boolean {
  return shape !== 'unknown' && shape.items !== undefined && shape.fields === undefined && shape.scalar === undefined;
}

function fieldNames(shape: DataShape): string[] {
  return shape === 'unknown' ? [] : [...(shape.fields?.keys() ?? [])];
}

/** True when a field that is there has almost this name. */
function isMisspelt(name: string, shape: DataShape): boolean {
  return nearestName(name, fieldNames(shape)) !== undefined;
}

/** A field by its name, or some item; `undefined` for what may find anything. */
type Step = string | typeof ITEM | undefined;

const ITEM = 0;

function stepOf(step: PathStep): Step {
  switch (step.kind) {
    case 'field':
      return step.name;
    case 'index':
    case 'last':
      return ITEM;
    default:
      return undefined;
  }
}

function parsed(text: string): Expression | undefined {
  try {
    return parseExpression(text);
  } catch {
    // Said by the check of the syntax.
    return undefined;
  }
}

const MOST_NAMES = 10;

function absent(text: string, name: string, shape: DataShape): Omit<DefinitionMistake, 'location'> {
  const names = fieldNames(shape);
  const near = nearestName(name, names);
  const has =
    names.length === 0
      ? shape !== 'unknown' && shape.fields === undefined
        ? 'a text, a number, true, false or null, which has no fields'
        : 'an empty object'
      : `an object with ${names.slice(0, MOST_NAMES).join(', ')}${names.length > MOST_NAMES ? ', …' : ''} and nothing else`;
  return {
    rule: 'missingField',
    message: `${text} cannot be there: ${name} is looked for in ${has}`,
    fix:
      near !== undefined
        ? `write ${near}`
        : names.length === 0
          ? 'refer to what a state before this one hands on'
          : 'refer to one of these, or have a state before this one hand it on',
  };
}
