import { innerGraphs, type Graph, type State } from './definition.ts';
import { caught, condition, doing } from './state-label.ts';

/**
 * Draws a definition as a Mermaid flowchart: what is inside a Map or a Parallel in a box, a Catch as a dotted arrow.
 *
 * @see https://mermaid.js.org/syntax/flowchart.html
 */
export function mermaidDiagram(definition: Graph): string {
  let count = 0;
  const lines = ['flowchart TD', ...drawGraph(definition, '  ')];
  return `${lines.join('\n')}\n`;

  function drawGraph({ StartAt, States }: Graph, indent: string): string[] {
    // A name may have any character, an id may not.
    const ids = new Map(Object.keys(States).map((name) => [name, `s${(count += 1)}`]));
    const id = (name: string) => ids.get(name) ?? text(name);
    const start = `start${count}`;
    return [
      `${indent}${start}(( )) --> ${id(StartAt)}`,
      ...Object.entries(States).flatMap(([name, state]) => drawState(name, state, id(name), indent)),
      ...Object.entries(States).flatMap(([name, state]) =>
        arrows(state).map(({ label, target, dotted }) => {
          const line = dotted ? '-.->' : '-->';
          return `${indent}${id(name)} ${line}${label ? `|${text(label)}|` : ''} ${id(target)}`;
        }),
      ),
    ];
  }

  function drawState(name: string, state: State, id: string, indent: string): string[] {
    const graphs = innerGraphs(state);
    const beside = doing(state);
    if (graphs.length > 0) {
      return [
        `${indent}subgraph ${id}[${text(`${name} (${beside})`)}]`,
        ...graphs.flatMap((graph) => drawGraph(graph, `${indent}  `)),
        `${indent}end`,
      ];
    }
    const label = text(...[name, beside].filter(Boolean));
    return [`${indent}${id}${shape(state.Type, label)}`];
  }
}

interface Arrow {
  target: string;
  label?: string;
  dotted?: boolean;
}

function arrows({ Catch = [], Choices = [], Default, Next }: State): Arrow[] {
  return [
    ...Choices.map((rule) => ({ target: rule.Next ?? '', label: condition(rule) })),
    ...(Default === undefined ? [] : [{ target: Default, label: 'otherwise' }]),
    ...(Next === undefined ? [] : [{ target: Next }]),
    ...Catch.map((catcher) => ({ target: catcher.Next, label: caught(catcher), dotted: true })),
  ];
}

function shape(type: string, label: string): string {
  switch (type) {
    case 'Choice':
      return `{${label}}`;
    case 'Fail':
    case 'Succeed':
      return `([${label}])`;
    default:
      return `[${label}]`;
  }
}

/** Text in quotes, in which Mermaid wants some characters as entities. */
function text(...lines: string[]): string {
  const escaped = lines.map((line) => line.replace(/[#"<`]/g, (character) => `#${character.charCodeAt(0)};`));
  return `"${escaped.join('<br/>')}"`;
}
