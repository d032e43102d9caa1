import { useId } from 'react';
import { Select, type SelectOption } from '../../../../ui/select.tsx';
import { useForm } from '../form-context.ts';
import type { Applied } from '../submit.ts';
import { Offers } from './offers.tsx';
import { ProblemLine } from './problem-line.tsx';
import { useRefusal } from './use-draft.ts';

interface ChoiceRowProps {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: string;
  readonly options: readonly SelectOption<string>[];
  readonly onApply: (value: string) => Promise<Applied>;
  readonly className?: string;
}

/** One of a few, applied when it is chosen. What the text has is among them, whatever it is. */
export function ChoiceRow(props: ChoiceRowProps) {
  const { label, hideLabel, value, options, onApply, className } = props;
  const id = useId();
  const { submit } = useForm();
  const refusal = useRefusal();
  const known = options.some((option) => option.value === value);
  return (
    <div className={className}>
      <label
        htmlFor={id}
        className={hideLabel === true ? 'sr-only' : 'mb-1 block text-xs font-medium text-muted'}
      >
        {label}
      </label>
      <Select
        id={id}
        className="w-full"
        value={value}
        options={known ? options : [...options, { value, label: value }]}
        onChange={(next) => refusal.track(onApply(next))}
      />
      <ProblemLine text={refusal.problem} />
      <Offers offers={refusal.offers} take={(intent) => refusal.track(submit(() => intent))} />
    </div>
  );
}
