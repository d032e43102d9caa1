import { useId } from 'react';
import { classNames } from '../../ui/class-names.ts';

interface SegmentsProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly options: readonly {
    readonly value: T;
    readonly label: string;
    readonly disabled: boolean;
  }[];
}

/** One of two or three, side by side. */
export function Segments<T extends string>(props: SegmentsProps<T>) {
  const { label, value, onChange, options } = props;
  const name = useId();
  return (
    <fieldset className="flex rounded-md border border-line-strong bg-field p-0.5 text-xs">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className={classNames(
            'flex-1 rounded px-2 py-0.5 text-center has-focus-visible:outline-2 has-focus-visible:outline-accent',
            option.value === value ? 'bg-accent text-on-accent' : 'text-ink hover:bg-hover',
            option.disabled && 'text-faint',
          )}
        >
          <input
            type="radio"
            name={name}
            className="sr-only"
            checked={option.value === value}
            disabled={option.disabled}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
