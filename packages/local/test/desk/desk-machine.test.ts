import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DeskError } from '../../src/desk/desk-error';
import { findDeskMachine, type DeskMachine } from '../../src/desk/desk-machine';
import type { Json } from '../../src/json';

const cwd = mkdtempSync(join(tmpdir(), 'machine-'));
const definition = { StartAt: 'A', States: { A: { Type: 'Succeed' } } };

function file(name: string, content: Json): string {
  writeFileSync(join(cwd, name), JSON.stringify(content));
  return name;
}

function find(source: string, stateMachine?: string): DeskMachine {
  return findDeskMachine({ source, stateMachine, parameters: { Stage: 'prod' }, values: {} }, cwd);
}

const machine = {
  Type: 'AWS::StepFunctions::StateMachine',
  Properties: { DefinitionString: JSON.stringify(definition) },
};

test('a definition by itself is called as its file', () => {
  expect(find(file('orders.asl.json', definition))).toEqual({
    name: 'orders',
    definition,
    type: 'STANDARD',
    functions: [],
    machines: [],
  });
});

test('the state machine of a template, with its functions', () => {
  const source = file('One.template.json', {
    Parameters: { Stage: { Type: 'String' } },
    Resources: {
      Orders: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: {
          StateMachineName: { 'Fn::Sub': 'orders-${Stage}' },
          StateMachineType: 'EXPRESS',
          Definition: definition,
        },
      },
      Pay: {
        Type: 'AWS::Lambda::Function',
        Properties: { FunctionName: 'pay', Handler: 'index.handler', Runtime: 'nodejs22.x', Code: { ZipFile: '1' } },
      },
    },
  });
  expect(find(source)).toMatchObject({
    name: 'orders-prod',
    definition,
    type: 'EXPRESS',
    functions: [{ name: 'pay', inlineCode: '1' }],
  });
});

test('one of several, by its id', () => {
  const source = file('Two.template.json', {
    Parameters: { Stage: { Type: 'String' } },
    Resources: { Orders: machine, Returns: machine },
  });
  expect(find(source, 'Returns').definition).toEqual(definition);
  expect(() => find(source)).toThrow(DeskError);
  expect(() => find(source)).toThrow(/several state machines.*\n.*Orders.*\n.*Returns/);
});

test('what is not there', () => {
  expect(() => find('none.json')).toThrow(
    new DeskError('There is no file or folder none.json: write a template, cdk.out, or a definition.'),
  );
  expect(() => find(file('empty.json', {}))).toThrow(DeskError);
});
