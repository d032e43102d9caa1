import type { BuildContextSource } from '@stagecraft/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../../state/hooks.tsx';
import { Select } from '../../../../ui/select.tsx';
import type { FieldProps } from './field-props.ts';
import { ReadField, readSome, type Reading } from './read-field.tsx';

type Kind = BuildContextSource['kind'];

const kinds: readonly Kind[] = ['folder', 'tarball', 'remote', 'none'];

/** What COPY and ADD may read. A kind that needs a place is taken once the place is given. */
export function ContextField({ options: { context } }: FieldProps) {
  const { t } = useTranslation('options');
  const set = useAppStore((state) => state.setBuildOptions);
  const [chosen, setChosen] = useState<Kind>(context.kind);
  const choose = (kind: Kind) => {
    setChosen(kind);
    if (kind === 'none') set({ context: { kind } });
    if (kind === 'folder') set({ context: { kind, path: '' } });
  };
  return (
    <div className="flex flex-col gap-1.5">
      <Select
        label={t('context.kind')}
        className="w-full justify-between"
        value={chosen}
        onChange={choose}
        options={kinds.map((kind) => ({ value: kind, label: t(`context.${kind}`) }))}
      />
      {chosen === 'none' ? (
        <p className="text-xs text-muted">{t('context.noneHint')}</p>
      ) : (
        <ContextPlace key={chosen} kind={chosen} context={context} />
      )}
    </div>
  );
}

interface ContextPlaceProps {
  readonly kind: Exclude<Kind, 'none'>;
  readonly context: BuildContextSource;
}

function ContextPlace({ kind, context }: ContextPlaceProps) {
  const { t } = useTranslation('options');
  const set = useAppStore((state) => state.setBuildOptions);
  const readUrl = (text: string): Reading<string> =>
    /^(?:https?:\/\/|git:\/\/|ssh:\/\/|git@|github\.com\/)\S+$/.test(text.trim())
      ? { ok: true, value: text.trim() }
      : { ok: false, error: t('context.urlMissing') };
  const form = {
    folder: {
      label: t('context.path'),
      hint: t('context.folderHint'),
      read: (text: string): Reading<string> => ({ ok: true, value: text.trim() }),
    },
    tarball: {
      label: t('context.archive'),
      hint: t('context.archiveHint'),
      read: readSome(t('context.archiveMissing')),
    },
    remote: { label: t('context.url'), hint: t('context.urlHint'), read: readUrl },
  }[kind];
  const place = context.kind === kind ? placeOf(context) : '';
  return (
    <ReadField
      name="context"
      label={form.label}
      hint={form.hint}
      value={place}
      write={(text) => text}
      read={form.read}
      onChange={(text) =>
        set({ context: kind === 'remote' ? { kind, url: text } : { kind, path: text } })
      }
    />
  );
}

function placeOf(context: BuildContextSource): string {
  if (context.kind === 'none') return '';
  return context.kind === 'remote' ? context.url : context.path;
}
