import type { TaskDescription } from '@cdk-sfn/core';
import type { Choice, Model } from '../../differential/src/case.ts';
import { everyModelOfOurs } from '../../differential/src/every-model.ts';
import { Workshop } from '../../differential/src/outcome.ts';
import { surroundings } from '../../differential/src/surroundings.ts';
import { ours } from '../../differential/src/tasks-modules.ts';
import type { Package } from '../workspace.ts';

/** The actions that a package calls of a service, each with the operations by which Step Functions watches it. */
export type ServiceCalls = ReadonlyMap<string, readonly string[]>;

/** A task as it describes itself. */
export interface Described {
  readonly className: string;
  readonly folder: string;
  readonly description: TaskDescription;
}

/**
 * Tasks of our packages: of each case of theirs the plain one, with each integration pattern.
 *
 * @throws Error when a class cannot be made in any of its cases
 */
export async function describedTasks(packages: readonly Package[]): Promise<Described[]> {
  const described = await Promise.all(
    packages
      .filter(({ folder }) => folder.startsWith('tasks-'))
      .map(async ({ folder, manifest: { name } }) => {
        const exported = Object.keys((await import(name)) as object);
        const classNames = new Set(everyModelOfOurs.map(({ className }) => className));
        return [...classNames]
          .filter((className) => exported.includes(className))
          .flatMap((className) =>
            descriptionsOf(everyModelOfOurs.filter((model) => model.className === className)).map((description) => ({
              className,
              folder,
              description,
            })),
          );
      }),
  );
  return described.flat();
}

/** What tasks call, by service. */
export function serviceCalls(tasks: readonly Pick<Described, 'description'>[]): Map<string, ServiceCalls> {
  const services = new Map<string, Map<string, readonly string[]>>();
  for (const { description } of tasks) {
    const { permissions, resource } = description;
    if ('service' in resource) {
      const calls = services.get(resource.service) ?? new Map<string, readonly string[]>();
      const known = calls.get(resource.action) ?? [];
      const watched = (permissions?.runJob ?? [])
        .flatMap(({ actions }) => actions)
        .filter((action) => action.startsWith(`${resource.service}:`))
        .map((action) => action.slice(resource.service.length + 1))
        .filter((operation) => /^(BatchGet|Describe|Get|List)/.test(operation));
      services.set(resource.service, calls.set(resource.action, [...new Set([...known, ...watched])]));
    }
  }
  return services;
}

/** The plain case of a model in a JSONPath state, and with each of its patterns. */
function plainChoices({ dimensions }: Model): Choice[] {
  const all = [...dimensions, ...surroundings].map(({ name, values }) => ({
    name,
    values: values.filter((value) => value.language !== 'JSONata'),
  }));
  const plain = all.map(({ name, values }) => [name, values[0]!] as const);
  const { values: patterns } = all.find(({ name }) => name === 'integrationPattern')!;
  return patterns.map((pattern) => new Map([...plain, ['integrationPattern', pattern]]));
}

function descriptionsOf(models: readonly Model[]): TaskDescription[] {
  const workshop = new Workshop(ours.at(-1)!.tasks);
  let refusal: unknown;
  const found = models
    .flatMap((model) => plainChoices(model).map((choice) => ({ choice, model })))
    .flatMap(({ choice, model }) => {
      try {
        const { task } = workshop.make(model, choice);
        return [(task as unknown as { readonly description: TaskDescription }).description];
      } catch (error) {
        // What may be refused is for the differential test to say.
        refusal = error;
        return [];
      }
    });
  if (found.length === 0) {
    throw new Error(`Each plain case of ${models[0]!.className} is refused`, { cause: refusal });
  }
  return found;
}
