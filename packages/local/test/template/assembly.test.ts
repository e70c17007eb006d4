import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { messageOf } from '../../../../tools/vitest/rendered-state';
import { readAssembly } from '../../src/template/assembly';

/** A folder with files. */
function folderWith(files: Record<string, unknown>): string {
  const folder = mkdtempSync(join(tmpdir(), 'assembly-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}

const stackArtifact = (id: string, more: object = {}) => ({
  [id]: { type: 'aws:cloudformation:stack', properties: { templateFile: `${id}.template.json` }, ...more },
});
const queueTemplate = { Resources: { Queue: { Type: 'AWS::SQS::Queue' } } };

const names = (path: string) => readAssembly(path).map(({ stack }) => stack.name);

test('the stacks of an app, and those of its stages', () => {
  const folder = folderWith({
    'manifest.json': {
      artifacts: {
        ...stackArtifact('Shop', {
          environment: 'aws://111111111111/eu-west-1',
          properties: { templateFile: 'Shop.template.json', stackName: 'shop' },
        }),
        Test: { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-Test' } },
        Tree: { type: 'cdk:tree', properties: { file: 'tree.json' } },
      },
    },
    'Shop.template.json': queueTemplate,
    'assembly-Test/manifest.json': {
      artifacts: stackArtifact('TestShop', { environment: 'aws://unknown-account/unknown-region' }),
    },
    'assembly-Test/TestShop.template.json': queueTemplate,
  });

  expect(readAssembly(folder).map(({ stack: { name, region, account } }) => ({ name, region, account }))).toEqual([
    { name: 'shop', region: 'eu-west-1', account: '111111111111' },
    { name: 'TestShop', region: undefined, account: undefined },
  ]);
  expect(names(join(folder, 'manifest.json'))).toEqual(['shop', 'TestShop']);
  expect(names(join(folder, 'assembly-Test'))).toEqual(['TestShop']);
});

test('of a template, the stack comes first, and the others are its app', () => {
  const folder = folderWith({
    'manifest.json': { artifacts: { ...stackArtifact('A'), ...stackArtifact('B') } },
    'A.template.json': queueTemplate,
    'B.template.json': queueTemplate,
  });

  expect(names(join(folder, 'B.template.json'))).toEqual(['B', 'A']);
});

test('a template without an app', () => {
  const folder = folderWith({ 'Shop.template.json': queueTemplate, 'asset.abc/index.js': '' });
  const [{ stack } = { stack: undefined }] = readAssembly(join(folder, 'Shop.template.json'));

  expect(stack?.name).toBe('Shop');
  expect(stack?.logicalIds('Resources')).toEqual(['Queue']);
  expect(stack?.assetPath('abc.zip')).toBe(join(folder, 'asset.abc'));
});

test('assets are where the manifest of assets says', () => {
  const folder = folderWith({
    'manifest.json': { artifacts: stackArtifact('Shop') },
    'Shop.template.json': queueTemplate,
    'Shop.assets.json': {
      files: { abc: { source: { path: '../code' }, destinations: { here: { objectKey: 'prefix/abc.zip' } } } },
    },
  });
  const [{ stack } = { stack: undefined }] = readAssembly(folder);

  expect(stack?.assetPath('prefix/abc.zip')).toBe(join(folder, '../code'));
  expect(stack?.assetPath('def.zip')).toBe(undefined);
});

test('nested stacks are found by the assets of the stack around them, and share these', () => {
  const asset = (path: string, objectKey: string) => ({ source: { path }, destinations: { here: { objectKey } } });
  const folder = folderWith({
    'manifest.json': { artifacts: stackArtifact('Shop') },
    'Shop.assets.json': {
      files: { abc: asset('../code', 'abc.zip'), def: asset('Inner.nested.template.json', 'def.json') },
    },
    'Shop.template.json': {
      Resources: {
        Inner: {
          Type: 'AWS::CloudFormation::Stack',
          Properties: { TemplateURL: { 'Fn::Sub': 'https://s3.${AWS::Region}.amazonaws.com/assets/def.json' } },
        },
      },
    },
    'Inner.nested.template.json': queueTemplate,
  });
  const [, inner] = readAssembly(folder).map(({ stack }) => stack);

  expect(inner?.name).toBe('Shop-Inner');
  expect(inner?.assetPath('abc.zip')).toBe(join(folder, '../code'));
});

test('paths of constructs come from the metadata, each stack having its own', () => {
  const logicalId = (data: string) => [{ type: 'aws:cdk:logicalId', data }];
  const nested = { Type: 'AWS::CloudFormation::Stack', Metadata: { 'aws:asset:path': 'Inner.nested.template.json' } };
  const folder = folderWith({
    'manifest.json': { artifacts: stackArtifact('Shop', { additionalMetadataFile: 'Shop.metadata.json' }) },
    'Shop.metadata.json': {
      '/Shop/Queue/Resource': logicalId('Queue'),
      '/Shop/Inner/Queue/Resource': logicalId('Queue'),
      '/Shop/Inner.NestedStack/Inner.NestedStackResource': logicalId('Inner'),
    },
    'Shop.template.json': { Resources: { ...queueTemplate.Resources, Inner: nested } },
    'Inner.nested.template.json': queueTemplate,
  });
  const [outer, inner] = readAssembly(folder).map(({ stack }) => stack);

  expect(outer?.constructPath('Queue')).toBe('Shop/Queue');
  expect(inner?.constructPath('Queue')).toBe('Shop/Inner/Queue');
  expect(inner?.parent).toEqual({ stack: outer, logicalId: 'Inner' });
  expect(outer?.nested('Inner')).toBe(inner);
});

test('a template that is nested in itself', () => {
  const nested = { Type: 'AWS::CloudFormation::Stack', Metadata: { 'aws:asset:path': 'A.template.json' } };
  const folder = folderWith({
    'manifest.json': { artifacts: stackArtifact('A') },
    'A.template.json': { Resources: { Inner: nested } },
  });

  expect(names(folder)).toEqual(['A']);
});

test('nested templates that multiply', () => {
  const nested = (to: number) => ({ Type: 'AWS::CloudFormation::Stack', Metadata: { 'aws:asset:path': `${to}.json` } });
  const templates = Array.from({ length: 40 }, (_, index) => [
    `${index}.json`,
    { Resources: { A: nested(index + 1), B: nested(index + 1) } },
  ]);
  const folder = folderWith(Object.fromEntries(templates) as Record<string, unknown>);

  expect(messageOf(() => readAssembly(join(folder, '0.json')))).toBe('There are more than 2500 stacks');
});

test('an assembly that is inside of itself', () => {
  const folder = folderWith({
    'manifest.json': { artifacts: { A: { type: 'cdk:cloud-assembly', properties: { directoryName: '.' } } } },
  });

  expect(names(folder)).toEqual([]);
});

test('a folder that is not there', () => {
  expect(messageOf(() => readAssembly('no-such-folder'))).toBe(
    'There is no no-such-folder; run "cdk synth" first, or name the folder that it writes to',
  );
});

test('a folder that nothing was synthesised to', () => {
  const folder = folderWith({});

  expect(messageOf(() => readAssembly(folder))).toBe(
    `${folder} has no manifest.json, so it is not what "cdk synth" writes`,
  );
});

test.each([
  ['{', /Shop\.template\.json is no JSON: /],
  ['['.repeat(2_000), /Shop\.template\.json is no JSON: JSON is nested deeper than 1000/],
])('a file that is no template: %.10s', (text, message) => {
  const file = join(folderWith({ 'Shop.template.json': text }), 'Shop.template.json');

  expect(messageOf(() => readAssembly(file))).toMatch(message);
});
