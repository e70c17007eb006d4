import { App } from 'aws-cdk-lib';
import { vi } from 'vitest';
import { machinesOf, withoutHash } from '../../../../tools/src/demo/machine.ts';
import type { Machine, Template } from '../../../../tools/src/demo/machine.ts';
import { addIntegrations } from '../lib/integrations';

let machines: ReadonlyMap<string, Machine> | undefined;

/**
 * The states of a machine of the examples, with the names of resources as they stand in the code: `${Topic}`. All
 * examples are synthesised together, once.
 */
export function statesOf(machine: string): unknown {
  machines ??= synthesized();
  const states = JSON.stringify(machines.get(machine)?.definition.States);
  return JSON.parse(states.replace(/\$\{(\w+)/g, (_, name: string) => `\${${withoutHash(name)}`)) as unknown;
}

function synthesized(): Map<string, Machine> {
  // The example of AWS Glue has `timeout`, which the CDK says is deprecated.
  vi.stubEnv('JSII_DEPRECATED', 'quiet');
  const app = new App({ builtinCloudFormationValidation: false });
  addIntegrations(app, { account: '111111111111', region: 'eu-central-1' });
  const found = app.synth().stacks.flatMap(({ template }) => machinesOf(template as Template));
  vi.unstubAllEnvs();
  return new Map(found.map((machine) => [machine.name, machine]));
}

/** What `LambdaInvoke` retries by itself. */
export const SERVICE_EXCEPTIONS = {
  ErrorEquals: [
    'Lambda.ClientExecutionTimeoutException',
    'Lambda.ServiceException',
    'Lambda.AWSLambdaException',
    'Lambda.SdkClientException',
  ],
  IntervalSeconds: 2,
  MaxAttempts: 6,
  BackoffRate: 2,
};
