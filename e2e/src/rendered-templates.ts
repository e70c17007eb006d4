import { App, Stack } from 'aws-cdk-lib/core';
import type { Model } from '../../tools/differential/src/case.ts';
import { dimension } from '../../tools/differential/src/case.ts';
import { combinations } from '../../tools/differential/src/combinations.ts';
import { everyModelOfOurs } from '../../tools/differential/src/every-model.ts';
import { isRefused, Workshop } from '../../tools/differential/src/outcome.ts';
import { isOfOneLanguage, mattering } from '../../tools/differential/src/renderings.ts';
import { ours } from '../../tools/differential/src/tasks-modules.ts';
import type { Template } from './template.ts';

/** A template has at most 500 resources; a machine brings three and more. */
const MACHINES_OF_A_TEMPLATE = 60;

const ELSEWHERE = mattering.find(({ name }) => name === 'stack')!.values[0]!;

const CONTEXT = {
  'aws:cdk:disable-asset-staging': true,
  'aws:cdk:disable-creation-stack-traces': true,
  'aws:cdk:disable-stack-trace': true,
};

/** Templates with the tasks of the differential test: for each value of each prop one machine at least. */
export function renderedTemplates(models = everyModelOfOurs): { readonly name: string; readonly template: Template }[] {
  return models.flatMap((model) =>
    stacksOf(model).map((stack, index) => ({
      name: `${model.name.replace(/\W+/g, '-')}-${index}`,
      template: stack.resolve((stack as Renderable)._toCloudFormation()) as Template,
    })),
  );
}

/** What `Stack` has for those who synthesise it. */
type Renderable = Stack & { _toCloudFormation(): unknown };

function stacksOf(model: Model): Stack[] {
  const stacks: Stack[] = [];
  const stack = dimension('stack', 'surroundings', {
    'any account': () => () => {
      const made = new Stack(new App({ context: CONTEXT }), 'Stack');
      stacks.push(made);
      return made;
    },
  });
  const others = mattering.filter(({ name }) => name !== 'stack');
  const whole: Model = { ...model, dimensions: [...model.dimensions, stack, ...others] };
  const seen = new Set<string>();
  const trial = new Workshop(ours.at(-1)!.tasks);
  let workshop = new Workshop(ours.at(-1)!.tasks);
  let machines = 0;
  for (const choice of combinations(whole.dimensions).values()) {
    const values = [...choice].map(([of, { name }]) => `${of}: ${name}`);
    if (!isOfOneLanguage(choice) || values.every((value) => seen.has(value))) {
      continue;
    }
    // What is refused half-way leaves a part of itself behind: it is tried in another stack.
    if (isRefused(trial.outcome(whole, new Map([...choice, ['stack', ELSEWHERE]])))) {
      continue;
    }
    if (machines === MACHINES_OF_A_TEMPLATE) {
      workshop = new Workshop(ours.at(-1)!.tasks);
      machines = 0;
    }
    workshop.make(whole, choice);
    values.forEach((value) => seen.add(value));
    machines += 1;
  }
  return stacks;
}
