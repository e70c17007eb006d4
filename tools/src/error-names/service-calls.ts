import type { TaskDescription } from '@cdk-sfn/core';
import type { Choice, Dimension, Model } from '../../differential/src/case.ts';
import { oneAtATime } from '../../differential/src/combinations.ts';
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

/** Tasks of our packages, of each case of theirs the plain one with each integration pattern. */
export async function describedTasks(packages: readonly Package[]): Promise<Described[]> {
  const workshop = new Workshop(ours.at(-1)!.tasks);
  const described = await Promise.all(
    packages
      .filter(({ folder }) => folder.startsWith('tasks-'))
      .map(async ({ folder, manifest: { name } }) => {
        const exported = Object.keys((await import(name)) as object);
        return everyModelOfOurs
          .filter(({ className }) => exported.includes(className))
          .flatMap((model) =>
            plainChoices(model).flatMap((choice) => {
              const description = descriptionOf(workshop, model, choice);
              return description === undefined ? [] : [{ className: model.className, folder, description }];
            }),
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
        .map((action) => action.slice(action.indexOf(':') + 1))
        .filter((operation) => /^(BatchGet|Describe|Get|List)/.test(operation));
      services.set(resource.service, calls.set(resource.action, [...new Set([...known, ...watched])]));
    }
  }
  return services;
}

function plainChoices({ dimensions }: Model): Choice[] {
  const [language] = surroundings.find(({ name }) => name === 'language')!.values;
  const all = [...dimensions, ...surroundings].map((dimension): Dimension => {
    const values = dimension.values.filter((value) => value.language !== 'JSONata');
    return { ...dimension, values: dimension.name === 'integrationPattern' ? values : values.slice(0, 1) };
  });
  return oneAtATime(all, language!);
}

function descriptionOf(workshop: Workshop, model: Model, choice: Choice): TaskDescription | undefined {
  try {
    return (workshop.make(model, choice).task as unknown as { readonly description: TaskDescription }).description;
  } catch {
    // What may be refused is for the differential test to say.
    return undefined;
  }
}
