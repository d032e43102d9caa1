import { Check } from 'lucide-react';
import { Checkbox as Radix } from 'radix-ui';
import { useId } from 'react';
import { classNames } from './class-names.ts';

interface CheckboxProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly label: string;
  /** One sentence under the label. */
  readonly hint?: string;
  readonly disabled?: boolean;
  /** Keeps the label for screen readers, and as a tooltip. */
  readonly hideLabel?: boolean;
}

/** A box to tick, with its label; a click on the label ticks it too. */
export function Checkbox(props: CheckboxProps) {
  const id = useId();
  const { checked, onChange, label, hint, disabled = false, hideLabel = false } = props;
  return (
    <div className={classNames('flex items-start', !hideLabel && 'gap-2')}>
      <Radix.Root
        id={id}
        title={hideLabel ? label : undefined}
        checked={checked}
        disabled={disabled}
        onCheckedChange={(next) => onChange(next === true)}
        {...(hint === undefined ? {} : { 'aria-describedby': `${id}-hint` })}
        className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded border border-line-strong bg-field data-[state=checked]:border-accent data-[state=checked]:bg-accent data-[state=checked]:text-on-accent disabled:border-line"
      >
        <Radix.Indicator>
          <Check aria-hidden className="size-3.5" strokeWidth={3} />
        </Radix.Indicator>
      </Radix.Root>
      <div className="min-w-0">
        <label htmlFor={id} className={hideLabel ? 'sr-only' : disabled ? 'text-faint' : ''}>
          {label}
        </label>
        {hint === undefined ? null : (
          <p id={`${id}-hint`} className="text-xs text-muted">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
