import { innerGraphs, successors, type Graph, type State } from './definition.ts';
import { caught, condition, doing } from './state-label.ts';

/** A line of the diagram: what is drawn, and what stands beside it in a column of its own. */
interface Line {
  drawn: string;
  beside?: string;
}

/** Draws a definition for the terminal: from top to bottom, what is inside a state or a branch further right. */
export function textDiagram(definition: Graph): string[] {
  const lines = drawGraph(definition);
  const width = Math.max(...lines.filter(({ beside }) => beside).map(({ drawn }) => drawn.length));
  return lines.map(({ drawn, beside }) => (beside ? `${drawn.padEnd(width)}   ${beside}` : drawn));
}

function drawGraph({ StartAt, States }: Graph): Line[] {
  const drawn = new Set<string>();
  const lines = drawSequence(StartAt, undefined);
  // Only a Catch leads to what is left.
  for (const name of Object.values(States)
    .flatMap((state) => state.Catch ?? [])
    .map(({ Next }) => Next)) {
    if (!drawn.has(name)) lines.push({ drawn: '' }, ...drawSequence(name, undefined));
  }
  return lines;

  function drawSequence(start: string, stop: string | undefined): Line[] {
    const sequence: Line[] = [];
    let name: string | undefined = start;
    while (name !== undefined && name !== stop) {
      const state = States[name];
      if (state === undefined || drawn.has(name)) {
        sequence.push({ drawn: `→ ${name}` });
        break;
      }
      drawn.add(name);
      const next: string | undefined = state.Type === 'Choice' ? joint(States, successors(state), stop) : state.Next;
      sequence.push(
        { drawn: `${sign(state)} ${name}`, beside: doing(state) },
        ...(state.Type === 'Choice' ? drawChoice(state, next) : []),
        ...drawInside(state, next === undefined),
      );
      name = next;
    }
    return sequence;
  }

  function drawChoice({ Choices = [], Default }: State, next: string | undefined): Line[] {
    const branches: [label: string, target: string | undefined][] = Choices.map((rule) => [
      `if ${condition(rule)}`,
      rule.Next,
    ]);
    if (Default !== undefined) branches.push(['otherwise', Default]);
    return branches.flatMap(([label, target], i) => {
      const isLast = i === branches.length - 1 && next === undefined;
      const lines = target === undefined ? [] : drawSequence(target, next);
      const goesOn = target === next ? ' ↓' : '';
      return [{ drawn: `${isLast ? '└─' : '├─'} ${label}${goesOn}` }, ...indented(lines, isLast ? '   ' : '│  ')];
    });
  }
}

function drawInside(state: State, isLast: boolean): Line[] {
  const graphs = innerGraphs(state);
  const inside = graphs.flatMap((graph, i): Line[] => {
    const lines = drawGraph(graph);
    return i === 0 ? lines : [{ drawn: '' }, ...lines];
  });
  const errors = (state.Catch ?? []).map((catcher) => ({ drawn: `⚡ ${caught(catcher)} → ${catcher.Next}` }));
  return indented([...inside, ...errors], isLast ? '   ' : '│  ');
}

function indented(lines: readonly Line[], by: string): Line[] {
  return lines.map(({ drawn, beside }) => ({ drawn: `${by}${drawn}`.trimEnd(), beside }));
}

function sign({ Type }: State): string {
  switch (Type) {
    case 'Choice':
      return '◆';
    case 'Fail':
      return '✗';
    case 'Succeed':
      return '✓';
    default:
      return '●';
  }
}

/** Where the branches of a Choice meet again: the nearest state that most of them lead to. */
function joint(states: Graph['States'], targets: readonly string[], stop: string | undefined): string | undefined {
  const reached = targets.map((target) => reachable(states, target));
  const candidates = [...new Set(reached.flatMap((names) => [...names]))]
    .map((name) => ({ name, count: reached.filter((names) => names.has(name)).length }))
    .filter(({ count }) => count > 1);
  const most = Math.max(...candidates.map(({ count }) => count));
  return candidates.find(({ count, name }) => count === most && name !== stop)?.name ?? stop;
}

/** What a state leads to when nothing fails, itself included, nearest first. */
function reachable(states: Graph['States'], start: string): Set<string> {
  const found = new Set([start]);
  for (const name of found) {
    const state = states[name];
    if (state) successors(state).forEach((next) => found.add(next));
  }
  return found;
}
