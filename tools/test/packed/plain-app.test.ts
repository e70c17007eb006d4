import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writePlainApp } from '../../src/packed/plain-app.ts';
import { temporaryFolder } from '../temporary-folder.ts';

test('a plain app installs what does without the CDK, and nothing else of ours', () => {
  const dir = join(temporaryFolder(), 'app');

  writePlainApp({
    dir,
    devDependencies: { typescript: '5.6.3' },
    tarballs: [
      { name: '@cdk-sfn/asl', version: '1.0.0', path: '/tarballs/asl.tgz' },
      { name: '@cdk-sfn/core', version: '1.0.0', path: '/tarballs/core.tgz' },
      { name: '@cdk-sfn/local', version: '1.0.0', path: '/tarballs/local.tgz' },
    ],
  });

  expect(JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'))).toMatchObject({
    type: 'module',
    devDependencies: { typescript: '5.6.3' },
  });
  const { dependencies } = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')) as { dependencies: object };
  expect(dependencies).toEqual({
    '@cdk-sfn/asl': 'file:/tarballs/asl.tgz',
    '@cdk-sfn/local': 'file:/tarballs/local.tgz',
  });
  expect(existsSync(join(dir, 'src/simulate.test.ts'))).toBe(true);
});
