import { descendants, enclosing, isElement, isStack } from './construct-tree';
import type { ElementConstruct, StackConstruct, TreeConstruct } from './construct-tree';
import { stagedAsset } from './staged-asset';
import type { StackTemplate, TemplateEntry, TemplateSection } from './stack-template';
import { fieldOf, isObject, textField } from './template-fields';

/** The stacks of an app that is not synthesised, or was: both give the same. */
export class ConstructApp {
  readonly stacks: readonly ConstructStack[];

  constructor(construct: TreeConstruct) {
    this.stacks = [...descendants(construct.node.root)]
      .filter(isStack)
      .map((stack, index) => new ConstructStack(this, stack, index));
  }

  /** The template that a construct is part of. */
  stackOf(construct: TreeConstruct): ConstructStack | undefined {
    const stack = enclosing(construct, isStack);
    return this.stacks.find((candidate) => candidate.construct === stack);
  }
}

/**
 * The template of a stack, rendered from its constructs.
 *
 * Synthesis would take a second, run aspects and lock the tree. Only what is asked for is rendered instead, and the
 * tree stays as it is.
 */
export class ConstructStack implements StackTemplate {
  private sections: ReadonlyMap<string, Map<string, ElementConstruct>> | undefined;
  private readonly rendered = new Map<ElementConstruct, unknown>();

  constructor(
    private readonly tree: ConstructApp,
    readonly construct: StackConstruct,
    private readonly index: number,
  ) {}

  get name(): string | undefined {
    const { parent } = this;
    return parent === undefined ? literal(this.construct.stackName) : `${parent.stack.name}-${parent.logicalId}`;
  }

  get region(): string | undefined {
    return literal(this.construct.region);
  }

  get account(): string | undefined {
    return literal(this.construct.account);
  }

  get parent(): TemplateEntry | undefined {
    const { nestedStackParent, nestedStackResource } = this.construct;
    const stack = this.tree.stacks.find(({ construct }) => construct === nestedStackParent);
    return stack === undefined || nestedStackResource === undefined
      ? undefined
      : { stack, logicalId: stack.idOf(nestedStackResource) };
  }

  get assetFolder(): string | undefined {
    const stage = enclosing(this.construct, isStage);
    return stage?.assetOutdir ?? stage?.outdir;
  }

  logicalIds(section: TemplateSection): readonly string[] {
    return [...(this.elements().get(section)?.keys() ?? [])];
  }

  entry(section: TemplateSection, logicalId: string): unknown {
    const element = this.elements().get(section)?.get(logicalId);
    return element && fieldOf(fieldOf(this.render(element), section), logicalId);
  }

  typeOf(logicalId: string): string | undefined {
    const element = this.elements().get('Resources')?.get(logicalId);
    return element?.cfnResourceType ?? textField(this.entry('Resources', logicalId), 'Type');
  }

  constructPath(logicalId: string): string | undefined {
    return this.elements()
      .get('Resources')
      ?.get(logicalId)
      ?.node.path.replace(/\/Resource$/, '');
  }

  nested(logicalId: string): StackTemplate | undefined {
    const element = this.elements().get('Resources')?.get(logicalId);
    return this.tree.stacks.find(
      ({ construct }) => construct.nestedStackResource !== undefined && construct.nestedStackResource === element,
    );
  }

  app(): readonly StackTemplate[] {
    return this.tree.stacks;
  }

  foreign(logicalId: string): TemplateEntry | undefined {
    const [, index, foreignId] = MARKED.exec(logicalId) ?? [];
    const named = this.tree.stacks[Number(index)];
    if (named !== undefined && foreignId !== undefined) {
      return { stack: named, logicalId: foreignId };
    }
    if (this.has(logicalId)) {
      return undefined;
    }
    const stack = this.tree.stacks.find((candidate) => candidate.has(logicalId));
    return stack && { stack, logicalId };
  }

  assetPath(objectKey: string): string | undefined {
    return this.assetFolder === undefined ? undefined : stagedAsset(this.assetFolder, objectKey);
  }

