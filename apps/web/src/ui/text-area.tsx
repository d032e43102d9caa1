import { useId, type ComponentProps } from 'react';
import { classNames } from './class-names.ts';

interface TextAreaProps extends Omit<ComponentProps<'textarea'>, 'onChange' | 'value'> {
  readonly value: string;
  readonly onValueChange: (value: string) => void;
  readonly label: string;
  /** Keeps the label for screen readers only. */
  readonly hideLabel?: boolean;
  readonly hint?: string | undefined;
  /** What is wrong with the value; read out when it appears. */
  readonly error?: string | null | undefined;
}

/** Lines of code with their label, hint and error; as high as the text, within reason. */
export function TextArea(props: TextAreaProps) {
  const ownId = useId();
  const { value, onValueChange, label, hideLabel, hint, error, className, ...rest } = props;
  const id = rest.id ?? ownId;
  const hasError = error !== undefined && error !== null && error !== '';
  const describedBy = hasError ? `${id}-error` : hint === undefined ? undefined : `${id}-hint`;
  const rows = Math.min(24, Math.max(2, value.split('\n').length));
  return (
    <div className={classNames('min-w-0', className)}>
      <label
        htmlFor={id}
        className={hideLabel === true ? 'sr-only' : 'mb-1 block text-xs font-medium text-muted'}
      >
        {label}
      </label>
      <textarea
        spellCheck={false}
        autoComplete="off"
        wrap="off"
        rows={rows}
        {...rest}
        id={id}
        value={value}
        onChange={(event) => onValueChange(event.target.value)}
        aria-invalid={hasError || undefined}
        aria-describedby={describedBy}
        className={classNames(
          'block w-full min-w-0 resize-y rounded-md border bg-field px-2 py-1 font-mono text-sm text-ink placeholder:text-faint disabled:text-faint',
          hasError ? 'border-danger' : 'border-line-strong',
        )}
      />
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
