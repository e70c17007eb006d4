import type { QueryLanguage, StateGraph } from 'aws-cdk-lib/aws-stepfunctions';

const BRAND = Symbol.for('@cdk-sfn/core.machineQueryLanguage');

interface LanguageOfMachine {
  current: QueryLanguage | undefined;
}

/**
 * Makes a graph, and all graphs around it, pass the machine's query language down.
 *
 * States inside Map and Parallel speak the language of the *machine*. The CDK tells it to the outermost graph only and
 * renders inner graphs without it, so an inner graph asks the one around it. Done on the graph objects of this one
 * machine: nothing is shared between machines, and copies of this package agree by the brand.
 */
export function passQueryLanguageDown(graph: StateGraph): void {
  if (BRAND in graph) {
    return;
  }
  const language: LanguageOfMachine = { current: undefined };
  Object.defineProperty(graph, BRAND, { value: language });

  const render = graph.toGraphJson.bind(graph);
  graph.toGraphJson = (given) => {
    language.current = given ?? machineLanguage(graph);
    return render(language.current);
  };
  const register = graph.registerSuperGraph.bind(graph);
  graph.registerSuperGraph = (outer) => {
    passQueryLanguageDown(outer);
    register(outer);
  };
  const outer = graphAround(graph);
  if (outer !== undefined) {
    passQueryLanguageDown(outer);
  }
}

/** The language that the machine of this graph was last rendered in, or `undefined` before that. */
export function machineLanguage(graph: StateGraph | undefined): QueryLanguage | undefined {
  let language: QueryLanguage | undefined;
  // The outermost graph is the one that was told.
  for (let outer = graph; outer !== undefined; outer = graphAround(outer)) {
    language = (outer as { [BRAND]?: LanguageOfMachine })[BRAND]?.current ?? language;
  }
  return language;
}

function graphAround(graph: StateGraph): StateGraph | undefined {
  return (graph as unknown as { superGraph?: StateGraph }).superGraph;
}
