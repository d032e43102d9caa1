import type { BuildSecret } from '@stagecraft/contracts';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../../state/hooks.tsx';
import { IconButton } from '../../../../ui/button.tsx';
import { Select } from '../../../../ui/select.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import { AddName } from './add-name.tsx';
import type { FieldProps } from './field-props.ts';
import { ReadField, readSome, readWords } from './read-field.tsx';

type Source = BuildSecret['source'];

/** Secrets and where their values come from. Values that are typed stay in the page's memory. */
export function SecretFields({ options: { secrets } }: FieldProps) {
  const { t } = useTranslation('options');
  const set = useAppStore((state) => state.setBuildOptions);
  return (
    <>
      {secrets.length === 0 ? <p className="text-xs text-muted">{t('secrets.none')}</p> : null}
      <ul className="flex flex-col gap-2">
        {secrets.map((secret) => (
          <SecretRow
            key={secret.id}
            secret={secret}
            onChange={(source) =>
              set({
                secrets: secrets.map((one) => (one.id === secret.id ? { ...one, source } : one)),
              })
            }
            onRemove={() => set({ secrets: secrets.filter((one) => one.id !== secret.id) })}
          />
        ))}
      </ul>
      <AddName
        label={t('secrets.newId')}
        taken={secrets.map(({ id }) => id)}
        onAdd={(id) => set({ secrets: [...secrets, { id, source: { kind: 'typed' } }] })}
      />
    </>
  );
}

interface SecretRowProps {
  readonly secret: BuildSecret;
  readonly onChange: (source: Source) => void;
  readonly onRemove: () => void;
}

const kinds = ['typed', 'variable', 'file'] as const;

function SecretRow({ secret: { id, source }, onChange, onRemove }: SecretRowProps) {
  const { t } = useTranslation('options');
  const choose = (kind: Source['kind']) => {
    if (kind === 'typed') onChange({ kind });
    if (kind === 'file') onChange({ kind, path: id });
    if (kind === 'variable') onChange({ kind, name: id.toUpperCase().replaceAll(/\W/g, '_') });
  };
  return (
    <li className="grid grid-cols-[minmax(5rem,8rem)_auto_1fr_1.5rem] items-start gap-2">
      <span className="truncate pt-1.5 font-mono text-xs" title={id} aria-hidden>
        {id}
      </span>
      <Select
        label={t('secrets.source', { id })}
        value={source.kind}
        onChange={choose}
        options={kinds.map((kind) => ({ value: kind, label: t(`secrets.${kind}`) }))}
      />
      <SecretSource key={source.kind} secret={{ id, source }} onChange={onChange} />
      <IconButton size="small" label={t('pairs.remove', { name: id })} onClick={onRemove}>
        <X aria-hidden className="size-3.5" />
      </IconButton>
    </li>
  );
}

function SecretSource({ secret: { id, source }, onChange }: Omit<SecretRowProps, 'onRemove'>) {
  const { t } = useTranslation('options');
  if (source.kind === 'typed') return <TypedSecret id={id} />;
  const isFile = source.kind === 'file';
  return (
    <ReadField
      name={`secret ${id}`}
      label={t(isFile ? 'secrets.filePath' : 'secrets.variableName', { id })}
      value={isFile ? source.path : source.name}
      write={(text) => text}
      read={readSome(t('secrets.nameMissing'))}
      onChange={(text) =>
        onChange(isFile ? { kind: 'file', path: text } : { kind: 'variable', name: text })
      }
    />
  );
}

function TypedSecret({ id }: { readonly id: string }) {
  const { t } = useTranslation('options');
  const value = useAppStore((state) => state.secretValues[id] ?? '');
  const setValue = useAppStore((state) => state.setSecretValue);
  return (
    <TextField
      mono
      hideLabel
      type="password"
      autoComplete="new-password"
      label={t('secrets.value', { id })}
      hint={t('secrets.kept')}
      value={value}
      error={value === '' ? t('secrets.missing', { id }) : null}
      onValueChange={(text) => setValue(id, text)}
    />
  );
}

export function SshField({ options }: FieldProps) {
  const { t } = useTranslation('options');
  const set = useAppStore((state) => state.setBuildOptions);
  return (
    <ReadField
      name="ssh"
      label={t('field.ssh')}
      placeholder="default"
      hint={t('secrets.sshHint')}
      value={options.ssh}
      write={(ids) => ids.join(' ')}
      read={readWords}
      onChange={(ssh) => set({ ssh })}
    />
  );
}
