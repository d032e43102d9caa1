import type { ReactNode } from 'react';

/** A name and what it is, one beside another. */
export function Fact(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted">{props.label}</dt>
      <dd className="flex min-h-6 min-w-0 items-center gap-1">{props.children}</dd>
    </div>
  );
}

/** A part of the detail with its heading. */
export function Section(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={props.title}>
      <h3 className="mb-1 text-xs font-semibold text-muted">{props.title}</h3>
      {props.children}
    </section>
  );
}
