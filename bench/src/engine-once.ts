// Run in a process of its own: prints, as JSON, how many milliseconds of CPU time one run of a machine takes on an
// engine, how many it took from nothing to the first output, and a digest of the output. By the clock it would take as
// long as others on the machine let it.
import { createHash } from 'node:crypto';
import { MACHINES } from './engine-machines.ts';
import type { EngineSide, MachineName } from './engine-machines.ts';
import { prepare } from './engine-run.ts';

const [, , side, name] = process.argv as [string, string, EngineSide, MachineName];

/** How much is run before the clock starts, and then while it runs: enough for what is hot to be compiled. */
const WARM_UP_MS = 800;
const MEASURED_MS = 1_200;

const machine = MACHINES[name]();
const first = process.cpuUsage();
const run = await prepare(side, machine);
const output = await run();
const started = since(first);
await during(WARM_UP_MS);
const { runs, time } = await during(MEASURED_MS);
const digest = createHash('sha256').update(JSON.stringify(output)).digest('hex');
console.log(JSON.stringify({ run: time / runs, started, digest }));

async function during(milliseconds: number): Promise<{ runs: number; time: number }> {
  const start = process.cpuUsage();
  let runs = 0;
  do {
    await run();
    runs++;
  } while (since(start) < milliseconds);
  return { runs, time: since(start) };
}

function since(start: NodeJS.CpuUsage): number {
  const { system, user } = process.cpuUsage(start);
  return (user + system) / 1_000;
}
