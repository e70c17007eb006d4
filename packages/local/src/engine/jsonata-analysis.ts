/** A node of the library's syntax tree. */
export interface AstNode {
  readonly type?: string;
  readonly value?: unknown;
  readonly [property: string]: unknown;
  [MARK]?: Mark;
}

/** Where a node keeps what there is to watch when it is evaluated. */
export const MARK = Symbol('mark');

/** What there is to watch when a node is evaluated, beyond counting it. */
export interface Mark {
  /** Something goes through the result to its innermost value: it is compared. */
  isDeep?: boolean;
  /** The result becomes text. */
  isText?: boolean;
  /** Something is searched for in the result. */
  isSearched?: boolean;
  /** Something asks whether the result holds, which goes through arrays inside of arrays. */
  isTest?: boolean;
  /** The result is called. */
  isCalled?: boolean;
  /** The result becomes a field of an object. */
  isField?: boolean;
  /** The result is what a transform writes into. */
  isWrittenTo?: boolean;
  /** An order-by clause compares by the result. */
  isOrder?: boolean;
  /** The node makes a new array, or a new object. */
  makes?: 'array' | 'object';
  /** How often this key of a group was asked for; `undefined` when it is no such key. */
  asked?: number;
  /** The keys of the groups that this node makes. */
  groupKeys?: readonly Mark[];
}

/** The parts of a value that an expression reads: some of its fields, or without names all of it. */
export interface Reads {
  fields: Map<string, Reads> | undefined;
}

/** What there is to know of an expression before it is evaluated. */
export interface JsonataAnalysis {
  /** All variables and functions that it mentions, and what it reads of them. */
  readonly names: ReadonlyMap<string, Reads>;
  /** True when it has a transform, which writes into values. */
  readonly transforms: boolean;
  /** True when the library may write into the data that it reads. */
  readonly writes: boolean;
  /** Why it cannot be evaluated here. */
  readonly problem: string | undefined;
}

/** Goes once through a syntax tree, and leaves marks at the nodes to watch. */
export function analyseJsonata(root: AstNode): JsonataAnalysis {
  const analysis = new Analysis();
  analysis.walk(root);
  return analysis;
}

class Analysis implements JsonataAnalysis {
  public readonly names = new Map<string, Reads>();
  public transforms = false;
  public writes = false;
  public problem: string | undefined;
  private hasParents = false;
  private readonly pending: { readonly value: unknown; readonly inData: boolean }[] = [];

  public walk(root: AstNode): void {
    const seen = new Set<object>();
    const seenInData = new Set<object>();
    const narrowed = new Set<unknown>();
    this.pending.push({ value: root, inData: false });
    for (let next = this.pending.pop(); next !== undefined; next = this.pending.pop()) {
      const { value, inData } = next;
      const before = inData ? seenInData : seen;
      if (typeof value !== 'object' || value === null || before.has(value) || value instanceof RegExp) {
        continue;
      }
      before.add(value);
      if (Array.isArray(value)) {
        this.follow(value, inData);
      } else {
        this.node(value as AstNode, inData, narrowed);
      }
    }
    if (this.hasParents) {
      for (const reads of this.names.values()) {
        reads.fields = undefined;
      }
    }
  }

  private follow(values: readonly unknown[], inData: boolean): void {
    for (const value of values) {
      this.pending.push({ value, inData });
    }
  }

