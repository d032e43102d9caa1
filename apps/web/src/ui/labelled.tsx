import { useId, type ReactNode } from 'react';

interface LabelledProps {
  readonly label: string;
  /** @param id of the field, which the label names */
  readonly children: (id: string) => ReactNode;
}

/** A field with its label above it. */
export function Labelled({ label, children }: LabelledProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-xs font-medium text-muted">
        {label}
      </label>
      {children(id)}
    </div>
  );
}
