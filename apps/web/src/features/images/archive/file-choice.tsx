import { useId } from 'react';

interface FileChoiceProps {
  readonly label: string;
  readonly onFile: (file: File | null) => void;
}

/** An archive of this machine. */
export function FileChoice({ label, onFile }: FileChoiceProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-xs font-medium text-muted">
        {label}
      </label>
      <input
        id={id}
        type="file"
        accept=".tar,.tgz,.gz,.xz,.zst,.bz2"
        onChange={(event) => onFile(event.target.files?.[0] ?? null)}
        className="w-full text-sm file:mr-2 file:h-7 file:rounded-md file:border file:border-line-strong file:bg-raised file:px-2.5 file:text-ink"
      />
    </div>
  );
}
