import type { Direction, NodeBox } from './box.ts';
import { geometry } from './geometry.ts';
import type { LayoutInput, LayoutNode } from './graph-input.ts';

/**
 * Longest-path layers: each node stands one rank after its furthest source, ranks are filled in the
 * order given. Linear in nodes and edges; for graphs where dagre takes seconds. An edge that closes a
 * cycle (a broken file) is left out.
 */
export function columnLayout(input: LayoutInput, direction: Direction): Record<string, NodeBox> {
  const rank = longestPaths(input);
  const ranks: LayoutNode[][] = [];
  for (const node of input.nodes) (ranks[rank.get(node.id) ?? 0] ??= []).push(node);
  const across = direction === 'across';
  const boxes: Record<string, NodeBox> = {};
  /** Along the data, and athwart it. */
  let along = 0;
  for (const nodes of ranks) {
    let athwart = 0;
    let longest = 0;
    for (const { id, width, height } of nodes ?? []) {
      const [x, y] = across ? [along, athwart] : [athwart, along];
      boxes[id] = { x, y, width, height };
      athwart += (across ? height : width) + geometry.rowGap;
      longest = Math.max(longest, across ? width : height);
    }
    along += longest + (across ? geometry.columnGap : geometry.rankGap);
  }
  return boxes;
}

/** Node id → number of edges on the longest way that leads to it. */
function longestPaths(input: LayoutInput): Map<string, number> {
  const sources = new Map<string, string[]>();
  for (const { source, target } of input.edges) {
    const list = sources.get(target);
    if (list === undefined) sources.set(target, [source]);
    else list.push(source);
  }
  const depth = new Map<string, number>();
  const visiting = new Set<string>();
  for (const node of input.nodes) visit(node.id);
  return depth;

  // An explicit stack: a chain of thousands of stages must not overflow the call stack.
  function visit(start: string): void {
    const stack = [start];
    while (stack.length > 0) {
      const id = stack.at(-1);
      if (id === undefined) return;
      const open = visiting.has(id)
        ? []
        : (sources.get(id) ?? []).filter((source) => !depth.has(source) && !visiting.has(source));
      visiting.add(id);
      if (open.length > 0 && !depth.has(id)) {
        stack.push(...open);
        continue;
      }
      stack.pop();
      visiting.delete(id);
      if (depth.has(id)) continue;
      const behind = (sources.get(id) ?? []).map((source) => depth.get(source) ?? -1);
      depth.set(id, Math.max(-1, ...behind) + 1);
    }
  }
}
