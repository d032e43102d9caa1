import { Check, ChevronDown } from 'lucide-react';
import { Select as Radix } from 'radix-ui';
import { classNames } from './class-names.ts';

export interface SelectOption<T extends string> {
  /** Never empty: Radix keeps the empty string for "nothing chosen". */
  readonly value: T;
  readonly label: string;
  readonly disabled?: boolean;
}

interface SelectProps<T extends string> {
  /** Accessible name, when no `<label htmlFor={id}>` names it. */
  readonly label?: string;
  readonly id?: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly options: readonly SelectOption<T>[];
  readonly disabled?: boolean;
  readonly className?: string;
}

/** One of a few. Arrow keys, type-ahead and Escape work. */
export function Select<T extends string>(props: SelectProps<T>) {
  const { label, id, value, onChange, options, disabled, className } = props;
  return (
    <Radix.Root
      value={value}
      disabled={disabled ?? false}
      onValueChange={(next) => {
        const chosen = options.find((option) => option.value === next);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      <Radix.Trigger
        id={id}
        aria-label={label}
        className={classNames(
          'inline-flex h-7 max-w-full min-w-0 items-center gap-1.5 rounded-md border border-line-strong bg-field px-2 text-sm hover:bg-hover disabled:text-faint',
          className,
        )}
      >
        <span className="min-w-0 flex-1 truncate text-left">
          <Radix.Value />
        </span>
        <Radix.Icon>
          <ChevronDown aria-hidden className="size-3.5 text-muted" />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          collisionPadding={6}
          className="z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) overflow-hidden rounded-lg border border-line-strong bg-raised shadow-pop"
        >
          <Radix.Viewport className="p-1">
            {options.map((option) => (
              <Radix.Item
                key={option.value}
                value={option.value}
                disabled={option.disabled ?? false}
                className="flex min-h-7 items-center gap-2 rounded px-2 text-sm outline-none select-none data-disabled:text-faint data-highlighted:bg-hover"
              >
                <span className="flex size-4 items-center justify-center">
                  <Radix.ItemIndicator>
                    <Check aria-hidden className="size-4 text-accent" />
                  </Radix.ItemIndicator>
                </span>
                <Radix.ItemText>{option.label}</Radix.ItemText>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
