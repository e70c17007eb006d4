import * as upstream from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { expect, test } from 'vitest';
import { GONE_NAMES } from '../src/gone-names';
import { homeOf } from '../src/home-of';

test.each(Object.entries(GONE_NAMES))('%s is gone, and %s took its place', (name, successor) => {
  expect(upstream).toHaveProperty(name);
  expect(homeOf(name, { umbrella: false })).toBeUndefined();
  expect(homeOf(successor, { umbrella: false })).toMatchObject({ isType: false });
});
