import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageManifest } from './package-manifest.ts';

const template = join(import.meta.dirname, '../template');

export interface NewPackage {
  /** As in the resource ARN: `glue`. */
  service: string;
  /** The API action of the first integration: `StartJobRun`. */
  action?: string;
  /** What people call the service: `AWS Glue`. */
  title?: string;
}

/** Writes a package of the mould into packages/, with its changeset. Gives the files that it wrote. */
export function newPackage(root: string, { service, action = 'Run', title = capital(service) }: NewPackage): string[] {
  if (!/^[a-z][a-z\d]*(-[a-z\d]+)*$/.test(service))
    throw new Error(`"${service}" is no service name: write it as in glue or dynamodb`);
  if (!/^([A-Z][a-z\d]*)+$/.test(action)) throw new Error(`"${action}" is no API action: write it as in StartJobRun`);
  const folder = `tasks-${service}`;
  const dir = join('packages', folder);
  if (existsSync(join(root, dir))) throw new Error(`${dir} exists`);

  const file = action.replace(/(?!^)([A-Z])/g, '-$1').toLowerCase();
  const words: Record<string, string> = {
    service,
    title,
    file,
    Action: action,
    action: action.charAt(0).toLowerCase() + action.slice(1),
    Class: service.split('-').map(capital).join('') + action,
  };
  const fill = (text: string) =>
    Object.entries(words).reduce((filled, [word, value]) => filled.replaceAll(`__${word}__`, value), text);

  const written = new Map<string, string>();
  for (const entry of readdirSync(template, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(ts|md)$/.test(entry) || entry === 'changeset.md') continue;
    written.set(join(dir, fill(entry)), fill(readFileSync(join(template, entry), 'utf8')));
  }
  written.set(`.changeset/new-${folder}.md`, fill(readFileSync(join(template, 'changeset.md'), 'utf8')));
  written.set(join(dir, 'tsconfig.json'), json({ extends: '../../tsconfig.base.json' }));
  written.set(join(dir, 'api-extractor.json'), json({ extends: '../../api-extractor.base.json' }));
  const facts = {
    folder,
    description: `AWS Step Functions tasks for ${title}, for the AWS CDK`,
    keywords: ['aws', 'aws-cdk', 'cdk', 'step-functions', 'stepfunctions', service],
    dependencies: { '@cdk-sfn/core': 'workspace:^' },
  };
  written.set(join(dir, 'package.json'), json(packageManifest(facts)));

  for (const [path, text] of written) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return [...written.keys()].sort();
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
