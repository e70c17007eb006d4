import type {
  AnyNode,
  BinaryExpression,
  CallExpression,
  Expression,
  Identifier,
  MemberExpression,
  Pattern,
} from 'acorn';
import { nearestName } from '@cdk-sfn/core';
import { childrenOf, ExpressionNames, functionNames, isFunction, lexicalNames, namesOf } from './expression-names';
import type { FunctionNode } from './expression-names';
import { SAFE_GLOBALS } from './handler/globals';
import { alwaysInContext } from './state-path';
import type { StatePath } from './state-path';

/** What is wrong at one place of the source. */
export interface SourceProblem {
  readonly start: number;
  readonly end: number;
  readonly problem: string;
  readonly fix: string;
}

/** Where in the expression a node stands. */
interface Place {
  readonly names: ExpressionNames;
  /** The node is evaluated whenever the expression is. */
  readonly isCertain: boolean;
  /** What is around the node asks whether its value is there. */
  readonly mayBeAbsent: boolean;
  /** The node is inside a function that has its own `this`. */
  readonly hasThis: boolean;
}

/** One member access: `.key`, `['key']`, `[i]`, `?.key`. */
interface Step {
  /** The name of the property, unless it is computed or an index. */
  readonly key: string | undefined;
  readonly isOptional: boolean;
}

const STATE_ROOT = /^\$(\$|[\p{L}_][\p{L}\p{N}_]*)?$/u;
const TO_CODE = new Set([
  'constructor',
  '__proto__',
  '__defineGetter__',
  '__defineSetter__',
  '__lookupGetter__',
  '__lookupSetter__',
]);
const UNSUPPORTED: Partial<Record<AnyNode['type'], string>> = {
  AwaitExpression: 'await',
  ClassDeclaration: 'a class',
  ClassExpression: 'a class',
  ImportExpression: 'import()',
  MetaProperty: 'new.target or import.meta',
  Super: 'super',
  YieldExpression: 'yield',
};

/**
 * Finds what an expression reads from the state, and what it must not use.
 *
 * A path goes no further than where its value must be there for the expression to make sense: Step Functions ends the
 * execution when it does not find a path. So `$.a.b + 1` reads `$.a.b`, `$.a.b ?? 1` reads `$.a`, `$.items.map(…)` and
 * `$.items[0]` read `$.items`, and what may not be evaluated at all, as `$.b` in `$.a || $.b`, reads the whole input.
 */
export class ExpressionAnalysis {
  public readonly paths: StatePath[] = [];
  public readonly problems: SourceProblem[] = [];
  /** Names behind a minus that touches a path: `$.unit-price`. */
  private readonly hyphenated = new Set<AnyNode>();

  /** @param placeholder a name that stands for what the deployment fills in */
  constructor(
    expression: Expression,
    private readonly placeholder: RegExp,
  ) {
    this.visit(expression, { names: new ExpressionNames(), isCertain: true, mayBeAbsent: false, hasThis: false });
  }

  private visit(node: AnyNode, place: Place): void {
    const inner = { ...place, mayBeAbsent: false };
    const unsupported = UNSUPPORTED[node.type];
    if (unsupported !== undefined) {
      this.report(node, `has ${unsupported}`, 'use plain expressions and functions');
    } else if (isFunction(node)) {
      this.function(node, inner);
    } else {
      this.plain(node, place, inner);
    }
  }

  private plain(node: AnyNode, place: Place, inner: Place): void {
    const uncertain = { ...inner, isCertain: false };
    switch (node.type) {
      case 'Identifier':
      case 'MemberExpression':
        return this.chain(node, place, false);
      case 'ParenthesizedExpression':
      case 'ChainExpression':
        return this.visit(node.expression, place);
      case 'CallExpression':
        this.callee(node.callee, inner);
        return this.visitAll(node.arguments, isInOptionalChain(node) ? uncertain : inner);
      case 'TaggedTemplateExpression':
        this.callee(node.tag, inner);
        return this.visit(node.quasi, inner);
      case 'LogicalExpression':
        this.visit(node.left, { ...inner, mayBeAbsent: true });
        this.visit(node.right, uncertain);
        return;
      case 'ConditionalExpression':
        this.visit(node.test, { ...inner, mayBeAbsent: true });
        return this.visitAll([node.consequent, node.alternate], uncertain);
      case 'BinaryExpression':
        return this.binary(node, inner);
      case 'UnaryExpression':
        if (node.operator === 'delete') {
          this.target(node.argument, inner);
        }
        return this.visit(node.argument, { ...inner, mayBeAbsent: ['!', 'typeof', 'void'].includes(node.operator) });
      case 'UpdateExpression':
        this.target(node.argument, inner);
        return this.visit(node.argument, inner);
      case 'AssignmentExpression':
        this.target(node.left, inner);
        return this.visit(node.right, node.operator === '=' ? inner : uncertain);
      case 'ThisExpression':
        if (!place.hasThis) {
          this.report(node, 'has this, which is nothing here', 'use $ for the input of the state');
        }
        return;
      case 'Literal':
        if (/^1\.88815458970\d*e\+289$/.test(node.raw ?? '')) {
          const fix = 'write Token.asString(…) around it, inside quotes';
          this.report(node, 'has a number that is known only at deployment', fix);
        }
        return;
      case 'Property':
        return this.visitAll(node.computed ? [node.key, node.value] : [node.value], inner);
      default:
        return this.statement(node, inner);
    }
  }

