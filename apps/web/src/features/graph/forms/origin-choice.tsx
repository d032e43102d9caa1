import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceRow } from './fields/choice-row.tsx';
import { TextRow } from './fields/text-row.tsx';
import { useForm } from './form-context.ts';
import { originsFor } from './model/copy-origins.ts';
import type { Applied } from './submit.ts';

interface OriginChoiceProps {
  /** What `from` names now; null for the build context. */
  readonly value: string | null;
  /** Whether a stage can be named by its number. */
  readonly numbers: boolean;
  readonly onApply: (value: string | null) => Promise<Applied>;
}

const CONTEXT = 'context';
const ANOTHER = 'another';
const NAMED = 'named ';

/** The build context, an earlier stage, an image, or what else is typed. */
export function OriginChoice({ value, numbers, onApply }: OriginChoiceProps) {
  const { t } = useTranslation('forms');
  const { snapshot, instruction } = useForm();
  const [typing, setTyping] = useState(false);
  const origins = originsFor(snapshot, instruction.stage, value, numbers);
  const options = origins.map((origin) => ({
    value: NAMED + origin.value,
    label:
      origin.kind === 'other' ? origin.value : t(`copy.${origin.kind}`, { name: origin.value }),
  }));
  const label = t('flag', { label: t('copy.origin'), flag: 'from' });
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <ChoiceRow
        label={label}
        value={typing ? ANOTHER : value === null || value === '' ? CONTEXT : NAMED + value}
        options={[
          { value: CONTEXT, label: t('copy.context') },
          ...options,
          { value: ANOTHER, label: t('copy.another') },
        ]}
        onApply={async (next) => {
          setTyping(next === ANOTHER);
          if (next === ANOTHER) return { ok: true };
          return onApply(next === CONTEXT ? null : next.slice(NAMED.length));
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
