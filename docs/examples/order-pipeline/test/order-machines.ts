import { App } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { allStates } from '../../../../tools/src/demo/definition.ts';
import { machinesOf } from '../../../../tools/src/demo/machine.ts';
import { OrderStack } from '../lib/order-stack';

const stack = new OrderStack(new App(), 'Orders');
export const template = Template.fromStack(stack);
export const warnings = Annotations.fromStack(stack).findWarning('*', Match.anyValue());

// The names that the CDK makes end with a hash.
const json = JSON.stringify(template.toJSON()).replace(/\b(\w+?)[0-9A-F]{8}\b/g, '$1');
const machines = machinesOf(JSON.parse(json) as object);

/** The definition of a machine, and its states by name, those inside Map and Parallel too. */
export function machine(name: string) {
  const definition = machines.find((candidate) => candidate.name === name)!.definition;
  return { definition, states: Object.fromEntries(allStates(definition)) };
}
