import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ExtraPort, PortChoice } from '../../state/container/run-choices.ts';
import { containerPortOf, hostPortOf } from '../../state/container/run-options.ts';
import { useAppStore } from '../../state/hooks.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { PartProps } from './run/basics.tsx';

/** Which ports are published, and where: those that the image exposes, and others. */
export function PortFields({ run, wrong }: PartProps) {
  const { t } = useTranslation('containers');
  const set = useAppStore((state) => state.setRunOptions);
  const { ports, extraPorts, publishAll } = run.options;
  const change = (port: string, part: Partial<PortChoice>) =>
    set({ ports: ports.map((choice) => (choice.port === port ? { ...choice, ...part } : choice)) });
  const changeExtra = (index: number, part: Partial<ExtraPort>): void =>
    set({ extraPorts: extraPorts.map((one, at) => (at === index ? { ...one, ...part } : one)) });
  if (run.detail === null) {
    return run.problem === null ? <p className="text-muted">{t('ports.loading')}</p> : null;
  }
  return (
    <fieldset>
      <legend className="mb-1 text-xs font-medium text-muted">{t('ports.label')}</legend>
      {ports.length === 0 && extraPorts.length === 0 ? (
        <p className="text-xs text-muted">{t('ports.none')}</p>
      ) : null}
      <ul className="flex flex-col gap-1.5">
        {ports.map((choice) => (
          <PortField
            key={choice.port}
            choice={choice}
            disabled={publishAll}
            onChange={(part) => change(choice.port, part)}
          />
        ))}
        {extraPorts.map((extra, index) => (
          <ExtraPortField
            // The fields have no name of their own; rows are only added at the end.
            key={index}
            extra={extra}
            number={index + 1}
            disabled={publishAll}
            onChange={(part) => changeExtra(index, part)}
            onRemove={() => set({ extraPorts: extraPorts.filter((_, at) => at !== index) })}
          />
        ))}
      </ul>
      <Button
        size="small"
        variant="ghost"
        className="mt-1"
        disabled={publishAll}
        icon={<Plus aria-hidden className="size-3.5" />}
        onClick={() => set({ extraPorts: [...extraPorts, { port: '', hostPort: '' }] })}
      >
        {t('ports.add')}
      </Button>
      {ports.length + extraPorts.length === 0 ? null : <Where run={run} wrong={wrong} />}
    </fieldset>
  );
}

/** On which addresses of the engine's machine the ports are published. */
function Where({ run: { options }, wrong }: PartProps) {
  const { t } = useTranslation('containers');
  const set = useAppStore((state) => state.setRunOptions);
  const { ports, publishAll, everyAddress, address, openPage } = options;
  return (
    <div className="mt-2 flex flex-col gap-2">
      {ports.length === 0 ? null : (
        <Checkbox
          checked={publishAll}
          onChange={(next) => set({ publishAll: next })}
          label={t('ports.all')}
          hint={t('ports.allHint')}
        />
      )}
      {publishAll ? null : (
        <>
          <Checkbox
            checked={everyAddress}
            disabled={address.trim() !== ''}
            onChange={(next) => set({ everyAddress: next })}
            label={t('ports.everyAddress')}
            hint={t('ports.everyAddressHint')}
          />
          <TextField
            mono
            label={t('ports.address')}
            placeholder={everyAddress ? '0.0.0.0' : '127.0.0.1'}
            value={address}
            onValueChange={(next) => set({ address: next })}
            error={wrong.has('address') ? t('ports.addressWrong') : null}
            className="max-w-60"
          />
        </>
      )}
      <Checkbox
        checked={openPage}
        onChange={(next) => set({ openPage: next })}
        label={t('ports.openPage')}
        hint={t('ports.openPageHint')}
      />
    </div>
  );
}

interface PortFieldProps {
  readonly choice: PortChoice;
  readonly disabled: boolean;
  readonly onChange: (part: Partial<PortChoice>) => void;
}

const rowClass = 'grid grid-cols-[minmax(8rem,12rem)_1fr] items-start gap-2';

function PortField({ choice, disabled, onChange }: PortFieldProps) {
  const { t } = useTranslation('containers');
  const { port, publish, hostPort } = choice;
  return (
    <li className={rowClass}>
      <div className="pt-1">
        <Checkbox
          checked={publish}
          disabled={disabled}
          onChange={(next) => onChange({ publish: next })}
          label={t('ports.publish', { port })}
        />
      </div>
      <HostPort
        port={port}
        value={hostPort}
        disabled={disabled || !publish}
        onChange={(next) => onChange({ hostPort: next })}
      />
    </li>
  );
}

interface HostPortProps {
  readonly port: string;
  readonly value: string;
  readonly disabled: boolean;
  readonly onChange: (hostPort: string) => void;
}

function HostPort({ port, value, disabled, onChange }: HostPortProps) {
  const { t } = useTranslation('containers');
  return (
    <TextField
      mono
      hideLabel
      className="max-w-60 flex-1"
      inputMode="numeric"
      label={t('ports.hostPort', { port })}
      placeholder={t('ports.any')}
      disabled={disabled}
      value={value}
      onValueChange={onChange}
      error={!disabled && hostPortOf(value) === null ? t('ports.wrong') : null}
    />
  );
}

interface ExtraPortFieldProps {
  readonly extra: ExtraPort;
  /** From 1. */
  readonly number: number;
  readonly disabled: boolean;
  readonly onChange: (part: Partial<ExtraPort>) => void;
  readonly onRemove: () => void;
}

function ExtraPortField({ extra, number, disabled, onChange, onRemove }: ExtraPortFieldProps) {
  const { t } = useTranslation('containers');
  const { port, hostPort } = extra;
  const wrong = port.trim() !== '' && containerPortOf(port) === null;
  return (
    <li className={rowClass}>
      <TextField
        mono
        hideLabel
        label={t('ports.inside', { number })}
        placeholder="8080, 53/udp"
        disabled={disabled}
        value={port}
        onValueChange={(next) => onChange({ port: next })}
        error={wrong ? t('ports.insideWrong') : null}
      />
      <div className="flex items-start gap-1">
        <HostPort
          port={port.trim() || String(number)}
          value={hostPort}
          disabled={disabled}
          onChange={(next) => onChange({ hostPort: next })}
        />
        <IconButton label={t('ports.remove', { number })} onClick={onRemove}>
          <Trash2 aria-hidden className="size-4" />
        </IconButton>
      </div>
    </li>
  );
}
