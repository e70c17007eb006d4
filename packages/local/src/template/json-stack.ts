import type { StackTemplate, TemplateEntry, TemplateSection } from './stack-template';
import { fieldOf, isObject, textField } from './template-fields';

/** What is known of a stack besides its template. */
export interface JsonStackProps {
  readonly name?: string | undefined;
  readonly region?: string | undefined;
  readonly account?: string | undefined;
  readonly parent?: TemplateEntry;
  readonly assetFolder?: string | undefined;
  /** The paths of constructs by logical id. */
  readonly constructPaths?: () => ReadonlyMap<string, string>;
  /** Default: the stack is alone. */
  readonly app?: () => readonly StackTemplate[];
  /** Default: nested stacks are not at hand. */
  readonly nested?: (stack: StackTemplate, logicalId: string) => StackTemplate | undefined;
  /** Default: assets are not at hand. */
  readonly assetPath?: (objectKey: string) => string | undefined;
}

/** The template of a stack, written out. It is read when something is asked for. */
export class JsonStack implements StackTemplate {
  constructor(
    private readonly template: () => unknown,
    private readonly props: JsonStackProps = {},
  ) {}

  get name(): string | undefined {
    return this.props.name;
  }

  get region(): string | undefined {
    return this.props.region;
  }

  get account(): string | undefined {
    return this.props.account;
  }

  get parent(): TemplateEntry | undefined {
    return this.props.parent;
  }

  get assetFolder(): string | undefined {
    return this.props.assetFolder;
  }

  logicalIds(section: TemplateSection): readonly string[] {
    const entries = fieldOf(this.template(), section);
    return isObject(entries) ? Object.keys(entries) : [];
  }

  entry(section: TemplateSection, logicalId: string): unknown {
    return fieldOf(fieldOf(this.template(), section), logicalId);
  }

  typeOf(logicalId: string): string | undefined {
    return textField(this.entry('Resources', logicalId), 'Type');
  }

  constructPath(logicalId: string): string | undefined {
    const metadata = fieldOf(this.entry('Resources', logicalId), 'Metadata');
    return (textField(metadata, 'aws:cdk:path') ?? this.props.constructPaths?.().get(logicalId))?.replace(
      /\/Resource$/,
      '',
    );
  }

  nested(logicalId: string): StackTemplate | undefined {
    return this.props.nested?.(this, logicalId);
  }

  app(): readonly StackTemplate[] {
    return this.props.app?.() ?? [this];
  }

  foreign(): undefined {
    return undefined;
  }

  assetPath(objectKey: string): string | undefined {
    return this.props.assetPath?.(objectKey);
  }
}