  /** The logical id of one of the stack's elements. */
  idOf(element: ElementConstruct): string {
    return this.construct.resolve(element.logicalId) as string;
  }

  private has(logicalId: string): boolean {
    const sections = this.elements();
    return sections.get('Resources')?.has(logicalId) === true || sections.get('Parameters')?.has(logicalId) === true;
  }

  private elements(): ReadonlyMap<string, Map<string, ElementConstruct>> {
    this.sections ??= this.indexed();
    return this.sections;
  }

  private indexed(): ReadonlyMap<string, Map<string, ElementConstruct>> {
    const sections = new Map<string, Map<string, ElementConstruct>>();
    const add = (section: string, logicalId: string, element: ElementConstruct) => {
      sections.set(section, (sections.get(section) ?? new Map<string, ElementConstruct>()).set(logicalId, element));
    };
    for (const element of descendants(this.construct, (inner) => inner !== this.construct && isStack(inner))) {
      if (!isElement(element)) {
        continue;
      }
      if (element.cfnResourceType !== undefined) {
        add('Resources', this.idOf(element), element);
        continue;
      }
      // Parameters, outputs and the like, and parts of templates that were included.
      for (const [section, entries] of Object.entries(this.render(element) ?? {})) {
        for (const logicalId of isObject(entries) ? Object.keys(entries) : []) {
          add(section, logicalId, element);
        }
      }
    }
    return sections;
  }

  private render(element: ElementConstruct): unknown {
    if (!this.rendered.has(element)) {
      this.rendered.set(
        element,
        unmarked(this.withForeignIdsMarked(() => this.construct.resolve(element._toCloudFormation()))),
      );
    }
    return this.rendered.get(element);
  }

  /**
   * Before synthesis, a reference to a resource of another stack renders as if the resource were in this one, which
   * may well have one of the same id. For the time of rendering, ids of other stacks say which stack it is.
   */
  private withForeignIdsMarked(render: () => unknown): unknown {
    const restore = this.tree.stacks
      .filter((stack) => stack !== this)
      .map(({ construct, index }) => {
        const own = Object.getOwnPropertyDescriptor(construct, 'getLogicalId');
        const original = construct.getLogicalId;
        Object.defineProperty(construct, 'getLogicalId', {
          configurable: true,
          value: (element: ElementConstruct) => `${MARK}${index}${MARK}${original.call(construct, element)}`,
        });
        return () => {
          if (own === undefined) {
            Reflect.deleteProperty(construct, 'getLogicalId');
          } else {
            Object.defineProperty(construct, 'getLogicalId', own);
          }
        };
      });
    try {
      return render();
    } finally {
      for (const undo of restore) {
        undo();
      }
    }
  }
}

/** A character of private use, which no template has. */
const MARK = '\uE000';
const MARKED = /^\uE000(\d+)\uE000(.+)$/;

/** What was rendered, without the marks that are not of a reference: an id may stand in any text. */
function unmarked(value: unknown): unknown {
  if (typeof value === 'string') {
    return unmarkedText(value);
  }
  if (Array.isArray(value)) {
    return value.map(unmarked);
  }
  if (!isObject(value)) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => {
      if (name === 'Ref') {
        return [name, field];
      }
      const [first, ...rest] = name === 'Fn::GetAtt' && Array.isArray(field) ? (field as unknown[]) : [];
      return first === undefined ? [unmarkedText(name), unmarked(field)] : [name, [first, ...rest.map(unmarked)]];
    }),
  );
}

function unmarkedText(text: string): string {
  return text.replace(/\uE000\d+\uE000/g, '');
}

interface StageConstruct extends TreeConstruct {
  readonly outdir: string;
  readonly assetOutdir?: string;
}

function isStage(construct: TreeConstruct): construct is StageConstruct {
  return 'outdir' in construct && typeof construct.outdir === 'string';
}

/** Text that deployment does not fill in. */
function literal(text: string): string | undefined {
  return text.includes('${Token[') ? undefined : text;
}
