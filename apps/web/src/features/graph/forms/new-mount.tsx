import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { Select } from '../../../ui/select.tsx';
import { ProblemLine } from './fields/problem-line.tsx';
import { TextRow } from './fields/text-row.tsx';
import { useRefusal } from './fields/use-draft.ts';
import { flagValues, setFlag, useForm } from './form-context.ts';
import { mountTypes, neededKey, withMountField, type MountType } from './model/mount-fields.ts';

/** A row that becomes a mount once it has what one of its type needs. */
export function NewMount() {
  const { t } = useTranslation('forms');
  const { change } = useForm();
  const [type, setType] = useState<MountType>('cache');
  const refusal = useRefusal();
  const key = neededKey(type);
  const add = (text: string) => {
    const value = withMountField('', 'type', type);
    const whole = key === null ? value : withMountField(value, key, text);
    return change((now) => [setFlag('mount', whole, flagValues(now, 'mount').length)]);
  };
  return (
    <div role="group" aria-label={t('run.newMount')}>
      <div className="flex items-start gap-1">
        <Select
          label={t('run.newMount')}
          className="w-24 shrink-0"
          value={type}
          onChange={setType}
          options={mountTypes.map((value) => ({ value, label: value }))}
        />
        {key === null ? (
          <Button onClick={() => refusal.track(add(''))}>{t('addTo', { what: type })}</Button>
        ) : (
          <TextRow
            className="min-w-0 flex-1"
            label={t('key', { label: t('run.newMount'), key })}
            hideLabel
            placeholder={t('key', { label: t('run.newMount'), key })}
            value=""
            onApply={add}
          />
        )}
      </div>
      <ProblemLine text={refusal.problem} />
    </div>
  );
}
