import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Snapshot } from '../../../state/document-slice.types.ts';
import { Choice } from '../dialogs/fields.tsx';
import { IntentDialog } from '../dialogs/intent-dialog.tsx';
import type { RowsDialogProps } from '../dialogs/row-dialogs.tsx';

/** Where else in their stage instructions could stand, and what that would have meant for the last builds. */
export function WhatIfDialog({ snapshot, rows }: RowsDialogProps) {
  const { t } = useTranslation('whatIf');
  const indices = rows.map(({ index }) => index);
  const stage = rows[0]?.stage ?? -1;
  const places = placesIn(snapshot, stage, indices);
  const [before, setBefore] = useState(places[0] ?? null);
  const options = [
    ...places.map((index) => ({ value: String(index), label: labelOf(snapshot, index, t) })),
    { value: 'end', label: t('end') },
  ];
  return (
    <IntentDialog
      reorders
      comparedAs={t('order')}
      title={t('title')}
      description={t('hint', { count: rows.length })}
      applyLabel={t('move')}
      intent={{ kind: 'moveInstructions', instructions: indices, place: { stage, before } }}
    >
      <Choice
        label={t('place')}
        value={before === null ? 'end' : String(before)}
        options={options}
        onChange={(value) => setBefore(value === 'end' ? null : Number(value))}
      />
    </IntentDialog>
  );
}

/** Instructions of the stage that others can be put before: not those that move, nor what stands right after them. */
function placesIn(
  { graph }: Snapshot,
  stage: number,
  moving: readonly number[],
): readonly number[] {
  const all = graph.stages[stage]?.instructions ?? [];
  const staying = all.filter((index) => !moving.includes(index));
  const isWhereTheyAre = (index: number): boolean =>
    moving.every((one, at) => one === index - moving.length + at);
  return staying.filter((index) => !isWhereTheyAre(index));
}

type Translate = ReturnType<typeof useTranslation<'whatIf'>>['t'];

function labelOf({ model }: Snapshot, index: number, t: Translate): string {
  const one = model.instructions[index];
  if (one === undefined) return '';
  const text = model.text.slice(one.contentSpan.start, one.contentSpan.end);
  return t('line', { line: one.firstLine + 1, text: shortened(text.split('\n')[0] ?? '') });
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
