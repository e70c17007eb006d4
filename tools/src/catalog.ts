import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, parseDocument, type Document } from 'yaml';

/** The versions that pnpm-workspace.yaml pins. */
export class Catalog {
  static read(root: string): Catalog {
    const file = join(root, 'pnpm-workspace.yaml');
    return new Catalog(file, parseDocument(readFileSync(file, 'utf8')));
  }

  private constructor(
    private readonly file: string,
    private readonly document: Document,
  ) {}

  /** The version that builds and tests use. */
  pinned(name: string): string {
    return this.version('catalog', name);
  }

  /** The lowest version that a peer range allows. */
  floor(name: string): string {
    const range = this.version('catalogs', 'peer', name);
    const version = /^\^(\d+\.\d+\.\d+)$/.exec(range)?.[1];
    if (version === undefined) throw new Error(`${this.file}: the peer range of ${name} must be a caret on its floor`);
    return version;
  }

  /** Every version of a named catalog. */
  all(catalog: string): Record<string, string> {
    const versions = this.document.getIn(['catalogs', catalog]);
    if (!isMap(versions)) throw new Error(`${this.file} has no catalogs.${catalog}`);
    return versions.toJSON() as Record<string, string>;
  }

  /** Writes the file with other versions pinned. */
  pin(versions: Record<string, string>): void {
    for (const [name, version] of Object.entries(versions)) {
      this.pinned(name);
      this.document.setIn(['catalog', name], version);
    }
    writeFileSync(this.file, this.document.toString());
  }

  private version(...path: string[]): string {
    const version = this.document.getIn(path);
    if (typeof version !== 'string') throw new Error(`${this.file} has no ${path.join('.')}`);
    return version;
  }
}
