import { Labelled } from '../../../ui/labelled.tsx';

interface FileChoiceProps {
  readonly label: string;
  readonly onFile: (file: File | null) => void;
}

/** An archive of this machine. */
export function FileChoice({ label, onFile }: FileChoiceProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <input
          id={id}
          type="file"
          accept=".tar,.tgz,.gz,.xz,.zst,.bz2"
          onChange={(event) => onFile(event.target.files?.[0] ?? null)}
          className="w-full text-sm file:mr-2 file:h-7 file:rounded-md file:border file:border-line-strong file:bg-raised file:px-2.5 file:text-ink"
        />
      )}
    </Labelled>
  );
}
