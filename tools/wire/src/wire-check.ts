import type { Rendering } from '../../differential/src/renderings.ts';
import type { ApiModels } from './api-models.ts';
import { argumentFaults } from './arguments.ts';
import type { ArgumentFault } from './arguments.ts';
import type { Exception, Service } from './service.ts';
import type { Structure } from './shape.ts';

/** The data that states are held against. */
export interface WireData {
  readonly models: Pick<ApiModels, 'input'>;
  readonly services: ReadonlyMap<string, Service>;
  /** Classes whose states name what they call by its ARN, and hand it any JSON, with the page that says so. */
  readonly targets: Readonly<Record<string, string>>;
}

export interface WireReport {
  /** What is wrong about the states. */
  readonly faults: readonly string[];
  /** Data that no state needs. */
  readonly unused: readonly string[];
}

type State = Pick<Rendering, 'className' | 'language' | 'name' | 'state'>;

/** Holds the arguments of states against the APIs that they call. */
export function checkWire(states: readonly State[], data: WireData): WireReport {
  const check = new WireCheck(data);
  distinct(states).forEach((state) => check.add(state));
  return check.report();
}

const RESOURCE = /:states:::(?:aws-sdk:)?([\w-]+):(\w+)(?:\.\w+(?::2)?)?$/;

class WireCheck {
  private readonly faults = new Map<string, { readonly text: string; cases: number }>();
  private readonly used = new Set<unknown>();

  constructor(private readonly data: WireData) {}

  public add({ className, language, name, state }: State): void {
    const note = (path: string, problem: string): void => {
      const key = JSON.stringify([className, language, path, problem]);
      const fault = this.faults.get(key) ?? { text: `${name} (${language}): ${path} ${problem}`, cases: 0 };
      fault.cases += 1;
      this.faults.set(key, fault);
    };
    const [, service, action] = RESOURCE.exec(String(state.Resource)) ?? [];
    if (service === undefined || action === undefined) {
      this.used.add(className);
      return className in this.data.targets
        ? undefined
        : note('Resource', `is ${JSON.stringify(state.Resource)}, no action of a service`);
    }
    const given = this.data.services.get(service);
    if (given === undefined) {
      return note('Resource', `calls ${service}, which no file of tools/wire/services is named after`);
    }
    this.used.add(given);
    const faultsFor = (input: Structure): ArgumentFault[] => this.argumentFaults({ language, state }, input);
    const input = this.input(given, action, faultsFor);
    if (input === undefined) {
      return note('Resource', `calls ${action} of ${service}, which ${given.client ?? 'Step Functions'} does not have`);
    }
    const exceptions = given.exceptions?.filter((each) => each.action === action) ?? [];
    const changed = (some: readonly Exception[]): Structure => some.reduce((sofar, each) => each.change(sofar), input);
    for (const exception of exceptions.filter((each) => !this.used.has(each))) {
      if (faultsFor(changed(exceptions.filter((each) => each !== exception))).length > 0) {
        this.used.add(exception);
      }
    }
    faultsFor(changed(exceptions)).forEach(({ path, problem }) => note(`${service}:${action}, ${path}`, problem));
  }

  public report(): WireReport {
    const { services, targets } = this.data;
    return {
      faults: [...this.faults.values()].map(({ cases, text }) =>
        cases === 1 ? text : `${text}; so in ${cases.toString()} cases`,
      ),
      unused: [
        ...Object.keys(targets)
          .filter((className) => !this.used.has(className))
          .map((className) => `target ${className}`),
        ...[...services].flatMap(([name, service]) => [
          ...(this.used.has(service) ? [] : [`service ${name}`]),
          ...Object.entries(service.actions ?? {})
            .filter(([, action]) => !this.used.has(action))
            .map(([action]) => `action ${action} of ${name}`),
          ...(service.exceptions ?? [])
            .filter((exception) => !this.used.has(exception))
            .map(({ action, source }) => `exception for ${name}:${action}, ${source}`),
        ]),
      ],
    };
  }

  /** What an action takes, but for exceptions. */
  private input(
    { actions, client }: Service,
    action: string,
    faultsFor: (input: Structure) => readonly ArgumentFault[],
  ): Structure | undefined {
    const operation = (name: string): Structure | undefined =>
      client === undefined ? undefined : this.data.models.input(client, name);
    const found = operation(action.charAt(0).toUpperCase() + action.slice(1));
    const own = actions?.[action];
    if (own === undefined) {
      return found;
    }
    if (!this.used.has(own) && (found === undefined || faultsFor(found).length > 0)) {
      this.used.add(own);
    }
    return own.input((name) => {
      const input = operation(name);
      if (input === undefined) {
        throw new Error(`${client ?? 'Step Functions'} has no ${name}`);
      }
      return input;
    });
  }

  private argumentFaults({ language, state }: Pick<State, 'language' | 'state'>, input: Structure): ArgumentFault[] {
    const path = language === 'JSONata' ? 'Arguments' : 'Parameters';
    return argumentFaults(state[path] ?? {}, input, { path, language });
  }
}

/** The states that differ in more than the name of the case. */
function distinct(states: readonly State[]): State[] {
  return [
    ...new Map(
      states.map((each) => [JSON.stringify([each.className, each.language, each.state]), each] as const).reverse(),
    ).values(),
  ].reverse();
}
