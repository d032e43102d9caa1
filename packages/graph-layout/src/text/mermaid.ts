import type { GraphOutline } from './outline.ts';
import { imageIds, stageTitle } from './titles.ts';

const arrows = { base: '==>', copy: '-->', mount: '-.->' } as const;

/** A Mermaid flowchart: https://mermaid.js.org/syntax/flowchart.html. */
export function graphMermaid(graph: GraphOutline): string {
  const images = imageIds(graph);
  const needed = new Set(graph.needed);
  const idle = graph.stages.filter((stage) => !needed.has(stage.index));
  return [
    'flowchart LR',
    ...graph.stages.map((stage) => `  s${stage.index}[${label(stageTitle(stage), stage.base)}]`),
    ...[...images].map(([image, id]) => `  ${id}([${label(image)}])`),
    ...graph.edges.map((edge) => {
      const from = typeof edge.from === 'string' ? images.get(edge.from) : `s${edge.from}`;
      return `  ${from} ${arrows[edge.kind]}|${edge.kind}| s${edge.to}`;
    }),
    ...(graph.target === null ? [] : [`  style s${graph.target} stroke-width:3px`]),
    ...idle.map((stage) => `  style s${stage.index} opacity:0.5`),
    '',
  ].join('\n');
}

/** Mermaid reads entity codes in quoted labels; they keep its own signs out. */
function label(...lines: readonly string[]): string {
  const escaped = lines.map((line) =>
    line.replace(/["#&<>`\\]/g, (sign) => `#${sign.charCodeAt(0)};`),
  );
  return `"${escaped.join('<br>')}"`;
}
