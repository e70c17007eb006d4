import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { services as errors } from '../../src/error-names/services.ts';
import type { Manifest } from '../../src/workspace.ts';
import { readServices } from '../src/service.ts';
import { targets } from '../targets.ts';

const services = await readServices(join(import.meta.dirname, '../services'));

it('reads a service from each file', () => {
  expect(services.get('states')).toMatchObject({ client: '@aws-sdk/client-sfn' });
  expect(services.get('ecs')).toEqual({ client: '@aws-sdk/client-ecs' });
});

it('has a service for each client of the AWS SDK that the tools bring along, but for those that errors are read from', () => {
  const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as Manifest;
  const brought = Object.keys(manifest.devDependencies ?? {}).filter((name) => name.startsWith('@aws-sdk/'));
  const ofErrors = Object.values(errors).flatMap(({ clients = {} }) => Object.values(clients));
  const used = new Set([...[...services.values()].flatMap(({ client }) => client ?? []), ...ofErrors]);
  expect([...used].sort()).toEqual(brought.sort());
});

it('tells where AWS says what is not in its models', () => {
  const sources = [...services.values()].flatMap(({ actions = {}, exceptions = [] }) =>
    [...Object.values(actions), ...exceptions].map(({ source }) => source),
  );
  for (const source of [...sources, ...Object.values(targets)]) {
    expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/step-functions\/latest\/dg\/[\w-]+\.html$/);
  }
});
