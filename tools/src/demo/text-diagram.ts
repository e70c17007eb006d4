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
  const caughtBy = Object.values(States).flatMap((state) => state.Catch ?? []);
  if (caughtBy.some(({ Next }) => !drawn.has(Next))) lines.push({ drawn: '' }, { drawn: 'Where ⚡ leads:' });
  for (const { Next } of caughtBy) {
    if (!drawn.has(Next)) lines.push({ drawn: '' }, ...drawSequence(Next, undefined));
  }
  return lines;

  function drawSequence(start: string, stop: string | undefined): Line[] {
    const sequence: Line[] = [];
    let name: string | undefined = start;
    while (name !== undefined && name !== stop) {
      const state: State | undefined = States[name];
      if (state === undefined || drawn.has(name)) {
        sequence.push({ drawn: `→ ${name}` });
        break;
      }
      drawn.add(name);
      const next: string | undefined = state.Type === 'Choice' ? joint(state, stop) : state.Next;
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

  /** Where the branches of a Choice meet again: the nearest state that most of them lead to. */
  function joint(choice: State, stop: string | undefined): string | undefined {
    const reached = successors(choice).map(reachable);
    const meetings = [...new Set(reached.flatMap((names) => [...names]))]
      .map((name) => ({ name, count: reached.filter((names) => names.has(name)).length }))
      .filter(({ count, name }) => count > 1 && name !== stop);
    const most = Math.max(...meetings.map(({ count }) => count));
    return meetings.find(({ count }) => count === most)?.name ?? stop;
  }

  /** What a state leads to when nothing fails, nearest first, itself included; not what is drawn already. */
  function reachable(start: string): Set<string> {
    const found = new Set(drawn.has(start) ? [] : [start]);
    for (const name of found) {
      for (const next of successors(States[name] ?? { Type: '' })) {
        if (!drawn.has(next)) found.add(next);
      }
    }
    return found;
  }
}

function drawInside(state: State, isLast: boolean): Line[] {
  const errors = (state.Catch ?? []).map((catcher) => ({ drawn: `⚡ ${caught(catcher)} → ${catcher.Next}` }));
  const indent = isLast ? '   ' : '│  ';
  const graphs = innerGraphs(state).map(drawGraph);
  if (state.Type !== 'Parallel') return indented([...errors, ...graphs.flat()], indent);
  const branches = graphs.flatMap((lines, i) => [{ drawn: `branch ${i + 1}` }, ...indented(lines, indent)]);
  return indented([...errors, ...branches], indent);
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
