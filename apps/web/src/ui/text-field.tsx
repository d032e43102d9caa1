import { useId, type ComponentProps, type ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface TextFieldProps extends Omit<ComponentProps<'input'>, 'onChange' | 'value'> {
  readonly value: string;
  readonly onValueChange: (value: string) => void;
  readonly label: string;
  /** Keeps the label for screen readers only. */
  readonly hideLabel?: boolean;
  readonly hint?: string | undefined;
  /** What is wrong with the value; read out when it appears. */
  readonly error?: string | null | undefined;
  /** Set for code: paths, tags, values. */
  readonly mono?: boolean;
  /** Inside the frame, before the text; decoration only. */
  readonly icon?: ReactNode;
}

/** One line of text with its label, hint and error. */
export function TextField(props: TextFieldProps) {
  const ownId = useId();
  const { value, onValueChange, label, hideLabel, hint, error, mono, icon, className, ...rest } =
    props;
  const id = rest.id ?? ownId;
  const hasError = error !== undefined && error !== null && error !== '';
  const describedBy = hasError ? `${id}-error` : hint === undefined ? undefined : `${id}-hint`;
  return (
    <div className={classNames('min-w-0', className)}>
      <label
        htmlFor={id}
        className={hideLabel === true ? 'sr-only' : 'mb-1 block text-xs font-medium text-muted'}
      >
        {label}
      </label>
      <div className="relative">
        {icon === undefined ? null : (
          <span className="pointer-events-none absolute inset-y-0 left-2 flex items-center text-muted">
            {icon}
          </span>
        )}
        <input
          type="text"
          spellCheck={false}
          autoComplete="off"
          {...rest}
          id={id}
          value={value}
          onChange={(event) => onValueChange(event.target.value)}
          aria-invalid={hasError || undefined}
          aria-describedby={describedBy}
          className={classNames(
            'h-7 w-full min-w-0 rounded-md border bg-field text-sm text-ink placeholder:text-faint disabled:text-faint',
            icon === undefined ? 'px-2' : 'pr-2 pl-7',
            mono === true && 'font-mono',
            hasError ? 'border-danger' : 'border-line-strong',
          )}
        />
      </div>
      {hasError ? (
        <p id={`${id}-error`} role="alert" className="mt-1 text-xs text-danger">
          {error}
        </p>
      ) : hint === undefined ? null : (
        <p id={`${id}-hint`} className="mt-1 text-xs text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}
