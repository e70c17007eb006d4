import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { AppManifest } from './app-manifest';
import { migrateSource, type MigrateOptions } from './migrate-source';
import type { Finding } from './migration-context';
import { MigrationError } from './migration-error';
import { rangeOf } from './package-ranges';
import { foldersAbove, sourceFiles } from './source-files';
import { importsFrom, mentionsTasks, V1_MODULE } from './upstream-module';

/** What is to be moved over, and how. */
export interface PlanOptions extends MigrateOptions {
  /**
   * A folder, or one file.
   *
   * @default - the current folder
   */
  readonly path?: string;
  /**
   * The range of versions that a package gets in a `package.json`.
   *
   * @default - what was released together with this package
   */
  readonly rangeOf?: (name: string) => string;
}

/** A file that changes. */
export interface FileChange {
  /** From the folder of the app. */
  readonly file: string;
  /** The whole text as it is. */
  readonly before: string;
  /** The whole text as it is to be. */
  readonly after: string;
}

/** A place in a file of an app. */
export interface AppFinding extends Finding {
  /** From the folder of the app. */
  readonly file: string;
}

/** A `package.json`, and what it gets and loses. */
export interface ManifestChanges {
  /** From the folder of the app. */
  readonly file: string;
  /** Packages with their ranges. */
  readonly added: { readonly [name: string]: string };
  /** Packages that nothing uses any more. */
  readonly removed: readonly string[];
}

/** Everything that moving an app over changes, and what it leaves to a person. Nothing is changed yet. */
export interface MigrationPlan {
  /** The folder that files are named from, absolute. */
  readonly folder: string;
  /** How many files were looked at. */
  readonly files: number;
  /** Sources first, then each `package.json`. */
  readonly changes: readonly FileChange[];
  /** What each `package.json` gets and loses. */
  readonly manifests: readonly ManifestChanges[];
  /** What still comes from upstream, and why. */
  readonly left: readonly AppFinding[];
  /** What was moved over, but is not taken, or does not render, as it was. */
  readonly look: readonly AppFinding[];
}

/** What the files below one package.json need. */
interface Needs {
  readonly packages: Set<string>;
  /** Whether a file was moved away from CDK v1, and whether one still needs it. */
  fromV1: boolean;
  stillV1: boolean;
}

/**
 * Finds out what moving over would change.
 *
 * @throws MigrationError when a file cannot be read or parsed, or there is no `package.json` to put packages into
 */
export function planMigration({ path = '.', rangeOf: range = rangeOf, umbrella }: PlanOptions = {}): MigrationPlan {
  const target = resolve(path);
  const files = sourceFiles(target);
  const folder = files.length === 1 && files[0] === target ? dirname(target) : target;
  const named = (file: string) => relative(folder, file).replaceAll('\\', '/');
  const changes: FileChange[] = [];
  const left: AppFinding[] = [];
  const look: AppFinding[] = [];
  const needs = new Map<string, Needs>();
  const problems: string[] = [];
  for (const path of files) {
    const before = readFileSync(path, 'utf8');
    if (!mentionsTasks(before)) {
      continue;
    }
    const file = named(path);
    try {
      const moved = migrateSource(file, before, { umbrella });
      left.push(...moved.left.map((finding) => ({ file, ...finding })));
      look.push(...moved.look.map((finding) => ({ file, ...finding })));
      if (moved.text !== before) {
        assertReadable(path, before, file);
        changes.push({ file, before, after: moved.text });
      }
      note(needs, path, { before, ...moved });
    } catch (error) {
      if (!(error instanceof MigrationError)) {
        throw new Error(`${file} could not be moved over`, { cause: error });
      }
      problems.push(error.message);
    }
  }
  if (problems.length > 0) {
    throw new MigrationError(problems.join('\n'));
  }
  const manifests: ManifestChanges[] = [];
  for (const [path, need] of needs) {
    const before = readFileSync(path, 'utf8');
    const manifest = new AppManifest(named(path), before);
    const added = manifest.lacking([...need.packages].sort());
    const isWhole = !relative(target, path).startsWith('..') && folder === target;
    const removeV1 = manifest.hasV1 && need.fromV1 && !need.stillV1 && isWhole;
    const at = { file: named(path), line: 1, column: 1 };
    if (added.length > 0 && manifest.isGenerated) {
      const list = added.map((name) => `\`${name}@${range(name)}\``).join(', ');
      left.push({ ...at, message: `projen writes it: add ${list} to the dependencies in .projenrc, and run projen` });
      continue;
    }
    if (manifest.hasV1 && need.fromV1 && !need.stillV1 && !isWhole) {
      left.push({ ...at, message: `\`${V1_MODULE}\` stays: other files of this package may use it` });
    }
    if (added.length > 0 && !manifest.hasCdk) {
      look.push({
        ...at,
        message: `there is no \`aws-cdk-lib\`, which ours are for: ${manifest.hasV1 ? 'move the rest of the app to CDK v2' : 'add it, and `constructs`'}`,
      });
    }
    const add = new Map(added.map((name) => [name, range(name)]));
    const after = manifest.changed({ add, removeV1 });
    if (after !== before) {
      changes.push({ file: named(path), before, after });
      manifests.push({ file: named(path), added: Object.fromEntries(add), removed: removeV1 ? [V1_MODULE] : [] });
    }
  }
  return { folder, files: files.length, changes, manifests, left, look };
}

function note(
  needs: Map<string, Needs>,
  path: string,
  { before, packages, text }: { before: string; packages: readonly string[]; text: string },
): void {
  const fromV1 = importsFrom(before, V1_MODULE);
  if (packages.length === 0 && !fromV1) {
    return;
  }
  const manifest = manifestOf(path);
  const need = needs.get(manifest) ?? { packages: new Set(), fromV1: false, stillV1: false };
  needs.set(manifest, need);
  packages.forEach((name) => need.packages.add(name));
  const stillV1 = importsFrom(text, V1_MODULE);
  need.fromV1 ||= fromV1 && !stillV1;
  need.stillV1 ||= stillV1;
}

/** The next package.json above that has the CDK, or else the next one that there is. */
function manifestOf(path: string): string {
  let nearest: string | undefined;
  for (const folder of foldersAbove(path)) {
    const file = join(folder, 'package.json');
    if (existsSync(file)) {
      const manifest = new AppManifest(file, readFileSync(file, 'utf8'));
      if (manifest.hasCdk || manifest.hasV1) {
        return file;
      }
      nearest ??= file;
    }
    // What is above a repository is not about it.
    if (existsSync(join(folder, '.git'))) {
      break;
    }
  }
  if (nearest === undefined) {
    throw new MigrationError(`There is no package.json above ${path}: run \`npm init\` where the app is.`);
  }
  return nearest;
}

/** What is no text in UTF-8 would not be the same again. */
function assertReadable(path: string, text: string, file: string): void {
  if (!readFileSync(path).equals(Buffer.from(text, 'utf8'))) {
    throw new MigrationError(`${file} is not in UTF-8: save it so first.`);
  }
}
