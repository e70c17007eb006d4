import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Service } from '../../wire/src/service.ts';
import type { Package } from '../workspace.ts';
import type { DeclaredErrors } from './declared-errors.ts';
import { errorCatalogue } from './error-catalogue.ts';
import type { CalledService, ErrorCatalogue } from './error-catalogue.ts';
import { errorsFileName, GENERATED } from './errors-file.ts';
import { serviceCalls } from './service-calls.ts';
import type { Described } from './service-calls.ts';
import { callersOfAnyService } from './services.ts';
import type { ServiceErrors } from './service-errors.ts';

/** What the catalogues of packages are made from. */
export interface ErrorData {
  readonly services: Readonly<Record<string, ServiceErrors>>;
  readonly declared: Pick<DeclaredErrors, 'of'>;
  /** What is known of the same services for other checks, by name without `aws-sdk:`. */
  readonly clients: ReadonlyMap<string, Pick<Service, 'client'>>;
}

/**
 * The catalogues of a package: one for each name that its services go by.
 *
 * @throws Error when tasks call a service of which nothing is known
 */
export function packageErrors(
  tasks: readonly Described[],
  { clients, declared, services }: ErrorData,
): ErrorCatalogue[] {
  const named = tasks.filter(({ className }) => !callersOfAnyService.includes(className));
  const groups = new Map<string, [CalledService, ...CalledService[]]>();
  for (const [service, calls] of serviceCalls(named)) {
    const facts = services[service];
    if (facts === undefined) {
      throw new Error(`Tasks call ${service}: say in tools/src/error-names/services.ts what its errors are named`);
    }
    const { client } = clients.get(service.replace('aws-sdk:', '')) ?? {};
    const called: CalledService = { facts, calls, ...(client === undefined ? {} : { client }) };
    const others = groups.get(facts.name);
    groups.set(facts.name, others === undefined ? [called] : [...others, called]);
  }
  return [...groups.values()].map((group) => errorCatalogue(group, declared));
}

/** Classes whose task does not hand the names of its catalogue to the core. */
export function silentClasses(tasks: readonly Described[], { services }: Pick<ErrorData, 'services'>): string[] {
  const silent = tasks.filter(({ className, description: { errors, resource } }) => {
    const facts = 'service' in resource ? services[resource.service] : undefined;
    const names = Object.values(errors?.names ?? {});
    return (
      facts !== undefined &&
      !callersOfAnyService.includes(className) &&
      !names.some((name) => name.startsWith(`${facts.prefix}.`))
    );
  });
  return [...new Set(silent.map(({ className }) => className))];
}

/** Files of a package that say that they are generated, and belong to no catalogue. */
export function leftoverFiles({ dir }: Pick<Package, 'dir'>, catalogues: readonly ErrorCatalogue[]): string[] {
  const src = join(dir, 'src');
  const wanted = catalogues.map((catalogue) => errorsFileName(catalogue));
  return (existsSync(src) ? readdirSync(src) : [])
    .filter((file) => file.endsWith('-errors.ts') && readFileSync(join(src, file), 'utf8').startsWith(GENERATED))
    .map((file) => `src/${file}`)
    .filter((file) => !wanted.includes(file));
}
