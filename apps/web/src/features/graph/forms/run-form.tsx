import type { Instruction } from '@stagecraft/dockerfile';
import { useTranslation } from 'react-i18next';
import { CommandFields } from './command-fields.tsx';
import { ChoiceRow } from './fields/choice-row.tsx';
import { ListRows } from './fields/list-rows.tsx';
import { Fields, Section } from './fields/section.tsx';
import { flagValues, setFlag, useForm } from './form-context.ts';
import { flagListChanges } from './model/flag-list.ts';
import { MountCard } from './mount-card.tsx';
import { NewMount } from './new-mount.tsx';

const networks = ['default', 'none', 'host'] as const;
const securities = ['sandbox', 'insecure'] as const;

/** RUN: the command, mounts, network, security. */
export function RunForm() {
  const { t } = useTranslation('forms');
  const { instruction, change } = useForm();
  const mounts = flagValues(instruction, 'mount');
  const unset = 'unset';
  const choice = (flag: 'network' | 'security') => ({
    label: t('flag', { label: t(`run.${flag}`), flag }),
    value: flagValues(instruction, flag)[0] ?? unset,
    onApply: (value: string) => change(() => [setFlag(flag, value === unset ? null : value)]),
  });
  const notSet = { value: unset, label: t('notSet') };
  return (
    <Fields>
      <CommandFields />
      <Section title={t('flag', { label: t('run.mounts'), flag: 'mount' })}>
        {mounts.map((value, at) => (
          // A mount has no identity but its place.
          // oxlint-disable-next-line react/no-array-index-key
          <MountCard key={at} at={at} value={value ?? ''} />
        ))}
        <NewMount />
      </Section>
      <div className="grid grid-cols-2 gap-2">
        <ChoiceRow
          {...choice('network')}
          options={[
            notSet,
            ...networks.map((value) => ({ value, label: t(`run.networks.${value}`) })),
          ]}
        />
        <ChoiceRow
          {...choice('security')}
          options={[
            notSet,
            ...securities.map((value) => ({ value, label: t(`run.securities.${value}`) })),
          ]}
        />
      </div>
      <div className="flex flex-col gap-1">
        <ListRows
          title={t('flag', { label: t('run.devices'), flag: 'device' })}
          itemLabel={t('run.device')}
          words={devicesOf(instruction)}
          onEdit={(edit) =>
            change((now) => flagListChanges('device', devicesOf(now), edit(devicesOf(now))))
          }
        />
        <p className="text-xs text-muted">{t('run.deviceHint')}</p>
      </div>
    </Fields>
  );
}

function devicesOf(instruction: Instruction): string[] {
  return flagValues(instruction, 'device').map((value) => value ?? '');
}
