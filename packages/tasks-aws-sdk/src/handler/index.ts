import { createRequire } from 'node:module';
import { plainAnswer } from './plain-answer';

/** What the function is called with. */
export interface CrossRegionEvent {
  /** The region to call. */
  readonly region: string;
  /** The client of the AWS SDK: `cloudwatch-logs`. */
  readonly service: string;
  /** In camelCase: `describeLogGroups`. */
  readonly action: string;
  /** What the action takes, as the client has it. */
  readonly parameters?: object;
  /** Another URL than the service's in the region. */
  readonly endpoint?: string;
}

interface Client {
  send(command: unknown): Promise<object>;
}

type Module = Readonly<Record<string, unknown>>;

/**
 * Calls an action of AWS in a region, with the SDK that Lambda's runtime has: `require` finds it, `import` does not.
 *
 * @param load gives a module by its name
 * @throws what AWS says against it, by its name, for the state to retry or to catch
 */
export async function handler(
  { action, endpoint, parameters = {}, region, service }: CrossRegionEvent,
  _context?: unknown,
  load: (name: string) => unknown = createRequire(__filename),
): Promise<object> {
  const name = `@aws-sdk/client-${service}`;
  const module = load(name) as Module;
  const ClientClass = exported(name, module, /^(?!__).*Client$/) as new (options: object) => Client;
  const CommandClass = exported(name, module, new RegExp(`^${action}Command$`, 'i')) as new (input: object) => unknown;
  return await plainAnswer(await new ClientClass({ region, endpoint }).send(new CommandClass(parameters)));
}

function exported(name: string, module: Module, pattern: RegExp): unknown {
  const key = Object.keys(module).find((each) => pattern.test(each));
  if (key === undefined) {
    throw new Error(`${name} of this runtime exports nothing that is called ${pattern.source}`);
  }
  return module[key];
}
