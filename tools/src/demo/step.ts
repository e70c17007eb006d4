export interface StepOptions {
  print: (line: string) => void;
  /** After how many milliseconds, and then how often, a running step says that it is at work. */
  patience?: readonly [first: number, then: number];
}

/** Does a step and says so; one that takes long says in between that it is at work, and at what. */
export async function step<T>(
  name: string,
  { print, patience: [first, then] = [2_000, 5_000] }: StepOptions,
  work: (atWorkOn: (what: string) => void) => Promise<T>,
): Promise<T> {
  const start = Date.now();
  const seconds = () => `${((Date.now() - start) / 1000).toFixed(1)} s`;
  let doing = '';
  const say = () => {
    print(`… ${name}, ${seconds()}${doing && `: ${doing}`}`);
    timer = setTimeout(say, then);
  };
  let timer = setTimeout(say, first);
  try {
    const result = await work((what) => {
      doing = what.trim() || doing;
    });
    print(`✓ ${name} (${seconds()})`);
    return result;
  } catch (error) {
    print(`✗ ${name} (${seconds()})`);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
