import { GONE_NAMES } from './gone-names';
import { TASK_HOMES } from './task-homes';

/** The package that has every name. */
export const UMBRELLA = '@cdk-sfn/tasks';

/** Where a name of upstream's tasks is now. */
export interface Home {
  readonly package: string;
  /** Does not exist at run time: an interface, or a type. */
  readonly isType: boolean;
}

const homes = new Map<string, Home>();
for (const [name, { values, types }] of Object.entries(TASK_HOMES)) {
  for (const value of values) {
    homes.set(value, { package: name, isType: false });
  }
  for (const type of types) {
    homes.set(type, { package: name, isType: true });
  }
}

/** Where a name is now, if we have it. */
export function homeOf(name: string, { umbrella }: { readonly umbrella: boolean }): Home | undefined {
  const home = homes.get(name);
  return home && umbrella ? { ...home, package: UMBRELLA } : home;
}

/** Why a name cannot be moved over. */
export function whyNoHome(name: string): string {
  const successor = GONE_NAMES[name];
  return successor === undefined
    ? `no package of ours has \`${name}\``
    : `\`${name}\` is of CDK v1, for \`sfn.Task\`: write \`${successor}\`, which is a state by itself`;
}

/** Why a name cannot be used as a value. */
export function whyNoValue(name: string): string {
  return `\`${name}\` is a type: it does not exist at run time`;
}
