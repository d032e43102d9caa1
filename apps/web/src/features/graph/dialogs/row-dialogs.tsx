import type { Instruction } from '@stagecraft/dockerfile';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Snapshot } from '../../../state/document-slice.types.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { SourceBrowser } from '../gestures/connect/source-browser.tsx';
import { Choice, FieldRow, PathPairs, withPath, writtenPairs, type PathPair } from './fields.tsx';
import { IntentDialog } from './intent-dialog.tsx';
import { useStageName } from './names.ts';

export interface RowsDialogProps {
  readonly snapshot: Snapshot;
  readonly rows: readonly Instruction[];
}

const indices = (rows: readonly Instruction[]): number[] => rows.map(({ index }) => index);

/** Which stage instructions go to. */
export function MoveRowsDialog({ snapshot, rows }: RowsDialogProps) {
  const { t } = useTranslation('graph');
  const nameOf = useStageName();
  const { stages } = snapshot.graph;
  const here = rows[0]?.stage ?? -1;
  const others = stages.filter(({ index }) => index !== here);
  const options = [
    ...(here < 0 ? [] : [{ value: '-1', label: t('ask.moveRows.globals') }]),
    ...others.map((stage) => ({ value: String(stage.index), label: nameOf(stage) })),
  ];
  const nearest = others.find(({ index }) => index > here) ?? others.at(-1);
  const [stage, setStage] = useState(String(nearest?.index ?? -1));
  const [end, setEnd] = useState<'start' | 'end'>('end');
  const first = stages[Number(stage)]?.instructions[0] ?? null;
  const place = { stage: Number(stage), before: end === 'start' ? first : null };
  return (
    <IntentDialog
      reorders
      title={t('ask.moveRows.title')}
      description={t('ask.moveRows.hint', { count: rows.length })}
      applyLabel={t('ask.moveRows.apply')}
      intent={{ kind: 'moveInstructions', instructions: indices(rows), place }}
    >
      <FieldRow>
        <Choice
          label={t('ask.moveRows.stage')}
          value={stage}
          options={options}
          onChange={setStage}
        />
        <Choice
          label={t('ask.moveRows.place')}
          value={end}
          options={(['start', 'end'] as const).map((value) => ({
            value,
            label: t(`ask.moveRows.${value}`),
          }))}
          onChange={setEnd}
        />
      </FieldRow>
    </IntentDialog>
  );
}

/** How the stage that instructions become is called, and what is copied from it. */
export function ExtractDialog({ snapshot, rows }: RowsDialogProps) {
  const { t } = useTranslation('graph');
  const [name, setName] = useState('');
  const [pairs, setPairs] = useState<readonly PathPair[]>([{ source: '', destination: '' }]);
  const paths = writtenPairs(pairs);
  const wanted = {
    kind: 'extractStage',
    instructions: indices(rows),
    name: name.trim() === '' ? null : name.trim().toLowerCase(),
    paths,
  } as const;
  return (
    <IntentDialog
      title={t('ask.extractStage.title')}
      description={t('ask.extractStage.hint')}
      applyLabel={t('ask.extractStage.apply')}
      intent={paths.length === 0 ? null : wanted}
    >
      <TextField
        label={t('ask.extractStage.name')}
        placeholder={t('ask.extractStage.namePlaceholder')}
        mono
        value={name}
        onValueChange={setName}
      />
      <PathPairs pairs={pairs} onChange={setPairs} />
      <SourceBrowser
        source={{ kind: 'stage', stage: rows[0]?.stage ?? -1 }}
        snapshot={snapshot}
        onChoose={(path) => setPairs(withPath(pairs, path))}
      />
    </IntentDialog>
  );
}

/** Shows what merging does before it is done. */
export function MergeRunsDialog({ rows }: RowsDialogProps) {
  const { t } = useTranslation('graph');
  return (
    <IntentDialog
      whole
      comparedAs={t('ask.mergeRuns.title')}
      title={t('ask.mergeRuns.title')}
      description={t('ask.mergeRuns.hint')}
      intent={{ kind: 'mergeRuns', instructions: indices(rows) }}
    />
  );
}

/** Shows which caches would be mounted. */
export function CacheMountsDialog({ rows }: RowsDialogProps) {
  const { t } = useTranslation('graph');
  const [row] = rows;
  return (
    <IntentDialog
      whole
      comparedAs={t('ask.addCacheMounts.title')}
      title={t('ask.addCacheMounts.title')}
      description={t('ask.addCacheMounts.hint')}
      intent={row === undefined ? null : { kind: 'addCacheMounts', instruction: row.index }}
    />
  );
}
