import type { JsonObject } from '../json';

/** The sections of a template that values come from. */
export type TemplateSection = 'Conditions' | 'Mappings' | 'Outputs' | 'Parameters' | 'Resources';

/** A place in the template of some stack. */
export interface TemplateEntry {
  readonly stack: StackTemplate;
  readonly logicalId: string;
}

/** The template of a stack among those of its app, read piece by piece: what nobody asks for is never rendered. */
export interface StackTemplate {
  /** The name of the stack. A template by itself has none. */
  readonly name: string | undefined;
  /** The region that the stack is bound to. */
  readonly region: string | undefined;
  /** The account that the stack is bound to. */
  readonly account: string | undefined;
  /** Where the stack stands as a resource, when it is nested. */
  readonly parent: TemplateEntry | undefined;
  /** The folder with the assets of the stack. */
  readonly assetFolder: string | undefined;
  /** The ids in a section. */
  logicalIds(section: TemplateSection): readonly string[];
  /** What stands in a section below an id. */
  entry(section: TemplateSection, logicalId: string): unknown;
  /** The type of a resource, such as `AWS::SQS::Queue`. */
  typeOf(logicalId: string): string | undefined;
  /** The path of the construct that a resource comes from, if it is known. */
  constructPath(logicalId: string): string | undefined;
  /** The nested stack that a resource of type `AWS::CloudFormation::Stack` deploys. */
  nested(logicalId: string): StackTemplate | undefined;
  /** All stacks of the app, this one included. */
  app(): readonly StackTemplate[];
  /** What an id stands for that belongs to another stack. */
  foreign(logicalId: string): TemplateEntry | undefined;
  /** The file or folder that an object in the bucket of assets comes from. */
  assetPath(objectKey: string): string | undefined;
}

/** A resource as a template has it. */
export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: JsonObject;
  readonly Metadata?: JsonObject;
}
