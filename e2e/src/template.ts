/** A CloudFormation template, as far as it is looked at here. */
export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly [section: string]: unknown;
}

export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

/** The template of a stack, and the files that it refers to. */
export interface SynthesisedStack {
  /** The name of the stack: the file's name without its ending. */
  readonly name: string;
  readonly template: Template;
  /** The folder that it was synthesised to. */
  readonly folder: string;
}

/** Ids of resources of a type. */
export function idsOf({ Resources }: Template, type: string): string[] {
  return Object.entries(Resources)
    .filter(([, { Type }]) => Type === type)
    .map(([id]) => id);
}
