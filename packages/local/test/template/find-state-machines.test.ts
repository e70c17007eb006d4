import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { expect, test } from 'vitest';
import { messageOf } from '../../../../tools/vitest/rendered-state';
import { findStateMachines } from '../../src/template/find-state-machines';

function synthesized(): string {
  const app = new App({ builtinCloudFormationValidation: false });
  const shop = new Stack(app, 'Shop');
  const inner = new NestedStack(shop, 'Inner');
  const later = new Stack(new Stage(app, 'Test'), 'Later', { stackName: 'later' });
  for (const stack of [shop, inner, later]) {
    new sfn.StateMachine(stack, 'Flow', { definitionBody: sfn.DefinitionBody.fromString('{"States":{}}') });
  }
  return app.synth().directory;
}

const folder = synthesized();
const listed = (path: string) =>
  findStateMachines(path).map(({ logicalId, stack, constructPath }) => [logicalId, stack, constructPath]);

test('those of all stacks of an app', () => {
  expect(listed(folder)).toEqual([
    ['FlowA74D6E88', 'Shop', 'Shop/Flow'],
    ['FlowA74D6E88', expect.stringMatching(/^Shop-InnerNestedStack/), 'Shop/Inner/Flow'],
    ['FlowA74D6E88', 'later', 'Test/Later/Flow'],
  ]);
  expect(listed(join(folder, 'manifest.json'))).toHaveLength(3);
});

test('those of a template, and of what is nested in it', () => {
  expect(listed(join(folder, 'Shop.template.json')).map(([, , path]) => path)).toEqual([
    'Shop/Flow',
    'Shop/Inner/Flow',
  ]);
});

test('those of a nested template', () => {
  const nested = findStateMachines(folder)[1]!;

  expect(listed(nested.templateFile).map(([, , path]) => path)).toEqual(['Shop/Inner/Flow']);
});

test('those of a stage', () => {
  expect(listed(join(folder, 'assembly-Test'))).toEqual([['FlowA74D6E88', 'later', 'Test/Later/Flow']]);
});

test('where the template and the assets are', () => {
  const [flow] = findStateMachines(join(folder, 'Shop.template.json'));

  expect(flow?.templateFile).toBe(join(folder, 'Shop.template.json'));
  expect(flow?.assetFolder).toBe(folder);
  expect(flow?.template).toHaveProperty(['Resources', 'FlowA74D6E88', 'Type'], 'AWS::StepFunctions::StateMachine');
});

test('a file that is no template', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'find-')), 'flow.asl.json');
  writeFileSync(file, '{"States":{}}');

  expect(messageOf(() => findStateMachines(file))).toBe(`${file} is no template: it has no Resources`);
});
