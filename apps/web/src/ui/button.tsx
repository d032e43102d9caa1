import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Spinner } from './spinner.tsx';
import { Tooltip } from './tooltip.tsx';

type Variant = 'primary' | 'secondary' | 'ghost' | 'danger';

const variants: Record<Variant, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong border-transparent',
  secondary: 'bg-raised text-ink border-line-strong hover:bg-hover',
  ghost: 'bg-transparent text-ink border-transparent hover:bg-hover',
  danger: 'bg-danger text-on-danger hover:bg-danger-strong border-transparent',
};

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  readonly variant?: Variant;
  readonly size?: 'small' | 'medium';
  /** Shown before the text; decoration only. */
  readonly icon?: ReactNode;
  /** Shows a spinner and refuses presses. */
  readonly busy?: boolean;
  readonly children: ReactNode;
}

/** A button with words. */
export function Button(props: ButtonProps) {
  const {
    variant = 'secondary',
    size = 'medium',
    icon,
    busy = false,
    className,
    disabled,
    ...rest
  } = props;
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled === true || busy}
      aria-busy={busy || undefined}
      className={classNames(
        'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap transition-colors',
        'disabled:border-line disabled:bg-hover disabled:text-faint',
        size === 'small' ? 'h-6 px-2 text-xs' : 'h-7 px-2.5 text-sm',
        variants[variant],
        className,
      )}
    >
      {busy ? <Spinner /> : icon}
      {props.children}
    </button>
  );
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  /** What it does; its accessible name and its tooltip. */
  readonly label: string;
  /** Shown in the tooltip, e.g. `Mod+B`. */
  readonly shortcut?: string | undefined;
  readonly size?: 'small' | 'medium';
  readonly children: ReactNode;
}

/** A button with only an icon; its name is shown on hover and focus. */
export function IconButton(props: IconButtonProps) {
  const { label, shortcut, size = 'medium', className, children, ...rest } = props;
  return (
    <Tooltip text={label} shortcut={shortcut}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        className={classNames(
          'inline-flex shrink-0 items-center justify-center rounded-md text-muted transition-colors',
          'hover:bg-hover hover:text-ink disabled:text-faint disabled:hover:bg-transparent',
          'aria-pressed:bg-selected aria-pressed:text-ink',
          size === 'small' ? 'size-6' : 'size-7',
          className,
        )}
      >
        {children}
      </button>
    </Tooltip>
  );
}
