import { CopyButton } from './copy-button.tsx';

interface ListCommandProps {
  readonly command: string;
  readonly copyLabel: string;
  readonly testId: string;
}

/** The command that lists the same, in one line under a list's filters. */
export function ListCommand({ command, copyLabel, testId }: ListCommandProps) {
  return (
    <div className="flex h-5 items-center gap-1 text-2xs text-muted">
      <code data-testid={testId} className="min-w-0 truncate font-mono">
        {command}
      </code>
      <CopyButton label={copyLabel} text={() => command} size="small" />
    </div>
  );
}
