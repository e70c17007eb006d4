import { resolve } from 'node:path';
import { applyMigration } from '../apply-migration';
import { MigrationError } from '../migration-error';
import { OWN_MANIFEST } from '../package-ranges';
import { planMigration } from '../plan-migration';
import { commandArguments, HELP_TEXT, type RunArguments } from './arguments';
import type { CommandIo } from './command-io';
import { EXIT_CODE } from './exit-code';
import { report } from './report';

/**
 * The command `cdk-sfn-migrate`.
 *
 * @returns what the process ends with; `EXIT_CODE` says what it means
 */
export function migrateCommand(argv: readonly string[], io: CommandIo): number {
  try {
    const args = commandArguments(argv);
    switch (args.command) {
      case 'help':
        io.stdout.write(HELP_TEXT);
        return EXIT_CODE.DONE;
      case 'version':
        io.stdout.write(`${OWN_MANIFEST.version}\n`);
        return EXIT_CODE.DONE;
      default:
        return run(args, io);
    }
  } catch (error) {
    if (!(error instanceof MigrationError)) {
      throw error;
    }
    io.stderr.write(`${error.message}\nNothing was changed. See cdk-sfn-migrate --help\n`);
    return EXIT_CODE.INVALID;
  }
}

function run({ dryRun, path, umbrella }: RunArguments, io: CommandIo): number {
  const plan = planMigration({ path: resolve(io.cwd, path), umbrella });
  if (!dryRun) {
    applyMigration(plan);
  }
  io.stdout.write(report(plan, { dryRun }));
  return plan.left.length > 0 ? EXIT_CODE.LEFT : EXIT_CODE.DONE;
}
