import { stageTitle } from '../drawing/titles.ts';
import type { EdgeJson, GraphJson } from './graph-json.ts';

/**
 * The graph as indented lines: each stage with its base, then what it takes from elsewhere. `open` says
 * that the target's needs are not all known.
 */
export function graphText(file: string, graph: GraphJson, open: boolean): string {
  const needed = new Set(graph.needed);
  const titles = graph.stages.map((stage) => stageTitle(stage));
  const width = Math.max(0, ...titles.map((title) => title.length));
  const lines = graph.stages.flatMap((stage, index) => {
    const mark = stage.index === graph.target ? ' (target)' : '';
    const idle = needed.has(stage.index) ? '' : open ? ' (maybe not needed)' : ' (not needed)';
    const head = `  ${(titles[index] ?? '').padEnd(width)}  FROM ${stage.base}, line ${stage.line}${mark}${idle}`;
    const taken = graph.edges.filter((edge) => edge.to === stage.index && edge.kind !== 'base');
    return [head, ...taken.map((edge) => `      ${takes(graph, edge)}`)];
  });
  const count = graph.stages.length;
  return [`${file}: ${count} ${count === 1 ? 'stage' : 'stages'}`, ...lines, ''].join('\n');
}

function takes(graph: GraphJson, edge: EdgeJson): string {
  const source = typeof edge.from === 'string' ? undefined : graph.stages[edge.from];
  const name = source === undefined ? String(edge.from) : stageTitle(source);
  return `${edge.kind === 'copy' ? 'COPY' : 'RUN --mount'} from ${name}, line ${edge.line}`;
}
