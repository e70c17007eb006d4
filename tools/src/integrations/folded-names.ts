interface Tree extends Map<string, Tree> {}

/** Names with dots in them, what they begin with alike said once: `Environment[].{Name, Value}`. */
export function foldedNames(names: readonly string[]): string[] {
  const root: Tree = new Map();
  for (const name of names) {
    let tree = root;
    for (const step of name.split('.')) {
      const below: Tree = tree.get(step) ?? new Map();
      tree.set(step, below);
      tree = below;
    }
  }
  return foldedIn(root);
}

function foldedIn(tree: Tree): string[] {
  return [...tree].map(([step, below]) => {
    const inner = foldedIn(below);
    return inner.length === 0 ? step : `${step}.${inner.length === 1 ? inner.join('') : `{${inner.join(', ')}}`}`;
  });
}
