#!/usr/bin/env node
import { migrateCommand } from './command';

process.exitCode = migrateCommand(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  cwd: process.cwd(),
});
