import { Labelled } from './labelled.tsx';
import { Select } from './select.tsx';

interface NamedChoiceProps {
  readonly label: string;
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  /** Id of the chosen one. */
  readonly value: string;
  readonly onChange: (id: string) => void;
  /** Said where there is nothing to choose. */
  readonly none: string;
}

/** One of several things that have a name, under a label. */
export function NamedChoice({ label, choices, value, onChange, none }: NamedChoiceProps) {
  if (choices.length === 0) return <p>{none}</p>;
  return (
    <Labelled label={label}>
      {(field) => (
        <Select
          id={field}
          value={value}
          onChange={onChange}
          options={choices.map(({ id, name }) => ({ value: id, label: name }))}
          className="w-full"
        />
      )}
    </Labelled>
  );
}
