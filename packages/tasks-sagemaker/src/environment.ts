import { countProblem, isFromState, lengthProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';

const NAME = /^[a-z_]\w*$/i;

/** What an API takes of variables. */
export interface EnvironmentLimits {
  /** How many there may be. */
  readonly variables: number;
  /** How long the name and the value of each may be. */
  readonly characters: number;
}

/** What is wrong with the variables of a container; `prop` is where they stand. */
export function environmentProblems(
  prop: string,
  environment: { readonly [key: string]: string } | undefined,
  limits: EnvironmentLimits,
): (TaskProblem | false | undefined)[] {
  if (environment === undefined || isFromState(environment)) {
    return [];
  }
  const characters = { max: limits.characters };
  return [
    countProblem(prop, environment, { max: limits.variables, unit: 'variables' }),
    ...Object.entries(environment).flatMap(([name, value]) => [
      !(NAME.test(name) && name.length <= limits.characters) && {
        prop: `${prop}.${name}`,
        problem: 'has a name that no variable has',
        fix: `give at most ${limits.characters} letters, digits and underscores, no digit at the beginning`,
      },
      lengthProblem(`${prop}.${name}`, value, characters),
    ]),
  ];
}
