import type { Template } from './template.ts';

/** What moto cannot deploy, and what is deployed in its place. */
export interface Adaptation {
  /** What moto does not have. */
  readonly lack: string;
  /** The stacks that need it. Each is tried without it too, and must not come up then. */
  readonly stacks: readonly string[];
  readonly apply: (template: Template) => Template;
}

/** A template with what moto can deploy. */
export function adapted(template: Template, adaptations: readonly Adaptation[]): Template {
  return adaptations.reduce((changed, { apply }) => apply(changed), template);
}

/** A template with some of its resources made into others. */
export function withResources(
  template: Template,
  change: (resource: Template['Resources'][string], id: string) => Template['Resources'][string],
): Template {
  return {
    ...template,
    Resources: Object.fromEntries(Object.entries(template.Resources).map(([id, it]) => [id, change(it, id)])),
  };
}

/** A template with values in place of `Ref`s, where there is one for the id. */
export function withReferences(template: Template, value: (id: string) => string | undefined): Template {
  return JSON.parse(JSON.stringify(template), (_, node: unknown) => {
    const { Ref: id, ...others } = (typeof node === 'object' && node !== null ? node : {}) as Record<string, unknown>;
    return (typeof id === 'string' && Object.keys(others).length === 0 ? value(id) : undefined) ?? node;
  }) as Template;
}
