import type { InstructionPlace } from '@stagecraft/dockerfile';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rowText } from '@stagecraft/graph-layout';
import type { Snapshot } from '../../../state/document-slice.types.ts';
import { runsOf } from '../gestures/connect/connect-form.ts';
import { edgeTextOf } from '../gestures/ends.ts';
import { Choice } from './fields.tsx';
import { IntentDialog } from './intent-dialog.tsx';
import { LineChoice, useEdgeOfLine } from './line-choice.tsx';
import { useStageName } from './names.ts';
import type { EdgeDialogProps } from './reroute-dialog.tsx';

/** Where an edge is to lead: the stage that a COPY goes to, or the RUN that gets a mount. */
export function RerouteTargetDialog(
  props: EdgeDialogProps & { readonly place: InstructionPlace | null },
) {
  const { snapshot, edge, stage, place: suggested } = props;
  const { t } = useTranslation('graph');
  const nameOf = useStageName();
  const { chosen, lines } = useEdgeOfLine(snapshot, edge);
  const mount = edge.kind === 'mount';
  const runs = (index: number): readonly number[] =>
    mount ? otherRuns(snapshot, index, chosen.instruction) : [];
  const stages = snapshot.graph.stages.filter(({ index }) =>
    mount ? runs(index).length > 0 : index !== stage.index,
  );
  const likely = stages.find(({ index }) => index > stage.index) ?? stages.at(-1);
  const [to, setTo] = useState(suggested?.stage ?? likely?.index ?? -1);
  const [run, setRun] = useState(suggested?.before ?? null);
  const [first = null] = runs(to);
  const before = mount ? (run !== null && runs(to).includes(run) ? run : first) : null;
  const text = edgeTextOf(snapshot, chosen);
  const place =
    suggested !== null && suggested.stage === to && !mount ? suggested : { stage: to, before };
  const line = (snapshot.model.instructions[chosen.instruction]?.firstLine ?? 0) + 1;
  return (
    <IntentDialog
      title={t('ask.rerouteTarget.title', { line })}
      applyLabel={t('ask.reroute.apply')}
      intent={
        text === null || stages.length === 0 ? null : { kind: 'rerouteTarget', edge: text, place }
      }
    >
      <LineChoice {...lines} />
      {stages.length === 0 ? (
        <p>{t(mount ? 'ask.rerouteTarget.noRun' : 'ask.rerouteTarget.noStage')}</p>
      ) : (
        <Choice
          label={t('ask.moveRows.stage')}
          value={String(to)}
          options={stages.map((one) => ({ value: String(one.index), label: nameOf(one) }))}
          onChange={(value) => setTo(Number(value))}
        />
      )}
      {before === null ? null : (
        <Choice
          label={t('connect.run')}
          value={String(before)}
          options={runs(to).map((index) => ({
            value: String(index),
            label: runLabel(snapshot, index, t),
          }))}
          onChange={(value) => setRun(Number(value))}
        />
      )}
    </IntentDialog>
  );
}

function otherRuns(snapshot: Snapshot, stage: number, own: number): readonly number[] {
  return runsOf(snapshot, stage).filter((index) => index !== own);
}

function runLabel(
  { model }: Snapshot,
  index: number,
  t: ReturnType<typeof useTranslation<'graph'>>['t'],
): string {
  const run = model.instructions[index];
  if (run === undefined) return '';
  const text = `${run.keyword} ${rowText(model.text, run, model.escape)}`;
  return t('row.label', { line: run.firstLine + 1, text });
}
