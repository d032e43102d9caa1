import type { GraphOutline } from './outline.ts';
import { imageIds, stageTitle } from './titles.ts';

const styles = { base: 'solid', copy: 'dashed', mount: 'dotted' } as const;

/** Graphviz source: https://graphviz.org/doc/info/lang.html. Stages are boxes, images ellipses. */
export function graphDot(graph: GraphOutline): string {
  const needed = new Set(graph.needed);
  const stages = graph.stages.map((stage) => {
    const look = [
      'shape=box',
      ...(stage.index === graph.target ? ['penwidth=2'] : []),
      ...(needed.has(stage.index) ? [] : ['color=gray', 'fontcolor=gray']),
    ];
    return `  s${stage.index} [label=${quote(`${stageTitle(stage)}\n${stage.base}`)}, ${look.join(', ')}];`;
  });
  const ids = imageIds(graph);
  const images = [...ids].map(([image, id]) => `  ${id} [label=${quote(image)}, shape=ellipse];`);
  const edges = graph.edges.map((edge) => {
    const from = typeof edge.from === 'string' ? ids.get(edge.from) : `s${edge.from}`;
    return `  ${from} -> s${edge.to} [style=${styles[edge.kind]}, label="${edge.kind}"];`;
  });
  return ['digraph stages {', '  rankdir=LR;', ...stages, ...images, ...edges, '}', ''].join('\n');
}

function quote(text: string): string {
  const safe = text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
  return `"${safe}"`;
}
