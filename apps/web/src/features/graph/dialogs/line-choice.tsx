import type { GraphEdge } from '@stagecraft/dockerfile';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rowText } from '@stagecraft/graph-layout';
import type { Snapshot } from '../../../state/document-slice.types.ts';
import { edgeTextOf, togetherWith } from '../gestures/ends.ts';
import { Choice } from './fields.tsx';

interface LineChoiceProps {
  readonly snapshot: Snapshot;
  readonly edges: readonly GraphEdge[];
  readonly chosen: GraphEdge;
  readonly setChosen: (edge: GraphEdge) => void;
}

/** The edges that are drawn as one line with this one and that the text says, and which of them is meant. */
export function useEdgeOfLine(snapshot: Snapshot, edge: GraphEdge) {
  const edges = togetherWith(snapshot, edge).filter((one) => edgeTextOf(snapshot, one) !== null);
  const [id, setId] = useState(edge.id);
  const chosen = edges.find((one) => one.id === id) ?? edges[0] ?? edge;
  const lines: LineChoiceProps = {
    snapshot,
    edges,
    chosen,
    setChosen: (one) => setId(one.id),
  };
  return { chosen, lines };
}

/** Which line of the text is meant, where several are drawn as one; nothing where there is only one. */
export function LineChoice(props: LineChoiceProps) {
  const { snapshot, edges, chosen, setChosen } = props;
  const { t } = useTranslation('graph');
  if (edges.length < 2) return null;
  return (
    <Choice
      label={t('ask.whichLine', { count: edges.length })}
      value={chosen.id}
      options={edges.map((one) => ({ value: one.id, label: lineOf(snapshot, one, t) }))}
      onChange={(id) => {
        const found = edges.find((one) => one.id === id);
        if (found !== undefined) setChosen(found);
      }}
    />
  );
}

/** An edge's instruction with its line, e.g. “Line 7: COPY --from=build /app /app”. */
export function lineOf(
  { model }: Snapshot,
  { instruction }: GraphEdge,
  t: ReturnType<typeof useTranslation<'graph'>>['t'],
): string {
  const own = model.instructions[instruction];
  if (own === undefined) return '';
  const text = `${own.keyword} ${rowText(model.text, own, model.escape)}`;
  return t('row.label', { line: own.firstLine + 1, text });
}
