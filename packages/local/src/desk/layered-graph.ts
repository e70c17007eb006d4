import { Graph, layout } from '@dagrejs/dagre';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where the middle of a node or of a label is. */
interface Middle {
  readonly x: number;
  readonly y: number;
}

/** What this file uses of dagre, whose own types lead nowhere without those of its dependency. */
interface DagreGraph {
  setGraph(label: object): void;
  graph(): Partial<Size>;
  setNode(id: string, size: Size): void;
  node(id: string): Middle;
  setEdge(from: string, to: string, label: Size & { readonly labelpos: 'c' }, name: string): void;
  edge(from: string, to: string, name: string): Partial<Middle> & { readonly points?: readonly Middle[] };
}

/** Nodes in layers from top to bottom, as dagre places them. */
export class LayeredGraph {
  private readonly graph = new (Graph as unknown as new (options: object) => DagreGraph)({ multigraph: true });

  /** @param gaps between nodes, lines and layers, and around it all */
  public constructor(gaps: { nodesep: number; edgesep: number; ranksep: number; marginx: number; marginy: number }) {
    this.graph.setGraph({ rankdir: 'TB', ...gaps });
  }

  public addNode(id: string, { width, height }: Size): void {
    this.graph.setNode(id, { width, height });
  }

  /** Adds a line; several lines between the same nodes have names of their own. */
  public addEdge(from: string, to: string, name: string, label: Size = { width: 0, height: 0 }): void {
    this.graph.setEdge(from, to, { width: label.width, height: label.height, labelpos: 'c' }, name);
  }

  /** Places all that was added. */
  public place(): Size {
    (layout as unknown as (graph: DagreGraph) => void)(this.graph);
    const { width = 0, height = 0 } = this.graph.graph();
    return { width, height };
  }

  /** The middle of a node. */
  public node(id: string): Middle {
    const { x, y } = this.graph.node(id);
    return { x, y };
  }

  /** The points of a line, and the middle of its label. */
  public edge(from: string, to: string, name: string): { readonly points: readonly Middle[]; readonly label: Middle } {
    const { points = [], x = 0, y = 0 } = this.graph.edge(from, to, name);
    return { points: points.map((point) => ({ x: point.x, y: point.y })), label: { x, y } };
  }
}
