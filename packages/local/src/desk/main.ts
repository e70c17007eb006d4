#!/usr/bin/env node
import { deskCommand } from './command';
import { EXIT_CODE } from './exit-code';

// What the AWS SDK has to say of the version of Node.js is not about the run.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

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
