import assert from 'node:assert/strict';
import * as cdk from 'aws-cdk-lib';
import { examples } from './lib/examples.js';

const app = new cdk.App();
for (const [name, example] of Object.entries(examples)) example(new cdk.Stage(app, name));
const assembly = app.synth();

for (const name of Object.keys(examples)) {
  const [stack] = assembly.getNestedAssembly(`assembly-${name}`).stacks;
  assert.match(JSON.stringify(stack.template), /\\"Type\\":\s*\\"Task\\"/, `${name} has no task`);
}
