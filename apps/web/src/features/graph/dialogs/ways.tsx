import { RadioGroup } from 'radix-ui';
import { useId } from 'react';
import { classNames } from '../../../ui/class-names.ts';

/** One of several ways to do something. */
export interface WayChoice<T extends string> {
  readonly value: T;
  readonly label: string;
  /** What it means, or why it can't be gone. */
  readonly hint: string;
  readonly disabled: boolean;
}

interface WaysProps<T extends string> {
  readonly label: string;
  readonly value: T | null;
  readonly options: readonly WayChoice<T>[];
  readonly onChange: (value: T) => void;
}

/** Ways to choose one of; those that can't be gone say why. */
export function Ways<T extends string>(props: WaysProps<T>) {
  const { label, value, options, onChange } = props;
  const id = useId();
  return (
    <RadioGroup.Root
      aria-label={label}
      value={value}
      onValueChange={(chosen) => {
        const way = options.find((one) => one.value === chosen);
        if (way !== undefined) onChange(way.value);
      }}
      className="flex flex-col gap-2"
    >
      {options.map((way) => (
        <div key={way.value} className="flex items-start gap-2">
          <RadioGroup.Item
            value={way.value}
            id={`${id}-${way.value}`}
            disabled={way.disabled}
            aria-describedby={`${id}-${way.value}-hint`}
            className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border border-line-strong bg-field disabled:opacity-50 data-[state=checked]:border-accent"
          >
            <RadioGroup.Indicator className="size-2 rounded-full bg-accent" />
          </RadioGroup.Item>
          <label
            htmlFor={`${id}-${way.value}`}
            className={classNames('min-w-0', way.disabled && 'text-muted')}
          >
            {way.label}
            <span id={`${id}-${way.value}-hint`} className="block text-xs break-words text-muted">
              {way.hint}
            </span>
          </label>
        </div>
      ))}
    </RadioGroup.Root>
  );
}
