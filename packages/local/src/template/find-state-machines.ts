import { dirname } from 'node:path';
import { readAssembly } from './assembly';
import type { SynthesizedStack } from './assembly';
import type { StateMachineChoice } from './choose-state-machine';
import { TemplateError } from './template-error';
import { isObject } from './template-fields';

/** A state machine in what an app was synthesised to. */
export interface FoundStateMachine extends StateMachineChoice {
  /** The name of its stack; of a nested stack, the name of the outer stack and the logical id in it. */
  readonly stack: string;
  /** The template that the state machine is in. */
  readonly template: Readonly<Record<string, unknown>>;
  /** The file with that template, absolute. */
  readonly templateFile: string;
  /** The folder that the paths of assets start from. */
  readonly assetFolder: string;
}

/**
 * The state machines of a synthesised app.
 *
 * @param path the folder that the app was synthesised to, such as `cdk.out`, for all of them, those in stages and nested
 * stacks included; or a template in it, such as `cdk.out/Orders.template.json`, for those of that stack
 * @throws TemplateError when there is no such file, or it is no template
 */
export function findStateMachines(path: string): readonly FoundStateMachine[] {
  return asked(readAssembly(path), path).flatMap(({ stack, templateFile, template }) => {
    const json = template();
    if (!isObject(json) || !isObject(json.Resources)) {
      throw new TemplateError([`${templateFile} is no template: it has no Resources`]);
    }
    return stack
      .logicalIds('Resources')
      .filter((logicalId) => stack.typeOf(logicalId) === 'AWS::StepFunctions::StateMachine')
      .map((logicalId) => ({
        logicalId,
        stack: stack.name ?? '',
        constructPath: stack.constructPath(logicalId),
        template: json,
        templateFile,
        assetFolder: stack.assetFolder ?? dirname(templateFile),
      }));
  });
}

/** Of a template, the stack and those nested in it; of a folder, all stacks. */
function asked(stacks: readonly SynthesizedStack[], path: string): readonly SynthesizedStack[] {
  const [first] = stacks;
  if (first === undefined || !path.endsWith('.json') || path.endsWith('manifest.json')) {
    return stacks;
  }
  return stacks.filter(({ stack, templateFile }) => {
    for (let around = stack.parent; around !== undefined; around = around.stack.parent) {
      if (around.stack === first.stack) {
        return true;
      }
    }
    return templateFile === first.templateFile;
  });
}
