import { useTranslation } from 'react-i18next';
import type { ContainerRun } from '../../state/container-slice.types.ts';
import { hostPortOf, type PortChoice } from '../../state/container/run-options.ts';
import { useAppStore } from '../../state/hooks.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { TextField } from '../../ui/text-field.tsx';

/** Which of the ports that the image exposes are published, and where. */
export function PortFields({ run }: { readonly run: ContainerRun }) {
  const { t } = useTranslation('containers');
  const set = useAppStore((state) => state.setRunOptions);
  const { ports, everyAddress } = run.options;
  const change = (port: string, part: Partial<PortChoice>) =>
    set({ ports: ports.map((choice) => (choice.port === port ? { ...choice, ...part } : choice)) });
  if (run.detail === null) {
    return run.problem === null ? <p className="text-muted">{t('ports.loading')}</p> : null;
  }
  return (
    <fieldset>
      <legend className="mb-1 text-xs font-medium text-muted">{t('ports.label')}</legend>
      {ports.length === 0 ? (
        <p className="text-xs text-muted">{t('ports.none')}</p>
      ) : (
        <>
          <ul className="flex flex-col gap-1.5">
            {ports.map((choice) => (
              <PortField
                key={choice.port}
                choice={choice}
                onChange={(part) => change(choice.port, part)}
              />
            ))}
          </ul>
          <div className="mt-2">
            <Checkbox
              checked={everyAddress}
              onChange={(next) => set({ everyAddress: next })}
              label={t('ports.everyAddress')}
              hint={t('ports.everyAddressHint')}
            />
          </div>
        </>
      )}
    </fieldset>
  );
}

interface PortFieldProps {
  readonly choice: PortChoice;
  readonly onChange: (part: Partial<PortChoice>) => void;
}

function PortField({ choice, onChange }: PortFieldProps) {
  const { t } = useTranslation('containers');
  const { port, publish, hostPort } = choice;
  const wrong = publish && hostPortOf(hostPort) === null;
  return (
    <li className="grid grid-cols-[minmax(8rem,12rem)_1fr] items-start gap-2">
      <div className="pt-1">
        <Checkbox
          checked={publish}
          onChange={(next) => onChange({ publish: next })}
          label={t('ports.publish', { port })}
        />
      </div>
      <TextField
        mono
        hideLabel
        className="max-w-60"
        inputMode="numeric"
        label={t('ports.hostPort', { port })}
        placeholder={t('ports.any')}
        disabled={!publish}
        value={hostPort}
        onValueChange={(next) => onChange({ hostPort: next })}
        error={wrong ? t('ports.wrong') : null}
      />
    </li>
  );
}
