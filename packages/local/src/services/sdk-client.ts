import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Schema } from './sdk-shape';

/** What all clients of the AWS SDK for JavaScript v3 share. */
export interface SdkClient {
  readonly config: { readonly serviceId?: string };
  readonly middlewareStack: {
    add(
      middleware: (next: (args: object) => Promise<SdkHandlerOutput>) => (args: object) => Promise<SdkHandlerOutput>,
      options: { step: 'deserialize'; priority: 'high'; name: string },
    ): void;
  };
  send(command: object, options?: { abortSignal?: AbortSignal }): Promise<object>;
  destroy(): void;
}

/** What a middleware of the SDK sees of an answer. */
export interface SdkHandlerOutput {
  readonly response?: unknown;
  readonly output?: unknown;
}

/** A command of a client: `PutItemCommand`. */
export interface SdkCommand {
  /** The shapes of input and output. Clients before late 2025 have none. */
  readonly schema?: Schema;
}

/** The module of a client, as `import` gives it. */
export type SdkModule = Readonly<Record<string, unknown>>;

/**
 * Loads the module of a client, such as `@aws-sdk/client-sqs`: the one that the user's project has, or else ours.
 *
 * @param directory the folder of the project
 * @throws Error that names the package to install
 */
export async function loadSdkModule(packageName: string, directory: string): Promise<SdkModule> {
  for (const from of [join(directory, 'package.json'), __filename]) {
    let file: string;
    try {
      file = createRequire(from).resolve(packageName);
    } catch {
      continue;
    }
    const loaded = (await import(pathToFileURL(file).href)) as { readonly default?: SdkModule };
    return { ...loaded.default, ...loaded };
  }
  throw new Error(
    `${packageName} is not installed, and a task calls its service. ` +
      `Install it in ${directory}: npm install --save-dev ${packageName}`,
  );
}

/** The class of the client in a module, such as `SQSClient`. */
export function clientClass(
  module: SdkModule,
  packageName: string,
): new (config: Readonly<Record<string, unknown>>) => SdkClient {
  const name = Object.keys(module).find((key) => key !== '__Client' && /^[A-Z].*Client$/.test(key));
  const found = name === undefined ? undefined : module[name];
  if (typeof found !== 'function') {
    throw new Error(`${packageName} has no client: is it a package of the AWS SDK for JavaScript v3?`);
  }
  return found as new (config: Readonly<Record<string, unknown>>) => SdkClient;
}

/**
 * The class of a command, such as `PutItemCommand` for `putItem`. Upper and lower case do not matter: Step Functions
 * writes `createDbInstance` where the SDK has `CreateDBInstanceCommand`.
 */
export function commandClass(module: SdkModule, action: string): (new (input: object) => SdkCommand) | undefined {
  const wanted = `${action}command`.toLowerCase();
  const name = Object.keys(module).find((key) => key.toLowerCase() === wanted);
  const found = name === undefined ? undefined : module[name];
  return typeof found === 'function' ? (found as new (input: object) => SdkCommand) : undefined;
}
