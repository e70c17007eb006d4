import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { parseJson } from '../engine/parse-json';
import { JsonStack } from './json-stack';
import { stagedAsset } from './staged-asset';
import type { StackTemplate } from './stack-template';
import { TemplateError } from './template-error';
import { fieldOf, isObject, textField } from './template-fields';

/** How many stacks an app may have, nested ones each counted where it is deployed. */
const STACK_LIMIT = 2_500;

/** A stack that was synthesised. */
export interface SynthesizedStack {
  readonly stack: StackTemplate;
  /** The file with its template, absolute. */
  readonly templateFile: string;
  /** What stands in it. */
  readonly template: () => unknown;
}

/** What belongs to all stacks that one file or folder leads to. */
interface Assembly {
  readonly stacks: SynthesizedStack[];
}

/** What is known of a stack before its template is read. */
interface StackProps {
  readonly folder: string;
  readonly templateFile: string;
  readonly name: string | undefined;
  readonly region?: string | undefined;
  readonly account?: string | undefined;
  /** Paths of constructs and their logical ids, those of nested stacks among them. */
  readonly paths: () => readonly (readonly [path: string, logicalId: string])[];
  /** The files of assets. Default: those of the stack's own manifest of assets; nested stacks have none. */
  readonly files?: () => ReadonlyMap<string, string>;
  /** Where the constructs of a nested stack begin. */
  readonly root?: string | undefined;
  readonly parent?: { readonly stack: StackTemplate; readonly logicalId: string };
}

/**
 * The stacks of a synthesised app, with those in stages and in other stacks.
 *
 * @param path the folder of an assembly, such as `cdk.out`; its manifest; or the template of a stack, of which the other
 * stacks in the same folder are the app
 * @throws TemplateError when there is no such thing
 */
export function readAssembly(path: string): readonly SynthesizedStack[] {
  const file = resolve(path);
  if (!existsSync(file)) {
    throw new TemplateError([`There is no ${path}; run "cdk synth" first, or name the folder that it writes to`]);
  }
  if (!statSync(file).isDirectory() && basename(file) !== 'manifest.json') {
    const stacks = existsSync(join(dirname(file), 'manifest.json')) ? readFolder(dirname(file)) : [];
    const found = stacks.filter(({ templateFile }) => templateFile === file);
    return found.length > 0 ? [...found, ...stacks.filter((stack) => !found.includes(stack))] : readTemplate(file);
  }
  const folder = statSync(file).isDirectory() ? file : dirname(file);
  if (!existsSync(join(folder, 'manifest.json'))) {
    throw new TemplateError([`${path} has no manifest.json, so it is not what "cdk synth" writes`]);
  }
  return readFolder(folder);
}

function readFolder(folder: string): SynthesizedStack[] {
  const assembly: Assembly = { stacks: [] };
  const seen = new Set<string>();
  const open = [folder];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    if (seen.has(next)) {
      continue;
    }
    seen.add(next);
    const artifacts = fieldOf(readJson(join(next, 'manifest.json')), 'artifacts');
    for (const [id, artifact] of Object.entries(isObject(artifacts) ? artifacts : {})) {
      const properties = fieldOf(artifact, 'properties');
      const nestedFolder = textField(properties, 'directoryName');
      const template = textField(properties, 'templateFile');
      if (textField(artifact, 'type') === 'cdk:cloud-assembly' && nestedFolder !== undefined) {
        open.push(resolve(next, nestedFolder));
      }
      if (textField(artifact, 'type') === 'aws:cloudformation:stack' && template !== undefined) {
        const [account, region] = environmentOf(textField(artifact, 'environment'));
        addStack(assembly, {
          folder: next,
          templateFile: resolve(next, template),
          name: textField(properties, 'stackName') ?? id,
          region,
          account,
          paths: constructPaths(next, artifact),
        });
      }
    }
  }
  return assembly.stacks;
}

/** A template that is no part of an assembly. */
function readTemplate(templateFile: string): SynthesizedStack[] {
  const assembly: Assembly = { stacks: [] };
  addStack(assembly, {
    folder: dirname(templateFile),
    templateFile,
    name: basename(templateFile).replace(/(\.template)?\.json$/, ''),
    paths: () => [],
  });
  return assembly.stacks;
}

function addStack(assembly: Assembly, props: StackProps): StackTemplate {
  const { folder, templateFile, name, region, account, paths, root, parent } = props;
  const template = remembered(() => readJson(templateFile));
  const files = props.files ?? remembered(() => assetFiles(folder, templateFile));
  const own = remembered(() => ownPaths(paths(), root));
  const nested = new Map<string, StackTemplate | undefined>();
  const stack: StackTemplate = new JsonStack(template, {
    name,
    region,
    account,
    assetFolder: folder,
    constructPaths: own,
    app: () => assembly.stacks.map((other) => other.stack),
    nested: (_, logicalId) => nested.get(logicalId),
    assetPath: (objectKey) => files().get(basename(objectKey)) ?? stagedAsset(folder, objectKey),
    ...(parent && { parent }),
  });
  assembly.stacks.push({ stack, templateFile, template });
  if (assembly.stacks.length > STACK_LIMIT) {
    throw new TemplateError([`There are more than ${STACK_LIMIT} stacks`]);
  }
  for (const logicalId of stack.logicalIds('Resources')) {
    const file =
      stack.typeOf(logicalId) === 'AWS::CloudFormation::Stack' && nestedFile(stack, logicalId, folder, files());
    if (file && isNotWithin(file, props, assembly)) {
      const inner = own().get(logicalId);
      nested.set(
        logicalId,
        addStack(assembly, {
          ...props,
          files,
          templateFile: file,
          name: `${name}-${logicalId}`,
          root: inner?.replace(/\/([^/]+)\.NestedStack\/[^/]+$/, '/$1'),
          parent: { stack, logicalId },
        }),
      );
    }
  }
  return stack;
}

