import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { expect, test } from 'vitest';
import { messageOf } from '../../../../tools/vitest/rendered-state';
import { readSource } from '../../src/template/state-machine-source';

const definition = { StartAt: 'Done', States: { Done: { Type: 'Succeed' } } };
const template = {
  Resources: { Flow: { Type: 'AWS::StepFunctions::StateMachine' }, Queue: { Type: 'AWS::SQS::Queue' } },
};

function machinesIn(source: Parameters<typeof readSource>[0]): unknown {
  const read = readSource(source, undefined);
  return read.kind === 'machines' && read.machines.map(({ logicalId }) => logicalId);
}

test('a definition, as an object or as text', () => {
  expect(readSource(definition, undefined)).toEqual({ kind: 'definition', definition });
  expect(readSource(` ${JSON.stringify(definition)}`, undefined)).toEqual({ kind: 'definition', definition });
});

test('a template, as an object, as text, or as what has its JSON', () => {
  expect(machinesIn(template)).toEqual(['Flow']);
  expect(machinesIn(JSON.stringify(template))).toEqual(['Flow']);
  expect(machinesIn(Template.fromJSON(template))).toEqual(['Flow']);
});

test('a construct, those inside of it, and those around it', () => {
  const stack = new Stack(new App(), 'Shop');
  const definitionBody = sfn.DefinitionBody.fromString('{}');
  const pay = new sfn.StateMachine(stack, 'Pay', { definitionBody });
  new sfn.StateMachine(stack, 'Ship', { definitionBody });

  expect(machinesIn(pay)).toEqual(['Pay6F77D406']);
  expect(machinesIn(pay.node.defaultChild as sfn.CfnStateMachine)).toEqual(['Pay6F77D406']);
  expect(machinesIn(stack)).toEqual(['Pay6F77D406', expect.stringMatching(/^Ship/)]);
});

test('a construct without one', () => {
  const stack = new Stack(new App(), 'Shop');
  const imported = sfn.StateMachine.fromStateMachineName(stack, 'Imported', 'pay');

  expect(messageOf(() => machinesIn(imported))).toBe(
    'Shop/Imported has no state machine in it; one that is imported has no definition',
  );
});

test.each([[{}], [{ States: 1 }], [{ Resources: [] }], [Object.create({ States: {} }) as object]])(
  '%j is none',
  (source) => {
    expect(messageOf(() => machinesIn(source))).toBe(
      'This is no state machine: neither a construct, nor a template with Resources, nor a definition with States',
    );
  },
);

test('a path is no text of a template', () => {
  expect(messageOf(() => machinesIn('cdk.out'))).toBe(
    'The text is no JSON object; to read a file or a folder, use findStateMachines: cdk.out',
  );
});

test('text that ends too early', () => {
  expect(messageOf(() => machinesIn('{'))).toMatch(/^The text is no JSON: /);
});

test('text that is nested too deep', () => {
  expect(messageOf(() => machinesIn('{"a":'.repeat(100_000)))).toBe(
    'The text is no JSON: JSON is nested deeper than 1000',
  );
});
