import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The errors that AWS's models of its APIs declare, as they stand in the types of the AWS SDK's clients. */
export class DeclaredErrors {
  /** @param from a file of the package that depends on the clients */
  constructor(private readonly from: string) {}

  /** The errors of an operation of a client, by the names of the API, if there is such an operation. */
  public of(client: string, operation: string): string[] | undefined {
    const manifest = createRequire(this.from).resolve(`${client}/package.json`);
    const file = join(dirname(manifest), 'dist-types/commands', `${operation}Command.d.ts`);
    return existsSync(file) ? declaredIn(readFileSync(file, 'utf8')) : undefined;
  }
}

/** What the comment of a command declares. The base of all errors of a client has no fault. */
export function declaredIn(source: string): string[] {
  return Array.from(source.matchAll(/@throws \{@link (\w+)\} \((?:client|server) fault\)/g), ([, name = '']) => name);
}
