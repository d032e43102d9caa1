import type { SourceEnd, Stage } from '@stagecraft/dockerfile';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Snapshot } from '../../../state/document-slice.types.ts';
import { useAppStoreApi } from '../../../state/hooks.tsx';
import type { GestureTask } from '../../../state/task-slice.types.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { baseOf } from '../gestures/ends.ts';
import { Choice } from './fields.tsx';
import { IntentDialog } from './intent-dialog.tsx';
import { useStageName } from './names.ts';

interface UseSourceProps {
  readonly snapshot: Snapshot;
  readonly task: Extract<GestureTask, { readonly kind: 'useSource' }>;
}

/** Which stage is to be built from a source, or to copy from it. */
export function UseSourceDialog({ snapshot, task }: UseSourceProps) {
  const { t } = useTranslation('graph');
  const nameOf = useStageName();
  const { from, way } = task;
  const stages = snapshot.graph.stages.filter(({ index }) => canTake(index, from));
  const [stage, setStage] = useState(likely(stages, from, way));
  const base = way === 'base' ? baseOf(from) : null;
  const source =
    from.kind === 'image'
      ? from.ref
      : from.kind === 'context'
        ? t('node.context')
        : t('node.unnamed', { index: from.stage });
  const own = from.kind === 'stage' ? snapshot.graph.stages[from.stage] : undefined;
  const name = own === undefined ? source : nameOf(own);
  const choice = (
    <Choice
      label={t('ask.moveRows.stage')}
      value={String(stage)}
      options={stages.map((one) => ({ value: String(one.index), label: nameOf(one) }))}
      onChange={(value) => setStage(Number(value))}
    />
  );
  if (base !== null) {
    return (
      <IntentDialog
        title={t('ask.useSource.base', { name })}
        applyLabel={t('ask.setBase.apply')}
        intent={stage < 0 ? null : { kind: 'setBase', stage, base }}
      >
        {stages.length === 0 ? <p>{t('ask.useSource.none')}</p> : choice}
      </IntentDialog>
    );
  }
  return (
    <CopyDialog title={t('ask.useSource.copy', { name })} from={from} stage={stage}>
      {stages.length === 0 ? <p>{t('ask.useSource.none')}</p> : choice}
    </CopyDialog>
  );
}

/** A stage takes only from those above it. */
function canTake(stage: number, from: SourceEnd): boolean {
  return from.kind !== 'stage' || stage > from.stage;
}

/** A stage that the source is not the base of already; -1 for none. */
function likely(stages: readonly Stage[], from: SourceEnd, way: 'base' | 'copy'): number {
  const other = stages.find(
    ({ base }) => base.kind !== 'image' || from.kind !== 'image' || base.ref !== from.ref,
  );
  return (way === 'base' ? (other ?? stages[0]) : stages.at(-1))?.index ?? -1;
}

interface CopyDialogProps {
  readonly title: string;
  readonly from: SourceEnd;
  readonly stage: number;
  readonly children: React.ReactNode;
}

/** Which paths is asked after that. */
function CopyDialog({ title, from, stage, children }: CopyDialogProps) {
  const { t } = useTranslation('graph');
  const store = useAppStoreApi();
  const further = useRef<GestureTask | null>(null);
  const close = (): void => store.getState().setTask(null);
  const next = (): void => {
    const place = { stage, before: null };
    further.current = { kind: 'connect', source: from, paths: [], place, at: null };
    close();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : close())}
      title={title}
      size="small"
      // Earlier, this dialog's end would take the keyboard away from the next question.
      afterClose={() => {
        if (further.current !== null) store.getState().setTask(further.current);
      }}
      footer={
        <>
          <Button onClick={close}>{t('ask.cancel')}</Button>
          <Button type="submit" form="graph-ask" variant="primary" disabled={stage < 0}>
            {t('ask.chooseSource.next')}
          </Button>
        </>
      }
    >
      <form
        id="graph-ask"
        onSubmit={(event) => {
          event.preventDefault();
          if (stage >= 0) next();
        }}
      >
        {children}
      </form>
    </Dialog>
  );
}
