#!/usr/bin/env node
import { deskCommand } from './command';
import { EXIT_CODE } from './exit-code';

const interrupted = new AbortController();
process.on('SIGINT', () => {
  // The first one ends the execution, which is then shown; the second one ends it all.
  if (interrupted.signal.aborted) {
    process.exit(EXIT_CODE.ABORTED);
  }
  interrupted.abort();
});

void deskCommand(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  stdin: process.stdin,
  cwd: process.cwd(),
  env: process.env,
  signal: interrupted.signal,
}).then((code) => {
  process.exitCode = code;
});
