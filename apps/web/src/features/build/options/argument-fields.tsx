import type { BuildOptions } from '@stagecraft/contracts';
import { Plus, RotateCcw, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { argumentRows, type ArgumentRow } from './argument-rows.ts';
import { useBuildModel } from './use-build-model.ts';

/** Build arguments: those that the file declares, and others that were added. */
export function ArgumentFields({ options }: { readonly options: BuildOptions }) {
  const { t } = useTranslation('build');
  const declared = useBuildModel()?.args ?? [];
  const rows = argumentRows(declared, options.buildArgs);
  return (
    <fieldset>
      <legend className="mb-1 text-xs font-medium text-muted">{t('dialog.args')}</legend>
      {rows.length === 0 ? (
        <p className="text-xs text-muted">{t('dialog.noArgs')}</p>
      ) : (
        <ul className="flex flex-col gap-1.5">
          {rows.map((row) => (
            <ArgumentField key={row.name} row={row} options={options} />
          ))}
        </ul>
      )}
      <AddArgument options={options} />
      <p className="mt-1.5 text-xs text-muted">{t('dialog.argsVisible')}</p>
    </fieldset>
  );
}

function ArgumentField(props: { readonly row: ArgumentRow; readonly options: BuildOptions }) {
  const { row, options } = props;
  const { t } = useTranslation('build');
  const set = useAppStore((state) => state.setBuildOptions);
  const change = (value: string | null) => {
    const { [row.name]: _, ...others } = options.buildArgs;
    set({ buildArgs: value === null ? others : { ...others, [row.name]: value } });
  };
  const placeholder =
    row.defaultValue === null
      ? t('dialog.argUnset')
      : row.defaultValue === ''
        ? t('dialog.argDefaultEmpty')
        : t('dialog.argDefault', { value: row.defaultValue });
  return (
    <li className="grid grid-cols-[minmax(6rem,11rem)_1fr_1.5rem] items-center gap-2">
      <span className="truncate font-mono text-xs" title={row.name} aria-hidden>
        {row.name}
      </span>
      <TextField
        mono
        hideLabel
        label={t('dialog.argValue', { name: row.name })}
        placeholder={row.override === '' ? t('dialog.argEmpty') : placeholder}
        value={row.override ?? ''}
        onValueChange={change}
      />
      {row.override === null ? null : (
        <IconButton
          size="small"
          label={t(row.declared ? 'dialog.argReset' : 'dialog.argRemove', { name: row.name })}
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
        <p className="col-span-2 col-start-2 text-xs text-muted">{t('dialog.argUndeclared')}</p>
      )}
    </li>
  );
}

function AddArgument({ options }: { readonly options: BuildOptions }) {
  const { t } = useTranslation('build');
  const set = useAppStore((state) => state.setBuildOptions);
  const [name, setName] = useState('');
  const usable = name !== '' && !(name in options.buildArgs) && !/[\s=]/.test(name);
  const add = () => {
    if (!usable) return;
    set({ buildArgs: { ...options.buildArgs, [name]: '' } });
    setName('');
  };
  return (
    <div className="mt-1.5 flex items-center gap-2">
      <TextField
        mono
        hideLabel
        className="w-44"
        label={t('dialog.argNewName')}
        placeholder={t('dialog.argNewName')}
        value={name}
        onValueChange={setName}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || name === '') return;
          event.preventDefault();
          add();
        }}
      />
      <Button
        size="small"
        disabled={!usable}
        icon={<Plus aria-hidden className="size-3.5" />}
        onClick={add}
      >
        {t('dialog.argAdd')}
      </Button>
    </div>
  );
}
