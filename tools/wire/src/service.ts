import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Structure } from './shape.ts';

/** What a file of `services/` says of the service that it is named after, as the `Resource` of states names it. */
export interface Service {
  /** The client of the AWS SDK that has its operations; none where the API is Step Functions' own. */
  readonly client?: string;
  /** Actions that the API does not have. */
  readonly actions?: Readonly<Record<string, OwnAction>>;
  /** Where an action takes other arguments than the operation of its name. */
  readonly exceptions?: readonly Exception[];
  /** The names in what an action answers, where they are others than the operation's; `undefined` if nobody says. */
  readonly results?: Readonly<Record<string, readonly string[] | undefined>>;
}

/** An action that Step Functions alone has. */
export interface OwnAction {
  /** The page of AWS that tells of it. */
  readonly source: string;
  readonly input: (operation: (name: string) => Structure) => Structure;
}

/** A difference between the arguments of an action and those of the operation. */
export interface Exception {
  readonly action: string;
  /** The page of AWS that tells of it. */
  readonly source: string;
  readonly change: (input: Structure) => Structure;
}

/** What files of a folder say of services, by name. */
export async function readServices(dir: string): Promise<ReadonlyMap<string, Service>> {
  const files = readdirSync(dir).sort();
  const modules = files.map(async (file): Promise<[string, Service]> => {
    const { default: service } = (await import(join(dir, file))) as { default: Service };
    return [basename(file, '.ts'), service];
  });
  return new Map(await Promise.all(modules));
}
