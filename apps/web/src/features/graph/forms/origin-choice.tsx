import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../../ui/class-names.ts';
import { ChoiceRow } from './fields/choice-row.tsx';
import { TextRow } from './fields/text-row.tsx';
import { useForm } from './form-context.ts';
import { originsFor } from './model/copy-origins.ts';
import type { Applied } from './submit.ts';

interface OriginChoiceProps {
  readonly label: string;
  /** What it is without `from`. */
  readonly none: string;
  /** What `from` names now. */
  readonly value: string | null;
  /** Whether a stage can be named by its number. */
  readonly numbers: boolean;
  readonly onApply: (value: string | null) => Promise<Applied>;
  readonly className?: string;
}

const NONE = 'none';
const ANOTHER = 'another';
const NAMED = 'named ';

/** Nothing named, an earlier stage, an image, or what else is typed. */
export function OriginChoice({
  label,
  none,
  value,
  numbers,
  onApply,
  className,
}: OriginChoiceProps) {
  const { t } = useTranslation('forms');
  const { snapshot, instruction } = useForm();
  const [typing, setTyping] = useState(false);
  const origins = originsFor(snapshot, instruction.stage, value, numbers);
  const options = origins.map((origin) => ({
    value: NAMED + origin.value,
    label:
      origin.kind === 'other' ? origin.value : t(`copy.${origin.kind}`, { name: origin.value }),
  }));
  return (
    <div className={classNames('flex min-w-0 flex-col gap-1', className)}>
      <ChoiceRow
        label={label}
        value={typing ? ANOTHER : value === null || value === '' ? NONE : NAMED + value}
        options={[
          { value: NONE, label: none },
          ...options,
          { value: ANOTHER, label: t('copy.another') },
        ]}
        onApply={async (next) => {
          setTyping(next === ANOTHER);
          if (next === ANOTHER) return { ok: true };
          return onApply(next === NONE ? null : next.slice(NAMED.length));
        }}
      />
      {typing ? (
        <TextRow
          label={label}
          hideLabel
          placeholder="alpine:3.20"
          value={value ?? ''}
          onApply={async (text) => {
            const result = await onApply(text === '' ? null : text);
            if (result.ok) setTyping(false);
            return result;
          }}
        />
      ) : null}
    </div>
  );
}
