import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly icon?: ReactNode;
  readonly title: string;
  /** What to do to fill it. */
  readonly hint?: string;
  readonly action?: ReactNode;
}

/** What a list or view shows while there is nothing in it. */
export function EmptyState(props: EmptyStateProps) {
  return (
    <div className="flex h-full flex-col items-center justify-center gap-1.5 px-6 py-5 text-center">
      {props.icon === undefined ? null : (
        <span aria-hidden className="text-faint">
          {props.icon}
        </span>
      )}
      <p className="font-medium">{props.title}</p>
      {props.hint === undefined ? null : (
        <p className="max-w-md text-xs text-muted">{props.hint}</p>
      )}
      {props.action === undefined ? null : <div className="mt-2">{props.action}</div>}
    </div>
  );
}
