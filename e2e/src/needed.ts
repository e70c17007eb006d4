import type { Adaptation } from './adaptation.ts';
import { adapted } from './adaptation.ts';
import { Clients } from './clients.ts';
import { bootstrap, deploy } from './deployment.ts';
import type { Moto } from './moto.ts';
import type { SynthesisedStack } from './template.ts';

/** Whether a stack does not come up without an adaptation, with all others that it needs. */
export async function isNeeded(
  adaptation: Adaptation,
  stack: SynthesisedStack,
  adaptations: readonly Adaptation[],
  moto: Moto,
): Promise<boolean> {
  const others = adaptations.filter((other) => other !== adaptation && other.stacks.includes(stack.name));
  const clients = new Clients(moto.endpoint);
  try {
    await moto.reset(1);
    await bootstrap(clients);
    await deploy(clients, { ...stack, template: adapted(stack.template, others) });
    return false;
  } catch {
    return true;
  } finally {
    clients.destroy();
  }
}
