import { expect, test } from 'vitest';
import { CodeBuildSourceType } from '../src';

test('each type is called as the service calls it', () => {
  expect(CodeBuildSourceType).toEqual({
    BITBUCKET: 'BITBUCKET',
    CODECOMMIT: 'CODECOMMIT',
    GITHUB: 'GITHUB',
    GITHUB_ENTERPRISE: 'GITHUB_ENTERPRISE',
    GITLAB: 'GITLAB',
    GITLAB_SELF_MANAGED: 'GITLAB_SELF_MANAGED',
    NO_SOURCE: 'NO_SOURCE',
    S3: 'S3',
  });
});
