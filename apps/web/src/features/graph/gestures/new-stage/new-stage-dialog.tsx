import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GraphIntent, NewBase } from '@stagecraft/dockerfile';
import { useAppStore, useAppStoreApi } from '../../../../state/hooks.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { Select } from '../../../../ui/select.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import { IntentPreview } from '../intent-preview.tsx';
import { Segments } from '../segments.tsx';
import { usePreviewed } from '../use-previewed.ts';
import { ImageSearch } from './image-search.tsx';

const kinds = ['image', 'stage', 'scratch'] as const;

/** Asks what a new stage is built from, and its name. */
export function NewStageDialog(props: { readonly base: NewBase | null }) {
  const { t } = useTranslation('graph');
  const store = useAppStoreApi();
  const [base, setBase] = useState<NewBase>(props.base ?? { kind: 'image', ref: '' });
  const [name, setName] = useState('');
  const intent = intentFor(base, name);
  const { ready } = usePreviewed(intent);
  const close = (): void => store.getState().setTask(null);
  const add = async (): Promise<void> => {
    // What was typed stays where it was refused.
    if (intent !== null && (await store.getState().perform(intent))) close();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : close())}
      title={t('newStage.title')}
      footer={
        <>
          <Button onClick={close}>{t('drag.cancel')}</Button>
          <Button type="submit" form="new-stage" variant="primary" disabled={!ready}>
            {t('newStage.add')}
          </Button>
        </>
      }
    >
      <form
        id="new-stage"
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <BaseFields base={base} onChange={setBase} />
        <TextField
          label={t('newStage.name')}
          hint={t('newStage.nameHint')}
          mono
          value={name}
          onValueChange={setName}
        />
        <IntentPreview intent={intent} />
      </form>
    </Dialog>
  );
}

function baseOf(kind: NewBase['kind'], stages: number): NewBase {
  if (kind === 'image') return { kind, ref: '' };
  return kind === 'scratch' ? { kind } : { kind, stage: Math.max(0, stages - 1) };
}

interface BaseFieldsProps {
  readonly base: NewBase;
  readonly onChange: (base: NewBase) => void;
}

function BaseFields({ base, onChange }: BaseFieldsProps) {
  const { t } = useTranslation('graph');
  const stages = useAppStore((state) => state.snapshot?.graph.stages) ?? [];
  const image = (ref: string): void => onChange({ kind: 'image', ref });
  return (
    <>
      <Segments
        label={t('newStage.base')}
        value={base.kind}
        options={kinds
          .filter((kind) => kind !== 'stage' || stages.length > 0)
          .map((kind) => ({ value: kind, label: t(`newStage.kind.${kind}`) }))}
        onChange={(kind) => onChange(baseOf(kind, stages.length))}
      />
      {base.kind === 'image' ? (
        <ImageSearch autoFocus value={base.ref} onChange={image} onChoose={image} />
      ) : null}
      {base.kind === 'stage' ? (
        <Select
          label={t('newStage.stage')}
          value={String(base.stage)}
          options={stages.map(({ index, name: own }) => ({
            value: String(index),
            label: own ?? t('node.unnamed', { index }),
          }))}
          onChange={(value) => onChange({ kind: 'stage', stage: Number(value) })}
        />
      ) : null}
      {base.kind === 'scratch' ? (
        <p className="text-xs text-muted">{t('newStage.scratchHint')}</p>
      ) : null}
    </>
  );
}

/** Null while something is missing. */
function intentFor(base: NewBase, name: string): GraphIntent | null {
  if (base.kind === 'image' && base.ref.trim() === '') return null;
  const chosen = base.kind === 'image' ? { ...base, ref: base.ref.trim() } : base;
  return {
    kind: 'addStage',
    base: chosen,
    name: name.trim() === '' ? null : name.trim(),
    at: null,
  };
}
