/** One step of a pattern: a character, or any of some as often as one likes. */
type Step = { readonly one: (character: string) => boolean; readonly literal?: string } | Loop;
interface Loop {
  readonly any: (character: string) => boolean;
}

const isLoop = (step: Step | undefined): step is Loop => step !== undefined && 'any' in step;
const everything = (): boolean => true;
const noColon = (character: string): boolean => character !== ':';
const literal = (text: string): Step[] => [...text].map((each) => ({ literal: each, one: (it) => it === each }));

/** The variables that may be empty: the path of the root of an API is. */
const EMPTY = ['${ApiSpecificResourcePath}'];

/** What stands for a character that no pattern names. */
const OTHER = '\uFFFF';

/**
 * True when a resource of a policy, which may hold `*` and `?`, can be the ARN of a type of resources, whose format
 * holds variables such as `${Region}`. The last variable of a format may hold colons: names end with a qualifier there.
 */
export function canBe(resource: string, format: string): boolean {
  const granted = resource
    .split(/([*?])/)
    .flatMap((part): Step[] =>
      part === '*' ? [{ any: everything }] : part === '?' ? [{ one: everything }] : literal(part),
    );
  const parts = format.split(/(\$\{\w+\})/);
  const last = parts.findLastIndex((part) => part.startsWith('${'));
  const wanted = parts.flatMap((part, i): Step[] => {
    const characters = i === last ? everything : noColon;
    if (!part.startsWith('${')) {
      return literal(part);
    }
    return EMPTY.includes(part) ? [{ any: characters }] : [{ one: characters }, { any: characters }];
  });
  return meet(granted, wanted);
}

/** True when some text fits both. */
function meet(one: readonly Step[], other: readonly Step[]): boolean {
  const seen = new Set<number>();
  const open: [number, number][] = [[0, 0]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [i, j] = next;
    const id = i * (other.length + 1) + j;
    if (seen.has(id)) {
      continue;
    }
    seen.add(id);
    if (i === one.length && j === other.length) {
      return true;
    }
    const [left, right] = [one[i], other[j]];
    if (isLoop(left)) {
      open.push([i + 1, j]);
    }
    if (isLoop(right)) {
      open.push([i, j + 1]);
    }
    if (left && right && characterFor(left, right)) {
      open.push([isLoop(left) ? i : i + 1, isLoop(right) ? j : j + 1]);
    }
  }
  return false;
}

/** True when a character fits both. */
function characterFor(left: Step, right: Step): boolean {
  const accepts = (step: Step, character: string): boolean => (isLoop(step) ? step.any : step.one)(character);
  const named = [left, right].map((step) => (isLoop(step) ? undefined : step.literal));
  const character = named.find((each) => each !== undefined) ?? OTHER;
  return accepts(left, character) && accepts(right, character);
}