/** False for a template that would be nested in itself. */
function isNotWithin(file: string, { templateFile, parent }: StackProps, assembly: Assembly): boolean {
  const fileOf = (stack: StackTemplate) => assembly.stacks.find((known) => known.stack === stack)?.templateFile;
  if (file === templateFile) {
    return false;
  }
  for (let around = parent?.stack; around !== undefined; around = around.parent?.stack) {
    if (fileOf(around) === file) {
      return false;
    }
  }
  return true;
}

/** The file with the template of a nested stack: by the metadata of the CDK, or else by the hash in the URL. */
function nestedFile(
  stack: StackTemplate,
  logicalId: string,
  folder: string,
  files: ReadonlyMap<string, string>,
): string | undefined {
  const resource = stack.entry('Resources', logicalId);
  const path = textField(fieldOf(resource, 'Metadata'), 'aws:asset:path');
  if (path !== undefined) {
    return existsSync(resolve(folder, path)) ? resolve(folder, path) : undefined;
  }
  const url = JSON.stringify(fieldOf(fieldOf(resource, 'Properties'), 'TemplateURL') ?? '');
  return [...files].find(([key, file]) => key.endsWith('.json') && file.endsWith('.json') && url.includes(key))?.[1];
}

/** The files that the assets of a stack come from, by the name of the object that they are uploaded to. */
function assetFiles(folder: string, templateFile: string): ReadonlyMap<string, string> {
  const manifest = join(folder, basename(templateFile).replace(/(\.nested)?\.template\.json$/, '.assets.json'));
  const found = new Map<string, string>();
  const manifests = existsSync(manifest) && manifest !== templateFile ? [manifest] : [];
  for (const file of manifests) {
    const files = fieldOf(readJson(file), 'files');
    for (const asset of Object.values(isObject(files) ? files : {})) {
      const path = textField(fieldOf(asset, 'source'), 'path');
      const destinations = fieldOf(asset, 'destinations');
      for (const destination of Object.values(isObject(destinations) ? destinations : {})) {
        const key = textField(destination, 'objectKey');
        if (path !== undefined && key !== undefined) {
          found.set(basename(key), resolve(folder, path));
        }
      }
    }
  }
  return found;
}

function environmentOf(environment: string | undefined): readonly (string | undefined)[] {
  const [, account, region] = /^aws:\/\/([^/]*)\/([^/]*)$/.exec(environment ?? '') ?? [];
  return [account, region].map((part) => (part?.startsWith('unknown-') === true ? undefined : part));
}

/** The paths of constructs as the metadata of an artifact has them: in the manifest, or in a file of its own. */
function constructPaths(folder: string, artifact: unknown): StackProps['paths'] {
  return remembered(() => {
    const file = textField(artifact, 'additionalMetadataFile');
    const sources = [fieldOf(artifact, 'metadata'), file === undefined ? undefined : readJson(resolve(folder, file))];
    return sources
      .flatMap((source) => Object.entries(isObject(source) ? source : {}))
      .flatMap(([path, entries]) =>
        (Array.isArray(entries) ? entries : [])
          .filter((entry) => textField(entry, 'type') === 'aws:cdk:logicalId')
          .map((entry) => [path.replace(/^\//, ''), textField(entry, 'data') ?? ''] as const),
      );
  });
}

/** The paths below the root of a stack, without those of stacks nested in it, which have logical ids of their own. */
function ownPaths(
  paths: readonly (readonly [path: string, logicalId: string])[],
  root: string | undefined,
): ReadonlyMap<string, string> {
  const roots = paths.flatMap(([path]) => {
    const [, outer, id] = /^(.*\/)([^/]+)\.NestedStack\/[^/]+$/.exec(path) ?? [];
    return outer === undefined || id === undefined ? [] : [`${outer}${id}/`];
  });
  const innermost = (path: string) =>
    roots.filter((candidate) => path.startsWith(candidate)).reduce((a, b) => (b.length > a.length ? b : a), '');
  const wanted = root === undefined ? '' : `${root}/`;
  return new Map(paths.filter(([path]) => innermost(path) === wanted).map(([path, logicalId]) => [logicalId, path]));
}

function readJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new TemplateError([`${file} cannot be read: ${(error as Error).message}`]);
  }
  try {
    return parseJson(text);
  } catch (error) {
    throw new TemplateError([`${file} is no JSON: ${(error as Error).message}`]);
  }
}

function remembered<Value>(read: () => Value): () => Value {
  let known: { readonly value: Value } | undefined;
  return () => (known ??= { value: read() }).value;
}
