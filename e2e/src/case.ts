import type { Clients } from './clients.ts';
import type { Deployment } from './deployment.ts';
import type { ForeignFunctions } from './functions.ts';
import type { Template } from './template.ts';

/** An execution that moto and our engine both do. */
export interface Case {
  readonly name: string;
  /** The name of the stack. */
  readonly stack: string;
  /** The start of the state machine's logical id. Its hash is left out. */
  readonly stateMachine: string;
  readonly input: unknown;
  /** What is there that the stack does not make. */
  readonly surroundings?: Template;
  /** Functions that the stack does not make. */
  readonly functions?: ForeignFunctions;
  /** Fills tables, before the execution starts. */
  readonly prepare?: (clients: Clients, deployment: Deployment) => Promise<void>;
  /** Works off an activity, and answers each of its tasks alike. */
  readonly worker?: { readonly activityArn: string; readonly output: unknown };
}
