import type { ReactNode } from 'react';
import { Panels } from '../layout/panels.tsx';
import { useMedia } from '../use-media.ts';

interface Side {
  /** Accessible name. */
  readonly label: string;
  /** Least width in pixels. */
  readonly minSize: number;
  readonly content: ReactNode;
}

interface ListAndDetailProps {
  /** By which the division is remembered. */
  readonly id: string;
  readonly title: string;
  readonly resizeLabel: string;
  readonly list: Side & { readonly size: string };
  readonly detail: Side;
}

/** A place of the window: a list, and what is chosen in it beside it, or below where there is no room. */
export function ListAndDetail({ id, title, resizeLabel, list, detail }: ListAndDetailProps) {
  const narrow = useMedia('(max-width: 767px)');
  const least = (side: Side): number => (narrow ? 120 : side.minSize);
  return (
    <main id="main" className="absolute inset-0">
      <h1 className="sr-only">{title}</h1>
      <Panels
        id={id}
        orientation={narrow ? 'vertical' : 'horizontal'}
        resizeLabel={resizeLabel}
        first={{
          id: `${id}-list-panel`,
          size: list.size,
          minSize: least(list),
          content: (
            <section aria-label={list.label} className="h-full min-h-0 bg-panel">
              {list.content}
            </section>
          ),
        }}
        second={{
          id: `${id}-detail-panel`,
          minSize: least(detail),
          content: (
            <section aria-label={detail.label} className="h-full min-h-0 bg-canvas">
              {detail.content}
            </section>
          ),
        }}
      />
    </main>
  );
}
