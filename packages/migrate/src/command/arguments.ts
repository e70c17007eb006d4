import { parseArgs } from 'node:util';
import { MigrationError } from '../migration-error';

/** To move an app over. */
export interface RunArguments {
  readonly command: 'run';
  /** A folder or a file. */
  readonly path: string;
  readonly dryRun: boolean;
  readonly umbrella: boolean;
}

/** What the command is to do. */
export type CommandArguments = RunArguments | { readonly command: 'help' } | { readonly command: 'version' };

const FLAG = { type: 'boolean', default: false } as const;
const OPTIONS = {
  'dry-run': { ...FLAG, short: 'n' },
  umbrella: FLAG,
  help: { ...FLAG, short: 'h' },
  version: { ...FLAG, short: 'v' },
} as const;

/** What `--help` prints. */
export const HELP_TEXT = `Moves a CDK app from aws-cdk-lib/aws-stepfunctions-tasks to the packages of cdk-sfn.

  cdk-sfn-migrate [path] [options]

[path] is the folder of the app, or one file; the current folder without. Imports in TypeScript and JavaScript are
rewritten, and the packages that they need are put into package.json. Everything else stays as it is.

  -n, --dry-run    shows what would change, and changes nothing
      --umbrella   imports everything from @cdk-sfn/tasks, instead of from the package of each service
  -h, --help    -v, --version

Ends with 0 when everything was moved over, 1 when something is left that only you can change, and 2 for an error, such
as a file that cannot be parsed: then nothing was changed.
`;

/**
 * Reads the arguments of the command.
 *
 * @throws MigrationError that says what to write
 */
export function commandArguments(argv: readonly string[]): CommandArguments {
  const { positionals, values } = parsed(argv);
  if (values.help) {
    return { command: 'help' };
  }
  if (values.version) {
    return { command: 'version' };
  }
  const [path = '.', second] = positionals;
  if (second !== undefined) {
    throw new MigrationError(`There is one path, and '${second}' is a second one.`);
  }
  return { command: 'run', path, dryRun: values['dry-run'], umbrella: values.umbrella };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], strict: true, allowPositionals: true, options: OPTIONS });
  } catch (error) {
    // What Node says of wrong options stands on its own.
    throw new MigrationError((error as Error).message);
  }
}
