import type { BuildOutput } from '@stagecraft/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../../state/hooks.tsx';
import { Select } from '../../../../ui/select.tsx';
import { useSupport } from '../use-support.ts';
import type { FieldProps } from './field-props.ts';
import { ReadField, readSome } from './read-field.tsx';

type Kind = BuildOutput['kind'];

const kinds: readonly Kind[] = ['image', 'local', 'tar', 'cacheonly'];

/** What becomes of the result. Files need a place before they are taken. */
export function OutputField({ options: { output } }: FieldProps) {
  const { t } = useTranslation('options');
  const set = useAppStore((state) => state.setBuildOptions);
  const { reasonOf } = useSupport();
  const [chosen, setChosen] = useState<Kind>(output.kind);
  const reasonOfKind = (kind: Kind) =>
    reasonOf('output', {
      output: kind === 'local' || kind === 'tar' ? { kind, path: '.' } : { kind },
    });
  const reason = kinds.map(reasonOfKind).find((one) => one !== null);
  const choose = (kind: Kind) => {
    setChosen(kind);
    if (kind === 'image' || kind === 'cacheonly') set({ output: { kind } });
  };
  return (
    <div className="flex flex-col gap-1.5">
      <Select
        label={t('field.output')}
        className="w-full justify-between"
        value={chosen}
        onChange={choose}
        options={kinds.map((kind) => ({
          value: kind,
          label: t(`output.${kind}`),
          disabled: kind !== output.kind && reasonOfKind(kind) !== null,
        }))}
      />
      {chosen === 'local' || chosen === 'tar' ? (
        <ReadField
          key={chosen}
          name="output"
          label={t(chosen === 'local' ? 'output.folder' : 'output.archive')}
          placeholder={chosen === 'local' ? 'out' : 'out.tar'}
          hint={t('output.pathHint')}
          value={output.kind === chosen ? output.path : ''}
          write={(path) => path}
          read={readSome(t('output.missing'))}
          onChange={(path) => set({ output: { kind: chosen, path } })}
        />
      ) : null}
      {reason === undefined || reason === null ? null : (
        <p className="text-xs text-muted">{reason}</p>
      )}
    </div>
  );
}
