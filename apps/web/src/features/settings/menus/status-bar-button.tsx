import type { ComponentProps } from 'react';

/** A small button in the status bar; `label` begins with what it shows. */
export function StatusBarButton(props: ComponentProps<'button'> & { readonly label: string }) {
  const { label, children, ...rest } = props;
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      className="flex h-6 shrink-0 items-center gap-1 rounded px-1.5 hover:bg-hover hover:text-ink focus-visible:-outline-offset-2"
    >
      {children}
    </button>
  );
}
