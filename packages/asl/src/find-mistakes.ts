import { brokenRules } from './check-definition';
import type { CheckDefinitionOptions } from './check-definition';
import type { DefinitionMistake, Report } from './definition-mistake';
import { DefinitionPlace } from './definition-place';
import { readDefinition } from './json-text';
import { checkDataFlow } from './machine-flow';
import { languageOfDefinition, languageOfState } from './state-scope';
import type { QueryLanguage } from './state-scope';
import { checkTaskCall } from './task-call';

/**
 * Everything in a definition that certainly goes wrong: what AWS Step Functions would not take, as `checkDefinition`
 * has it; calls and arguments that there are not; and references to data that cannot be there, whichever way an
 * execution goes.
 *
 * Text in which something stands for what only deployment knows, such as `${FunctionArn}`, is taken as right.
 *
 * @param definition the definition as JSON text or as the value of that text
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language.html
 */
export function findMistakes(definition: unknown, options: CheckDefinitionOptions = {}): DefinitionMistake[] {
  const read = readDefinition(definition);
  const mistakes: DefinitionMistake[] = brokenRules(read, options).map(({ location, message, rule }) => ({
    rule: rule ?? 'invalidDefinition',
    message,
    location,
  }));
  if ('problem' in read) {
    return mistakes;
  }
  const root = DefinitionPlace.root(read.value, []);
  const report: Report = (mistake) => {
    if (!mistakes.some((each) => each.location === mistake.location && each.rule === mistake.rule)) {
      mistakes.push(mistake);
    }
  };
  checkTaskCalls(root, languageOfDefinition(root), report);
  checkDataFlow(root, report);
  return mistakes;
}

/** Checks the tasks of a machine, and of those inside of it. */
function checkTaskCalls(machine: DefinitionPlace, language: QueryLanguage, report: Report): void {
  for (const state of machine.field('States').fields()) {
    if (state.field('Type').value === 'Task') {
      checkTaskCall(state, languageOfState(state, language), report);
    }
    for (const inner of [...state.field('Branches').items(), state.field('ItemProcessor'), state.field('Iterator')]) {
      checkTaskCalls(inner, language, report);
    }
  }
}
