import { classNames } from '../../../ui/class-names.ts';

interface SegmentsProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly {
    readonly value: T;
    readonly label: string;
    readonly disabled?: boolean;
  }[];
  readonly onChange: (value: T) => void;
}

/** One of a few, all of them in sight. */
export function Segments<T extends string>(props: SegmentsProps<T>) {
  const { label, value, options, onChange } = props;
  return (
    <div role="group" aria-label={label} className="flex rounded-md border border-line-strong">
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          disabled={option.disabled ?? false}
          onClick={() => onChange(option.value)}
          className={classNames(
            'h-7 flex-1 px-2 text-sm first:rounded-l-md last:rounded-r-md not-first:border-l disabled:text-faint',
            option.value === value ? 'bg-selected font-medium text-ink' : 'hover:bg-hover',
          )}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
