import { inputOf, outputNamesOf } from '../../wire/src/action-shapes.ts';
import type { ApiModels } from '../../wire/src/api-models.ts';
import type { Service } from '../../wire/src/service.ts';
import type { Shape, Structure } from '../../wire/src/shape.ts';
import type { PackageFacts } from './task-facts.ts';

/** The data of packages/asl on the integrations that Step Functions calls by name; see packages/asl/src/integrations.ts. */
export interface IntegrationData {
  readonly integrations: Readonly<Record<string, Integration>>;
  /** Arguments by name: 0 is any value; a text leads to another structure, in a list `[]` or a map `{}` of such. */
  readonly structures: readonly Arguments[];
}

export interface Integration {
  readonly patterns: readonly string[];
  /** An index of `structures`. */
  readonly arguments: number;
  /** The names in what it answers, where they are known. */
  readonly result?: readonly string[];
}

export type Arguments = Readonly<Record<string, 0 | string>>;

/**
 * Patterns beside those of our classes.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html
 */
const MORE_PATTERNS: Readonly<Record<string, readonly string[]>> = {
  // The table of AWS has a callback for both, although their own pages do not tell of it.
  'bedrock:invokeModel': ['WAIT_FOR_TASK_TOKEN'],
  'eks:call': ['RUN_JOB', 'WAIT_FOR_TASK_TOKEN'],
  // Beside `.sync:2`, which our class uses.
  'states:startExecution': ['RUN_JOB'],
};

/** What our classes call, and what the models of AWS's APIs say of it. */
export function integrationData(
  packages: readonly PackageFacts[],
  services: ReadonlyMap<string, Service>,
  models: ApiModels,
): IntegrationData {
  const structures = new StructureTable();
  const tasks = packages.flatMap((each) => each.tasks);
  const names = [...new Set(tasks.flatMap(({ integration }) => integration ?? []))].sort();
  const integrations = names
    .filter((name) => !name.startsWith('aws-sdk:'))
    .map((name): [string, Integration] => {
      const [serviceName = '', action = ''] = name.split(':');
      const service = services.get(serviceName);
      const input = service && inputOf(models, service, action);
      if (service === undefined || input === undefined) {
        throw new Error(`tools/wire/services does not tell of ${name}`);
      }
      const patterns = tasks
        .filter(({ integration }) => integration === name)
        .flatMap(({ patterns: all, runJobVersion }) =>
          all.map((pattern) =>
            pattern === 'RUN_JOB' && runJobVersion ? `RUN_JOB:${runJobVersion.toString()}` : pattern,
          ),
        );
      return [
        name,
        {
          patterns: [...new Set([...patterns, ...(MORE_PATTERNS[name] ?? [])])].sort(),
          arguments: structures.indexOf(input),
          result: outputNamesOf(models, service, action),
        },
      ];
    });
  return { integrations: Object.fromEntries(integrations), structures: structures.all };
}

/** Keeps each structure once, also those that hold themselves. */
class StructureTable {
  public readonly all: Arguments[] = [];
  private readonly indexes = new Map<unknown, number>();

  public indexOf(structure: Pick<Structure, 'members'>): number {
    const known = this.indexes.get(structure.members);
    if (known !== undefined) {
      return known;
    }
    const index = this.all.length;
    this.indexes.set(structure.members, index);
    const members: Record<string, 0 | string> = {};
    this.all.push(members);
    for (const [name, { shape }] of [...structure.members].sort(([a], [b]) => (a < b ? -1 : 1))) {
      members[name] = this.referenceTo(shape);
    }
    return index;
  }

  private referenceTo(shape: Shape): 0 | string {
    switch (shape.kind) {
      case 'structure':
      case 'union':
        return this.indexOf(shape).toString();
      case 'list':
        return within('[]', this.referenceTo(shape.element));
      case 'map':
        return within('{}', this.referenceTo(shape.value));
      case 'nullable':
        return this.referenceTo(shape.shape);
      default:
        return 0;
    }
  }
}

function within(container: '[]' | '{}', reference: 0 | string): 0 | string {
  return reference === 0 ? 0 : container + reference;
}

/** The data as its file has it: a line for each entry, so that a change shows what changed. */
export function integrationDataText({ integrations, structures }: IntegrationData): string {
  const entries = Object.entries(integrations).map(
    ([name, each]) => `${JSON.stringify(name)}: ${JSON.stringify(each)}`,
  );
  return [
    '{ "integrations": {',
    entries.join(',\n'),
    '}, "structures": [',
    structures.map((each) => JSON.stringify(each)).join(',\n'),
    ']}',
    '',
  ].join('\n');
}
