import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { demo, packagesOf } from '../../src/demo/demo.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** An example that writes a template as the CDK does. */
function example(definition: object, machines = ['Orders']): Record<string, string> {
  const resource = {
    Type: 'AWS::StepFunctions::StateMachine',
    Properties: { DefinitionString: JSON.stringify(definition) },
  };
  const template = { Resources: Object.fromEntries(machines.map((name) => [`${name}1A2B3C4D`, resource])) };
  return {
    'shop/cdk.json': JSON.stringify({ app: 'node app.mjs' }),
    'shop/app.mjs': `
      import { mkdirSync, writeFileSync } from 'node:fs';
      mkdirSync(process.env.CDK_OUTDIR, { recursive: true });
      writeFileSync(process.env.CDK_OUTDIR + '/Shop.template.json', ${JSON.stringify(JSON.stringify(template))});
    `,
  };
}

async function runDemo(files: Record<string, string>) {
  const examples = temporaryFolder(files);
  const out = join(temporaryFolder(), 'out');
  const lines: string[] = [];
  const error = await demo({ examples, out, print: (line) => lines.push(line) }).then(
    () => undefined,
    (reason: unknown) => reason as Error,
  );
  return { error, lines, out };
}

const valid = { StartAt: 'Done', States: { Done: { Type: 'Succeed' } } };

test('a machine is shown, and its template, definition and diagram are written', async () => {
  const { error, lines, out } = await runDemo(example(valid));

  expect(error).toBeUndefined();
  expect(lines.join('\n')).toContain('Orders – JSONPath, 1 state\n  ✓ Done   succeed\n');
  expect(lines.join('\n')).toContain('1 state machine; asl-validator finds nothing wrong');
  expect(readdirSync(join(out, 'shop')).toSorted()).toEqual([
    'Orders.asl.json',
    'Orders.mmd',
    'Shop.template.json',
    'cdk.out',
  ]);
  expect(JSON.parse(readFileSync(join(out, 'shop/Orders.asl.json'), 'utf8'))).toEqual(valid);
});

test('of an example with many machines only the list is printed', async () => {
  const { error, lines, out } = await runDemo(example(valid, ['One', 'Two', 'Three', 'Four', 'Five', 'Six']));

  expect(error).toBeUndefined();
  expect(lines.join('\n')).toContain('One – JSONPath, 1 state\nTwo – JSONPath, 1 state\n');
  expect(lines.at(-1)).toMatch(/shop +13 templates, definitions and diagrams$/);
  expect(existsSync(join(out, 'shop/Six.asl.json'))).toBe(true);
});

test('an invalid machine is refused, with its name and what is wrong', async () => {
  const { error, out } = await runDemo(
    example({ StartAt: 'Begin', States: { Begin: { Type: 'Pass', Next: 'Nowhere' } } }),
  );

  expect(error?.message).toMatch(/^Orders is not valid:\n {2}MISSING_TRANSITION_TARGET: .*Nowhere/);
  expect(existsSync(join(out, 'shop/Orders.asl.json'))).toBe(false);
});

test('nothing is drawn of a machine that says too little', async () => {
  const { error } = await runDemo(example({ StartAt: 'Wait', States: { Wait: { Type: 'Wait', End: true } } }));

  expect(error?.message).toMatch(/^Orders is not valid:\n {2}WAIT_DURATION: /);
});

test('an example that does not synthesise is named, with what it printed', async () => {
  const { error } = await runDemo({
    'shop/cdk.json': JSON.stringify({ app: 'echo no such table >&2; exit 3' }),
  });

  expect(error?.message).toBe('shop: echo no such table >&2; exit 3 ended with 3\nno such table\n');
});

test('a folder without machines is not a success', async () => {
  const { error } = await runDemo({ 'README.md': 'Nothing here yet.' });

  expect(error?.message).toContain('There is no state machine in');
});

test('the packages that examples use are those of the workspace among their dependencies', () => {
  const manifest = (dependencies: object) => JSON.stringify({ dependencies });
  const examples = temporaryFolder({
    'a/cdk.json': '{}',
    'a/package.json': manifest({ '@cdk-sfn/tasks-sqs': 'workspace:^', constructs: 'catalog:' }),
    'b/cdk.json': '{}',
    'b/package.json': manifest({ '@cdk-sfn/core': 'workspace:^', '@cdk-sfn/tasks-sqs': 'workspace:^' }),
    'not-an-example/package.json': manifest({ '@cdk-sfn/tasks-sns': 'workspace:^' }),
  });

  expect(packagesOf(examples)).toEqual(['@cdk-sfn/core', '@cdk-sfn/tasks-sqs']);
});
