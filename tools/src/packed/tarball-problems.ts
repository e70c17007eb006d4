import { readFileSync } from 'node:fs';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import type { Manifest } from '../workspace.ts';

/** What is wrong with a package as it would be published. */
export async function tarballProblems(path: string): Promise<string[]> {
  const data = readFileSync(path);
  const tarball = new Uint8Array(data);
  const contents = createPackageFromTarballData(tarball);
  const inside = (file: string) => `/node_modules/${contents.packageName}/${file}`;
  const manifestText = contents.readFile(inside('package.json'));
  const manifest = JSON.parse(manifestText) as Manifest;
  const files = contents.listFiles().map((file) => file.slice(inside('').length));

  const missing = ['LICENSE', 'README.md', 'dist/index.js', 'dist/index.d.ts']
    .filter((file) => !files.includes(file))
    .map((file) => `lacks ${file}`);
  const unwanted = files
    .filter((file) => !/^(dist\/.+|data\/[a-z-]+\.json|package\.json|LICENSE|README\.md|CHANGELOG\.md)$/.test(file))
    .map((file) => `ships ${file}`);
  const protocols = [...manifestText.matchAll(/"(?:workspace|catalog):[^"]*"/g)].map(
    ([range]) => `depends on ${range}`,
  );
  const deep = files
    .filter((file) => file.endsWith('.d.ts'))
    .filter((file) => /["']aws-cdk-lib\/[^"']*\/lib\b|["']aws-cdk-lib\/lib\b/.test(contents.readFile(inside(file))))
    .map((file) => `types of ${file} come from the inside of aws-cdk-lib`);

  const { messages } = await publint({ pack: { tarball: tarball.buffer }, strict: true });
  const lint = messages.map((message) => `publint: ${formatMessage(message, manifest) ?? message.code}`);

  const types = await checkPackage(contents);
  const wrong = types.types
    ? types.problems.map((problem) => `attw: ${JSON.stringify(problem)}`)
    : ['attw: has no types'];
  return [...missing, ...unwanted, ...protocols, ...deep, ...lint, ...wrong];
}