  private statement(node: AnyNode, place: Place): void {
    switch (node.type) {
      case 'BlockStatement':
      case 'StaticBlock':
        return this.visitAll(node.body, inside(place, lexicalNames(node.body)));
      case 'SwitchStatement':
        this.visit(node.discriminant, place);
        return this.visitAll(
          node.cases,
          inside(place, lexicalNames(node.cases.flatMap(({ consequent }) => consequent))),
        );
      case 'ForStatement':
        return this.visitAll(childrenOf(node), inside(place, node.init ? lexicalNames([node.init]) : []));
      case 'ForInStatement':
      case 'ForOfStatement': {
        const around = inside(place, lexicalNames([node.left]));
        if (node.left.type === 'VariableDeclaration') {
          this.visit(node.left, around);
        } else {
          this.target(node.left, around);
        }
        return this.visitAll([node.right, node.body], around);
      }
      case 'CatchClause': {
        const around = node.param ? inside(place, namesOf(node.param)) : place;
        if (node.param) {
          this.pattern(node.param, around);
        }
        return this.visit(node.body, around);
      }
      case 'VariableDeclarator':
        this.pattern(node.id, place);
        return node.init ? this.visit(node.init, place) : undefined;
      case 'LabeledStatement':
        return this.visit(node.body, place);
      case 'BreakStatement':
      case 'ContinueStatement':
        return;
      default:
        return this.visitAll(childrenOf(node), place);
    }
  }

  private function(node: FunctionNode, place: Place): void {
    if (node.async || node.generator) {
      const kind = node.async ? 'an async function' : 'a generator';
      this.report(
        { start: node.start, end: node.start + 1 },
        `has ${kind}`,
        'use a plain function: the result is needed at once',
      );
    }
    const around = {
      ...inside(place, functionNames(node)),
      isCertain: false,
      hasThis: place.hasThis || node.type !== 'ArrowFunctionExpression',
    };
    node.params.forEach((param) => {
      this.pattern(param, around);
    });
    this.visit(node.body, around);
  }

  /** What declares names: only its defaults and computed keys are evaluated. */
  private pattern(node: Pattern, place: Place): void {
    switch (node.type) {
      case 'ObjectPattern':
        for (const property of node.properties) {
          if (property.type === 'RestElement') {
            this.pattern(property.argument, place);
          } else {
            this.key(property.key, property.computed, place);
            this.pattern(property.value, place);
          }
        }
        return;
      case 'ArrayPattern':
        node.elements.forEach((element) => {
          if (element !== null) {
            this.pattern(element, place);
          }
        });
        return;
      case 'RestElement':
        this.pattern(node.argument, place);
        return;
      case 'AssignmentPattern':
        this.pattern(node.left, place);
        this.visit(node.right, place);
        return;
      case 'MemberExpression':
        this.target(node, place);
        this.visit(node, place);
        return;
      default:
    }
  }

  /** What is written to: names that the expression declares itself, and their members. */
  private target(node: AnyNode, place: Place): void {
    if (node.type === 'ObjectPattern' || node.type === 'ArrayPattern') {
      namesOf(node).forEach((name) => {
        this.writable(name, node, place);
      });
      this.pattern(node, place);
      return;
    }
    const root = rootOf(node);
    if (root !== undefined) {
      this.writable(root.name, node, place);
    }
  }

  private writable(name: string, node: AnyNode, { names }: Place): void {
    if (!names.has(name)) {
      const fix = STATE_ROOT.test(name)
        ? 'state data does not change here: return the new value and say with resultPath where it goes'
        : 'declare it inside a function';
      this.report(node, `changes ${name}`, fix);
    }
  }

  private binary(node: BinaryExpression, place: Place): void {
    const isEquality = ['==', '!=', '===', '!=='].includes(node.operator);
    this.visit(node.left, { ...place, mayBeAbsent: isEquality && isNothing(node.right) });
    if (node.operator === '-' && node.right.start === node.left.end + 1 && node.left.type === 'MemberExpression') {
      this.hyphenated.add(node.right);
    }
    this.visit(node.right, { ...place, mayBeAbsent: isEquality && isNothing(node.left) });
  }

  private callee(node: AnyNode, place: Place): void {
    const called = node.type === 'ParenthesizedExpression' ? node.expression : node;
    if (called.type === 'MemberExpression') {
      this.chain(called, place, true);
    } else {
      this.visit(called, place);
    }
  }

