import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

interface FoldedProps {
  readonly title: string;
  /** What is set in it, in short; empty for nothing. */
  readonly summary: string;
  readonly children: ReactNode;
}

/** A part of the form that is folded until somebody wants it; what is set in it is told outside. */
export function Folded({ title, summary, children }: FoldedProps) {
  return (
    <details className="group rounded-md border">
      <summary className="flex cursor-default list-none items-center gap-2 rounded-md px-2 py-1.5 text-sm font-medium hover:bg-hover">
        <ChevronRight aria-hidden className="size-3.5 shrink-0 text-muted group-open:rotate-90" />
        {title}
        <span className="min-w-0 flex-1 truncate text-right font-mono text-2xs font-normal text-muted">
          {summary}
        </span>
      </summary>
      <div className="flex flex-col gap-3 border-t px-3 py-3">{children}</div>
    </details>
  );
}
