import { useId, type ReactNode } from 'react';

/** Fields that belong together, under their name. */
export function Section(props: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className="flex min-w-0 flex-col gap-1.5">
      <h3 id={id} className="text-xs font-medium text-muted">
        {props.title}
      </h3>
      {props.children}
    </div>
  );
}

/** The fields of a form, one under the other. */
export function Fields(props: { readonly children: ReactNode }) {
  return <div className="flex flex-col gap-3 p-3">{props.children}</div>;
}
