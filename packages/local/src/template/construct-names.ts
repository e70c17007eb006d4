import { ConstructApp } from './construct-stack';
import { enclosing, isConstruct, isStack } from './construct-tree';
import type { TreeConstruct } from './construct-tree';
import { TemplateResolver } from './template-resolver';
import type { TemplateValues } from './template-values';

/** Attributes by which calls name a resource: `tableName`, `functionArn`, `queueUrl`. */
const NAMING = /(?:Arn|Name|Url)$/;

/**
 * What a resource of the CDK is called in calls: its names, ARNs and URLs, with the stand-ins that `toAsl` has for them.
 *
 * @returns nothing for what is no construct in a stack
 */
export function constructNames(construct: unknown, options: TemplateValues = {}): string[] {
  if (!isConstruct(construct)) {
    return [];
  }
  const app = new ConstructApp(construct);
  const stack = app.stackOf(construct);
  const scope = enclosing(construct, isStack);
  if (stack === undefined || scope === undefined) {
    return [];
  }
  const resolver = new TemplateResolver(options);
  const names = textsOf(construct).map((text) => resolver.resolve(stack, scope.resolve(text), construct.node.path));
  resolver.takeProblems();
  return [...new Set(names.filter((name) => typeof name === 'string'))];
}

function textsOf(construct: TreeConstruct): string[] {
  const texts: string[] = [];
  for (
    let holder: object | null = construct;
    holder !== null;
    holder = Object.getPrototypeOf(holder) as object | null
  ) {
    for (const attribute of Object.getOwnPropertyNames(holder).filter((name) => NAMING.test(name))) {
      const text = valueOf(construct, attribute);
      if (typeof text === 'string') {
        texts.push(text);
      }
    }
  }
  return texts;
}

/** Some attributes throw where the construct does not have them. */
function valueOf(construct: TreeConstruct, attribute: string): unknown {
  try {
    return (construct as unknown as Record<string, unknown>)[attribute];
  } catch {
    return undefined;
  }
}
