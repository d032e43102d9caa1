import { RotateCcw, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../../state/hooks.tsx';
import { IconButton } from '../../../../ui/button.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import { useBuildModel } from '../use-build-model.ts';
import { AddName } from './add-name.tsx';
import { argumentRows, type ArgumentRow } from './argument-rows.ts';
import type { FieldProps } from './field-props.ts';

/** Build arguments: those that the file declares, and others that were added. */
export function ArgumentFields({ options }: FieldProps) {
  const { t } = useTranslation('options');
  const set = useAppStore((state) => state.setBuildOptions);
  const declared = useBuildModel()?.args ?? [];
  const rows = argumentRows(declared, options.buildArgs);
  return (
    <>
      {rows.length === 0 ? (
        <p className="text-xs text-muted">{t('args.none')}</p>
      ) : (
        <ul className="flex flex-col gap-1.5">
          {rows.map((row) => (
            <ArgumentField key={row.name} row={row} options={options} />
          ))}
        </ul>
      )}
      <AddName
        label={t('args.newName')}
        taken={rows.map(({ name }) => name)}
        onAdd={(name) => set({ buildArgs: { ...options.buildArgs, [name]: '' } })}
      />
      <p className="mt-1.5 text-xs text-muted">{t('args.visible')}</p>
    </>
  );
}

function ArgumentField({ row, options }: FieldProps & { readonly row: ArgumentRow }) {
  const { t } = useTranslation('options');
  const set = useAppStore((state) => state.setBuildOptions);
  const change = (value: string | null) => {
    const { [row.name]: _, ...others } = options.buildArgs;
    set({ buildArgs: value === null ? others : { ...others, [row.name]: value } });
  };
  const placeholder =
    row.defaultValue === null
      ? t('args.unset')
      : row.defaultValue === ''
        ? t('args.defaultEmpty')
        : t('args.default', { value: row.defaultValue });
  return (
    <li className="grid grid-cols-[minmax(6rem,11rem)_1fr_1.5rem] items-center gap-2">
      <span className="truncate font-mono text-xs" title={row.name} aria-hidden>
        {row.name}
      </span>
      <TextField
        mono
        hideLabel
        label={t('args.value', { name: row.name })}
        placeholder={row.override === '' ? t('args.empty') : placeholder}
        value={row.override ?? ''}
        onValueChange={change}
      />
      {row.override === null ? null : (
        <IconButton
          size="small"
          label={t(row.declared ? 'args.reset' : 'pairs.remove', { name: row.name })}
          onClick={() => change(null)}
        >
          {row.declared ? (
            <RotateCcw aria-hidden className="size-3.5" />
          ) : (
            <X aria-hidden className="size-3.5" />
          )}
        </IconButton>
      )}
      {row.declared ? null : (
        <p className="col-span-2 col-start-2 text-xs text-muted">{t('args.undeclared')}</p>
      )}
    </li>
  );
}