  /** @param inData true when the context of the node, `$`, may be a part of the data */
  private node(node: AstNode, inData: boolean, narrowed: Set<unknown>): void {
    const { steps, predicate, stages, group, ...rest } = node;
    switch (node.type) {
      case 'variable':
        if (!narrowed.has(node)) {
          this.read(node.value as string, []);
        }
        break;
      case 'parent':
        this.hasParents = true;
        break;
      case 'path': {
        const [first, ...others] = steps as readonly AstNode[];
        if (first?.type === 'variable' && !hasFilters(first)) {
          narrowed.add(first);
          this.read(first.value as string, others);
        }
        this.follow([first], inData);
        this.follow(others, true);
        break;
      }
      case 'binary':
        this.markOperands(node);
        break;
      case 'condition':
        mark(node.condition, { isTest: true });
        break;
      case 'function':
      case 'partial':
        mark(node.procedure, { isCalled: true });
        break;
      case 'lambda':
        this.problem ??= problemOfSignature((node.signature as { definition?: string } | undefined)?.definition);
        break;
      case 'transform':
        this.read('clone', []);
        mark(node.pattern, { isWrittenTo: true });
        this.follow([node.pattern, node.update, node.delete], true);
        this.transforms = this.writes = true;
        break;
      case 'sort':
        for (const { expression } of node.terms as readonly { expression: AstNode }[]) {
          mark(expression, { isOrder: true });
          this.follow([expression], true);
        }
        break;
      case 'unary':
        if (node.value === '[') {
          mark(node, { makes: 'array' });
        } else if (node.value === '{') {
          this.markGroup(node, node);
          this.writes ||= inData;
        }
        break;
    }
    for (const filter of [...nodesOf(predicate), ...nodesOf(stages)]) {
      if (filter.type === 'filter') {
        mark(filter.expr, { isTest: true });
      }
      this.follow([filter], true);
    }
    if (group !== undefined) {
      this.markGroup(node, group as AstNode);
      this.follow([group], true);
      this.writes = true;
    }
    if (node.focus === 'then' || node.index === 'then') {
      // The library keeps it as a field beside the item, and what has a function as `then` is taken for a promise.
      this.problem ??= 'A variable that a path binds cannot have the name $then';
    }
    this.writes ||= node.keepSingletonArray === true || node.keepArray === true;
    this.follow(Object.values(rest), inData);
  }

  private read(name: string, steps: readonly AstNode[]): void {
    let reads = this.names.get(name);
    if (reads === undefined) {
      reads = { fields: new Map() };
      this.names.set(name, reads);
    }
    for (const step of steps) {
      if (step.type !== 'name' || reads.fields === undefined) {
        break;
      }
      const field = step.value as string;
      const next: Reads = reads.fields.get(field) ?? { fields: new Map() };
      reads.fields.set(field, next);
      reads = next;
      if (hasFilters(step)) {
        break;
      }
    }
    reads.fields = undefined;
  }

  private markOperands(node: AstNode): void {
    const { value, lhs, rhs } = node;
    switch (value) {
      case '=':
      case '!=':
      case '<':
      case '<=':
      case '>':
      case '>=':
        mark(lhs, { isDeep: true });
        mark(rhs, { isDeep: true });
        break;
      case '&':
        mark(lhs, { isText: true });
        mark(rhs, { isText: true });
        break;
      case 'and':
      case 'or':
        mark(lhs, { isTest: true });
        mark(rhs, { isTest: true });
        break;
      case 'in':
        mark(rhs, { isSearched: true });
        break;
      case '..':
        mark(node, { makes: 'array' });
        break;
    }
  }

  private markGroup(owner: AstNode, group: AstNode): void {
    const pairs = group.lhs as readonly (readonly [AstNode, AstNode])[];
    const groupKeys = pairs.map(([key, field]) => {
      mark(field, { isField: true });
      return mark(key, { asked: 0, isDeep: true });
    });
    mark(owner, { makes: 'object', groupKeys });
  }
}

function mark(node: unknown, mark: Mark): Mark {
  return Object.assign(((node as AstNode)[MARK] ??= {}), mark);
}

function hasFilters(node: AstNode): boolean {
  return nodesOf(node.predicate).length > 0 || nodesOf(node.stages).length > 0 || node.group !== undefined;
}

function nodesOf(value: unknown): readonly AstNode[] {
  return Array.isArray(value) ? (value as readonly AstNode[]) : [];
}

/** The library makes a pattern of a signature, and holds the types of the arguments against it. */
function problemOfSignature(definition: string | undefined): string | undefined {
  if (
    definition === undefined ||
    (/^<[a-z()<>:?+-]*>$/.test(definition) && definition.split('+').length <= 2 && definition.split(/[?-]/).length <= 9)
  ) {
    return undefined;
  }
  return `The signature ${definition.slice(0, 100)} has more optional and repeated parameters than are supported`;
}
