import { useMemo } from 'react';
import { useAppStore } from '../../../state/hooks.tsx';
import { blockedNodes } from './obstacle.ts';
import type { Hover } from './use-drop.ts';

/**
 * Dims the nodes that a line can't end at, and lights the one that it would. Rules rather than
 * properties: no node is drawn anew for it.
 */
export function DropStyle(props: { readonly hover: Hover }) {
  const { data, spot, proposal } = props.hover;
  const graph = useAppStore((state) => state.snapshot?.graph);
  const source = data.kind === 'line' ? data.source : null;
  const blocked = useMemo(
    () => (graph === undefined || source === null ? [] : blockedNodes(graph, source)),
    [graph, source],
  );
  const node = spot === null || spot.kind === 'empty' ? null : spot.node;
  const lit = node !== null && proposal !== null && proposal.kind !== 'impossible';
  const rules = [
    blocked.length === 0 ? '' : `:is(${blocked.map(selectorOf).join()}) { opacity: 0.4; }`,
    lit ? `${selectorOf(node)} .graph-card { box-shadow: 0 0 0 2px var(--accent); }` : '',
  ];
  return <style>{rules.join('\n')}</style>;
}

function selectorOf(node: string): string {
  return `.react-flow__node[data-id="${CSS.escape(node)}"]`;
}
