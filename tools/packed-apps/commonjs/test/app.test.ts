import * as cdk from 'aws-cdk-lib';
import { examples } from '../lib/examples';

const app = new cdk.App();
for (const [name, example] of Object.entries(examples)) example(new cdk.Stage(app, name));
const assembly = app.synth();

test.each(Object.keys(examples))('%s has a state machine with a task', (name) => {
  const [stack] = assembly.getNestedAssembly(`assembly-${name}`).stacks;
  const resources: { Type: string }[] = Object.values(stack.template.Resources);
  const machines = resources.filter(({ Type }) => Type === 'AWS::StepFunctions::StateMachine');

  expect(JSON.stringify(machines)).toMatch(/\\"Type\\":\s*\\"Task\\"/);
});
