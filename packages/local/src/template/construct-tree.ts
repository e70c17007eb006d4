/**
 * A construct, as far as templates are read from it.
 *
 * Constructs are recognised by what they have, not by their class: the app brings the CDK along, in its own version.
 */
export interface ConstructLike {
  readonly node: { readonly id: string; readonly path: string };
}

/** A construct in its tree. */
export interface TreeConstruct extends ConstructLike {
  readonly node: {
    readonly id: string;
    readonly path: string;
    readonly root: TreeConstruct;
    readonly scopes: readonly TreeConstruct[];
    readonly children: readonly TreeConstruct[];
  };
}

/** A construct that stands for something in a template. */
export interface ElementConstruct extends TreeConstruct {
  readonly logicalId: string;
  readonly cfnResourceType?: string;
  _toCloudFormation(): unknown;
}

/** A construct that is a template. */
export interface StackConstruct extends TreeConstruct {
  readonly stackName: string;
  readonly region: string;
  readonly account: string;
  readonly nestedStackParent?: StackConstruct;
  readonly nestedStackResource?: ElementConstruct;
  resolve(value: unknown): unknown;
  getLogicalId(element: ElementConstruct): string;
}

export function isConstruct(x: unknown): x is TreeConstruct {
  const node = typeof x === 'object' && x !== null && 'node' in x ? x.node : undefined;
  return typeof node === 'object' && node !== null && 'path' in node && 'children' in node && 'scopes' in node;
}

export function isStack(construct: TreeConstruct): construct is StackConstruct {
  return hasMethod(construct, 'resolve') && hasMethod(construct, 'getLogicalId');
}

export function isElement(construct: TreeConstruct): construct is ElementConstruct {
  return 'logicalId' in construct && hasMethod(construct, '_toCloudFormation');
}

/** A construct and what is below it, without what is below constructs that `stop` is true of. */
export function* descendants(
  construct: TreeConstruct,
  stop: (construct: TreeConstruct) => boolean = () => false,
): Generator<TreeConstruct> {
  const open = [construct];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    yield next;
    if (!stop(next)) {
      open.push(...[...next.node.children].reverse());
    }
  }
}

/** The innermost construct around another, itself included, of which something is true. */
export function enclosing<Kind extends TreeConstruct>(
  construct: TreeConstruct,
  isKind: (construct: TreeConstruct) => construct is Kind,
): Kind | undefined {
  return [...construct.node.scopes].reverse().find(isKind);
}

function hasMethod(value: object, name: string): boolean {
  return typeof (value as Record<string, unknown>)[name] === 'function';
}
