import type { GraphEdge, SourceEnd, Stage } from '@stagecraft/dockerfile';
import { useTranslation } from 'react-i18next';
import type { Snapshot } from '../../../state/document-slice.types.ts';
import { edgeTextOf, sourceEndOf } from '../gestures/ends.ts';
import { IntentDialog } from './intent-dialog.tsx';
import { LineChoice, useEdgeOfLine } from './line-choice.tsx';
import { SourceChoice, useSource } from './source-choice.tsx';

export interface EdgeDialogProps {
  readonly snapshot: Snapshot;
  readonly edge: GraphEdge;
  /** The stage that the edge leads to. */
  readonly stage: Stage;
}

/** Where an edge is to come from. */
export function RerouteDialog(props: EdgeDialogProps & { readonly to: SourceEnd | null }) {
  const { snapshot, edge, stage, to } = props;
  const { t } = useTranslation('graph');
  const { chosen, lines } = useEdgeOfLine(snapshot, edge);
  const { source, choice } = useSource(snapshot, stage, to, sourceEndOf(snapshot, edge.source));
  const text = edgeTextOf(snapshot, chosen);
  const line = (snapshot.model.instructions[chosen.instruction]?.firstLine ?? 0) + 1;
  return (
    <IntentDialog
      title={t('ask.reroute.title', { line })}
      applyLabel={t('ask.reroute.apply')}
      intent={
        source === null || text === null ? null : { kind: 'rerouteSource', edge: text, source }
      }
    >
      <LineChoice {...lines} />
      <SourceChoice {...choice} />
    </IntentDialog>
  );
}
