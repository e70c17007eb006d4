import type { Path } from '@cdk-sfn/asl';
import { JsonPathReference } from './json-path-reference';

const BRAND = Symbol.for('@cdk-sfn/core.StateDataReference');

/** A reference that the renderer writes in whichever query language is in force. */
export class StateDataReference extends JsonPathReference {
  /** True for such a reference of any copy of this package. */
  public static isStateDataReference(x: unknown): x is StateDataReference {
    return typeof x === 'object' && x !== null && BRAND in x;
  }

  constructor(
    path: string,
    public readonly jsonata: string,
  ) {
    super(path);
    Object.defineProperty(this, BRAND, { value: true });
  }
}

/** The JSONata expression that reads the same place, or `undefined` for a path with operators. */
export function toJsonata(path: Path): string | undefined {
  const root = { input: '$states.input', context: '$states.context', variable: '' }[path.root.kind];
  const steps = path.steps.map((step) => {
    switch (step.kind) {
      case 'field':
        return step.name.includes('`') ? undefined : `.${jsonataName(step.name)}`;
      case 'index':
        return `[${step.index}]`;
      default:
        return undefined;
    }
  });
  if (steps.includes(undefined)) {
    return undefined;
  }
  return (path.root.kind === 'variable' ? `$${path.root.name}` : root) + steps.join('');
}

/** Words that JSONata would read as an operator or a value. */
const JSONATA_WORDS = new Set(['and', 'or', 'in', 'true', 'false', 'null', 'function']);

function jsonataName(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) && !JSONATA_WORDS.has(name) ? name : `\`${name}\``;
}
