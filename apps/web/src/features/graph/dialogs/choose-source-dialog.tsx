import type { SourceEnd, Stage } from '@stagecraft/dockerfile';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Snapshot } from '../../../state/document-slice.types.ts';
import { useAppStoreApi } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import type { SelectOption } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { placeAfter } from '../selection/place.ts';
import { subjectOf } from '../selection/subject.ts';
import { Choice, FieldRow } from './fields.tsx';
import { useStageName } from './names.ts';
import type { StageDialogProps } from './stage-dialogs.tsx';

/** Where files are to come from; which ones is asked after that. */
export function ChooseSourceDialog({ snapshot, stage }: StageDialogProps) {
  const { t } = useTranslation('graph');
  const nameOf = useStageName();
  const store = useAppStoreApi();
  const options = useSources(snapshot, stage);
  const [chosen, setChosen] = useState(options[0]?.value ?? 'context');
  const [ref, setRef] = useState('');
  const source = sourceOf(chosen, ref.trim());
  const close = (): void => store.getState().setTask(null);
  const next = (): void => {
    const subject = subjectOf(store.getState());
    const selected = subject === null ? null : placeAfter(subject);
    const place = selected?.stage === stage.index ? selected : { stage: stage.index, before: null };
    if (source !== null) {
      store.getState().setTask({ kind: 'connect', source, paths: [], place, at: null });
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : close())}
      title={t('ask.chooseSource.title', { name: nameOf(stage) })}
      size="small"
      footer={
        <>
          <Button onClick={close}>{t('ask.cancel')}</Button>
          <Button type="submit" form="graph-ask" variant="primary" disabled={source === null}>
            {t('ask.chooseSource.next')}
          </Button>
        </>
      }
    >
      <form
        id="graph-ask"
        onSubmit={(event) => {
          event.preventDefault();
          next();
        }}
      >
        <FieldRow>
          <Choice
            label={t('ask.chooseSource.source')}
            value={chosen}
            options={options}
            onChange={setChosen}
          />
          {chosen === 'other' ? (
            <TextField
              label={t('ask.chooseSource.ref')}
              mono
              className="flex-1"
              value={ref}
              onValueChange={setRef}
            />
          ) : null}
        </FieldRow>
      </form>
    </Dialog>
  );
}

/** What a stage can copy from: other stages, the context, images that the file names, and any other. */
function useSources(snapshot: Snapshot, stage: Stage): readonly SelectOption<string>[] {
  const { t } = useTranslation('graph');
  const nameOf = useStageName();
  const { stages, images } = snapshot.graph;
  const others = stages.filter(({ index }) => index !== stage.index);
  return [
    ...others.map((one) => ({
      value: `stage ${String(one.index)}`,
      label: t('ask.chooseSource.stage', { name: nameOf(one) }),
    })),
    { value: 'context', label: t('ask.chooseSource.context') },
    ...images.map(({ ref }) => ({
      value: `image ${ref}`,
      label: t('ask.chooseSource.image', { ref }),
    })),
    { value: 'other', label: t('ask.chooseSource.otherImage') },
  ];
}

function sourceOf(chosen: string, ref: string): SourceEnd | null {
  if (chosen === 'context') return { kind: 'context' };
  if (chosen === 'other') return ref === '' ? null : { kind: 'image', ref };
  const [kind, ...rest] = chosen.split(' ');
  const name = rest.join(' ');
  return kind === 'stage' ? { kind, stage: Number(name) } : { kind: 'image', ref: name };
}
