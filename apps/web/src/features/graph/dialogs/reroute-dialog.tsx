import type { GraphEdge, Stage } from '@stagecraft/dockerfile';
import { useTranslation } from 'react-i18next';
import type { Snapshot } from '../../../state/document-slice.types.ts';
import { edgeTextOf } from '../gestures/ends.ts';
import { IntentDialog } from './intent-dialog.tsx';
import { SourceChoice, useSource } from './source-choice.tsx';

interface RerouteDialogProps {
  readonly snapshot: Snapshot;
  readonly edge: GraphEdge;
  /** The stage that the edge leads to. */
  readonly stage: Stage;
}

/** Where an edge is to come from. */
export function RerouteDialog({ snapshot, edge, stage }: RerouteDialogProps) {
  const { t } = useTranslation('graph');
  const { source, choice } = useSource(snapshot, stage);
  const text = edgeTextOf(snapshot, edge);
  const line = (snapshot.model.instructions[edge.instruction]?.firstLine ?? 0) + 1;
  return (
    <IntentDialog
      title={t('ask.reroute.title', { line })}
      applyLabel={t('ask.reroute.apply')}
      intent={
        source === null || text === null ? null : { kind: 'rerouteSource', edge: text, source }
      }
    >
      <SourceChoice {...choice} />
    </IntentDialog>
  );
}
