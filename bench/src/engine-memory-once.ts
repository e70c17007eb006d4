// Run in a process of its own with --expose-gc: prints how many bytes more than before are alive, at the most, while
// our engine runs a machine of a size without keeping the history.
import { loop, map } from './engine-machines.ts';
import { prepareOurs } from './engine-run.ts';

const [, , kind = '', size = ''] = process.argv;
const machines = { loop, map };
const machineOf = machines[kind as keyof typeof machines];

/** How often the memory is looked at. */
const LOOKS = 20;

// What is loaded and compiled once does not count.
await (
  await prepareOurs(machineOf(100), { keepHistory: false })
)();
const before = alive();
let most = 0;
let calls = 0;
const run = await prepareOurs(machineOf(Number(size)), {
  keepHistory: false,
  payloadBytes: Infinity,
  onCall: () => {
    if (++calls % Math.ceil(Number(size) / LOOKS) === 0) most = Math.max(most, alive() - before);
  },
});
await run();
console.log(most);

function alive(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
