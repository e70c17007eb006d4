import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { describe, expect, test, vi } from 'vitest';
import { applyMigration, planMigration } from '../src';
import { backToUpstream, type Style } from './back-to-upstream';
import { typeProblems } from './type-problems';
import { workCopy } from './work-folder';

const root = join(__dirname, '../../..');
const examples = readdirSync(join(root, 'docs/examples')).filter((name) =>
  existsSync(join(root, 'docs/examples', name, 'cdk.json')),
);
const styles: Style[] = ['named', 'namespace', 'index', 'member'];

const sourcesOf = (dir: string) =>
  readdirSync(join(dir, 'lib'))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(dir, 'lib', name));

/** All stacks that an example exports, as templates. */
async function templatesOf(dir: string): Promise<Record<string, unknown>> {
  // The CDK warns of ids that it makes up itself, and of what is deprecated.
  vi.spyOn(console, 'error').mockReturnValue();
  vi.spyOn(console, 'warn').mockReturnValue();
  const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
  for (const file of sourcesOf(dir)) {
    const exported = (await import(file)) as Record<string, unknown>;
    for (const [name, made] of Object.entries(exported)) {
      if (typeof made === 'function' && made.prototype instanceof Stack) {
        new (made as typeof Stack)(app, name, { env: { account: '123456789012', region: 'eu-west-1' } });
      }
    }
  }
  const { stacks } = app.synth();
  return Object.fromEntries(stacks.map(({ stackName, template }) => [stackName, template as unknown]));
}

/** An example as it would be with upstream's tasks: the first file in one style, the next one in the next. */
function turnedBack(name: string, first: number): string {
  const dir = workCopy(`docs/examples/${name}`);
  sourcesOf(dir).forEach((file, index) => {
    const style = styles[(first + index) % styles.length]!;
    writeFileSync(file, backToUpstream(readFileSync(file, 'utf8'), style));
  });
  const manifest = join(dir, 'package.json');
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/^ *"@cdk-sfn\/tasks-.*\n/gm, ''));
  return dir;
}

const imported = (dir: string) =>
  sourcesOf(dir).flatMap((file) => readFileSync(file, 'utf8').match(/(?<=')@cdk-sfn\/tasks[\w-]*(?=')/g) ?? []);

describe.each(examples)('%s', (name) => {
  test.each([
    { umbrella: false, first: 0 },
    { umbrella: true, first: 1 },
  ])('turned back to upstream and moved over again, is what it was: %j', { timeout: 120_000 }, async (options) => {
    const dir = turnedBack(name, options.first);
    const upstream = sourcesOf(dir).map((file) => readFileSync(file, 'utf8'));
    expect(upstream.join('')).toMatch(/aws.stepfunctions.tasks/);

    const plan = planMigration({ path: dir, umbrella: options.umbrella, rangeOf: () => '^1.0.0' });
    expect(plan.left).toEqual([]);
    applyMigration(plan);

    const moved = sourcesOf(dir).map((file) => readFileSync(file, 'utf8'));
    expect(moved.join('')).not.toMatch(/aws.stepfunctions.tasks/);
    const { dependencies } = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')) as { dependencies: object };
    expect(Object.keys(dependencies)).toEqual(
      expect.arrayContaining(imported(dir).filter((each) => !isOwn(each, upstream))),
    );
    expect(await templatesOf(dir)).toEqual(await templatesOf(join(root, 'docs/examples', name)));
    expect(planMigration({ path: dir, umbrella: options.umbrella }).changes).toEqual([]);
  });
});

/** Names that upstream does not have never went away. */
const isOwn = (name: string, before: readonly string[]) => before.some((text) => text.includes(`'${name}'`));

test('what was moved over has no type error', { timeout: 240_000 }, () => {
  const dirs = examples.flatMap((name) =>
    [false, true].map((umbrella, first) => {
      const dir = turnedBack(name, first + 2);
      applyMigration(planMigration({ path: dir, umbrella }));
      return dir;
    }),
  );
  expect(typeProblems(dirs.flatMap(sourcesOf))).toEqual([]);
});
