import type { FieldChange, Instruction } from '@stagecraft/dockerfile';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CommandFields } from './command-fields.tsx';
import { ChoiceRow } from './fields/choice-row.tsx';
import { LinesRow } from './fields/lines-row.tsx';
import { Fields } from './fields/section.tsx';
import { TextRow } from './fields/text-row.tsx';
import { flagValues, setFlag, useForm } from './form-context.ts';

const times = [
  ['interval', 'health.interval', '30s'],
  ['timeout', 'health.timeout', '30s'],
  ['start-period', 'health.startPeriod', '0s'],
  ['start-interval', 'health.startInterval', '5s'],
  ['retries', 'health.retries', '3'],
] as const;

/** HEALTHCHECK: the command with its times, or NONE. */
export function HealthcheckForm() {
  const { t } = useTranslation('forms');
  const { instruction, change } = useForm();
  const none = instruction.words[0]?.value.toUpperCase() === 'NONE';
  /** CMD was chosen, and waits for its command. */
  const [pending, setPending] = useState(false);
  return (
    <Fields>
      <ChoiceRow
        label={t('health.kind')}
        value={none && !pending ? 'none' : 'cmd'}
        options={[
          { value: 'cmd', label: t('health.cmd') },
          { value: 'none', label: t('health.none') },
        ]}
        onApply={async (value) => {
          setPending(none && value === 'cmd');
          if (value === 'cmd' || none) return { ok: true };
          // NONE takes no flags.
          return change((now) => [...noFlags(now), { field: 'arguments', text: 'NONE' }]);
        }}
      />
      {none && pending ? (
        <LinesRow
          label={t('command.command')}
          value=""
          onApply={async (text) => {
            const result = await change(() => [{ field: 'arguments', text: `CMD ${text}` }]);
            if (result.ok) setPending(false);
            return result;
          }}
        />
      ) : null}
      {none ? null : (
        <>
          <CommandFields />
          <div className="grid grid-cols-2 gap-2">
            {times.map(([flag, label, usual]) => (
              <TextRow
                key={flag}
                label={t('flag', { label: t(label), flag })}
                placeholder={usual}
                value={flagValues(instruction, flag)[0] ?? ''}
                onApply={(text) => change(() => [setFlag(flag, text)])}
              />
            ))}
          </div>
          <p className="text-xs text-muted">{t('health.duration')}</p>
        </>
      )}
    </Fields>
  );
}

function noFlags({ flags }: Instruction): FieldChange[] {
  return flags.map((flag) => {
    const same = flags.filter(({ name }) => name === flag.name);
    return setFlag(flag.name, null, same.indexOf(flag));
  });
}