  /** A name and the members that are read from it. */
  private chain(node: Identifier | MemberExpression, place: Place, isMethod: boolean): void {
    const inner = { ...place, mayBeAbsent: false };
    const steps: Step[] = [];
    let at: AnyNode = node;
    for (;;) {
      if (at.type === 'ParenthesizedExpression' || at.type === 'ChainExpression') {
        at = at.expression;
      } else if (at.type === 'MemberExpression') {
        const isCertain = place.isCertain && !isInOptionalChain(at);
        steps.unshift({
          key: this.key(at.property, at.computed, { ...inner, isCertain }),
          isOptional: at.optional,
        });
        at = at.object;
      } else {
        break;
      }
    }
    if (at.type === 'Identifier') {
      this.name(at, steps, place, isMethod);
    } else {
      this.visit(at, inner);
    }
  }

  /** The name of a property, when it is written out; a computed one is evaluated. */
  private key(node: AnyNode, isComputed: boolean, place: Place): string | undefined {
    let key: string | undefined;
    if (!isComputed && node.type === 'Identifier') {
      key = node.name;
    } else if (node.type === 'Literal') {
      key = typeof node.value === 'string' ? node.value : undefined;
    } else if (isComputed) {
      this.visit(node, place);
    }
    if (key !== undefined && TO_CODE.has(key)) {
      this.report(
        node,
        `reads ${key}, which leads to code`,
        'rename the field before this state if it is one of yours',
      );
    }
    return key;
  }

  private name(node: Identifier, steps: readonly Step[], place: Place, isMethod: boolean): void {
    const { name } = node;
    const { names } = place;
    if (names.has(name) || this.placeholder.test(name)) {
      return;
    }
    if (name === '$states') {
      this.report(node, 'has $states, which is JSONata', 'write $ for the input of the state and $$ for its context');
    } else if (STATE_ROOT.test(name)) {
      this.paths.push({ root: name, keys: neededKeys(name, steps, place, isMethod) });
    } else if (!SAFE_GLOBALS.includes(name as never)) {
      this.report(node, `has the unknown name ${name}`, this.knownName(node, names));
    }
  }

  private knownName(node: Identifier, names: ExpressionNames): string {
    if (this.hyphenated.has(node)) {
      return `write a field with a hyphen in brackets, as in $['unit-price']`;
    }
    const near = nearestName(node.name, [...names.all(), ...SAFE_GLOBALS]);
    return near === undefined
      ? 'an expression knows the state ($, $$, $variable), its own names and globals such as Math, JSON and Date; ' +
          'what needs more is work for a Lambda function of yours'
      : `did you mean ${near}?`;
  }

  private visitAll(nodes: readonly AnyNode[], place: Place): void {
    nodes.forEach((node) => {
      this.visit(node, place);
    });
  }

  private report({ start, end }: { start: number; end: number }, problem: string, fix: string): void {
    this.problems.push({ start, end, problem, fix });
  }
}

/** The keys that must be there for the expression to make sense. */
function neededKeys(root: string, steps: readonly Step[], place: Place, isMethod: boolean): string[] {
  const plain = steps.map(({ key }) => key ?? '');
  const end = place.isCertain ? Math.max(0, lastNeeded(steps, place.mayBeAbsent || isMethod)) : 0;
  return plain.slice(0, root === '$$' ? Math.max(end, alwaysInContext(plain)) : end);
}

function lastNeeded(steps: readonly Step[], isLastOpen: boolean): number {
  // An index or a length may be that of a text, where a path finds nothing.
  const stop = steps.findIndex(({ key, isOptional }) => key === undefined || key === 'length' || isOptional);
  if (stop === -1) {
    return steps.length - (isLastOpen ? 1 : 0);
  }
  return steps[stop]?.isOptional ? stop - 1 : stop;
}

/** Whether a `?.` further left may end the chain before this node is reached. */
function isInOptionalChain(node: CallExpression | MemberExpression): boolean {
  const inner = node.type === 'CallExpression' ? node.callee : node.object;
  return (
    node.optional ||
    ((inner.type === 'CallExpression' || inner.type === 'MemberExpression') && isInOptionalChain(inner))
  );
}

/** The name at the left end of members. What a call returns belongs to the expression. */
function rootOf(node: AnyNode): Identifier | undefined {
  switch (node.type) {
    case 'Identifier':
      return node;
    case 'MemberExpression':
      return rootOf(node.object);
    case 'ParenthesizedExpression':
    case 'ChainExpression':
      return rootOf(node.expression);
    default:
      return undefined;
  }
}

function isNothing(node: AnyNode): boolean {
  return (
    (node.type === 'Literal' && node.raw === 'null') ||
    (node.type === 'Identifier' && node.name === 'undefined') ||
    (node.type === 'UnaryExpression' && node.operator === 'void')
  );
}

function inside(place: Place, names: readonly string[]): Place {
  return { ...place, names: place.names.inside(names) };
}
