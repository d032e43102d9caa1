import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { useAnswer } from '../../../state/use-answer.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { PartProps } from './basics.tsx';
import { Folded } from './folded.tsx';

const policies = ['no', 'on-failure', 'unless-stopped', 'always'] as const;
/** Radix takes no empty value; no network has a blank in its name. */
const usual = ' usual';

/** Restart policy, memory, CPUs and network. */
export function LimitsPart({ run: { options }, wrong }: PartProps) {
  const { t } = useTranslation('containers');
  const set = useAppStore((state) => state.setRunOptions);
  const { restart, retries, memory, cpus, network } = options;
  const summary = [restart === 'no' ? '' : restart, memory, cpus, network].filter(Boolean);
  return (
    <Folded title={t('limits.title')} summary={summary.join(' ')}>
      <div>
        <div className="flex flex-wrap items-end gap-3">
          <div>
            <p className="mb-1 text-xs font-medium text-muted">{t('limits.restart')}</p>
            <Select
              label={t('limits.restart')}
              value={restart}
              onChange={(next) => set({ restart: next })}
              options={policies.map((value) => ({ value, label: t(`limits.policy.${value}`) }))}
            />
          </div>
          {restart === 'on-failure' ? (
            <TextField
              label={t('limits.retries')}
              placeholder={t('limits.noLimit')}
              inputMode="numeric"
              value={retries}
              onValueChange={(next) => set({ retries: next })}
              error={wrong.has('retries') ? t('limits.retriesWrong') : null}
              className="w-40"
            />
          ) : null}
        </div>
        {wrong.has('restart') ? (
          <p role="alert" className="mt-1 text-xs text-danger">
            {t('limits.restartWrong')}
          </p>
        ) : null}
      </div>
      <div className="grid grid-cols-2 gap-3">
        <TextField
          mono
          label={t('limits.memory')}
          placeholder={t('limits.noLimit')}
          hint={t('limits.memoryHint')}
          value={memory}
          onValueChange={(next) => set({ memory: next })}
          error={wrong.has('memory') ? t('limits.memoryWrong') : null}
        />
        <TextField
          mono
          label={t('limits.cpus')}
          placeholder={t('limits.noLimit')}
          hint={t('limits.cpusHint')}
          value={cpus}
          onValueChange={(next) => set({ cpus: next })}
          error={wrong.has('cpus') ? t('limits.cpusWrong') : null}
        />
      </div>
      <NetworkChoice value={network} onChange={(next) => set({ network: next })} />
    </Folded>
  );
}

interface NetworkChoiceProps {
  readonly value: string;
  readonly onChange: (network: string) => void;
}

function NetworkChoice({ value, onChange }: NetworkChoiceProps) {
  const { t } = useTranslation('containers');
  const ask = useAppStore((state) => state.askRecords);
  const answer = useAnswer('networks', (signal) => ask('listNetworks', { signal }));
  const networks = answer.state === 'ready' ? answer.value.networks : [];
  const names = [
    ...new Set([...networks.map(({ name }) => name), ...(value === '' ? [] : [value])]),
  ];
  return (
    <div>
      <p className="mb-1 text-xs font-medium text-muted">{t('limits.network')}</p>
      <Select
        label={t('limits.network')}
        value={value === '' ? usual : value}
        onChange={(next) => onChange(next === usual ? '' : next)}
        options={[
          { value: usual, label: t('limits.usualNetwork') },
          ...names.map((name) => ({ value: name, label: name })),
        ]}
      />
      {value === 'host' ? (
        <p role="note" className="mt-1 rounded-md bg-warning-soft px-2 py-1 text-xs text-warning">
          {t('limits.hostRisk')}
        </p>
      ) : value === 'none' ? (
        <p className="mt-1 text-xs text-muted">{t('limits.noNetwork')}</p>
      ) : null}
    </div>
  );
}
