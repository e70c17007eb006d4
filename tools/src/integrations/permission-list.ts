/** Leave to take an action, told in words. */
export interface Grant {
  readonly action: string;
  readonly resource: string;
  /** The context keys of its conditions. */
  readonly conditions: readonly string[];
}

/** Grants with the same resources, as one line. */
export interface GrantLine {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: readonly string[];
}

/**
 * What a class grants at all times, and what only when it is used. Cases differ in which resource they name as well, so
 * that only other actions, and the same actions on further resources, are more.
 *
 * @param cases the grants of each case, the plain one first
 */
export function sortedOut(cases: readonly (readonly Grant[])[]): { always: Grant[]; ifUsed: Grant[] } {
  const [always = []] = cases;
  const ifUsed: Grant[] = [];
  for (const grants of cases.slice(1)) {
    for (const action of new Set(grants.map((grant) => grant.action))) {
      const known = [...always, ...ifUsed].filter((grant) => grant.action === action);
      const here = grants.filter((grant) => grant.action === action);
      if (known.every((grant) => here.some((other) => isSame(grant, other)))) {
        ifUsed.push(...here.filter((grant) => !known.some((other) => isSame(grant, other))));
      }
    }
  }
  return { always: [...always], ifUsed };
}

/** Puts actions together that are granted on the same resources. */
export function lines(grants: readonly Grant[]): GrantLine[] {
  const byAction = new Map<string, Grant[]>();
  for (const grant of grants) {
    const key = JSON.stringify([grant.action, grant.conditions]);
    byAction.set(key, [...(byAction.get(key) ?? []), grant]);
  }
  const found = new Map<string, GrantLine>();
  for (const some of byAction.values()) {
    const [{ action, conditions }] = some as [Grant];
    const resources = [...new Set(some.map(({ resource }) => resource))];
    const key = JSON.stringify([resources, conditions]);
    const actions = found.get(key)?.actions ?? [];
    found.set(key, { actions: [...new Set([...actions, action])], resources, conditions });
  }
  return [...found.values()];
}

function isSame(one: Grant, other: Grant): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
