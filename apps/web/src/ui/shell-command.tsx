import { CopyButton } from './copy-button.tsx';

interface ShellCommandProps {
  readonly title: string;
  readonly copyLabel: string;
  readonly command: string;
  readonly testId?: string;
}

/** A command for a shell, to be read and copied. */
export function ShellCommand({ title, copyLabel, command, testId }: ShellCommandProps) {
  return (
    <section aria-label={title}>
      <div className="flex items-center justify-between">
        <h3 className="text-xs font-medium text-muted">{title}</h3>
        <CopyButton label={copyLabel} text={() => command} />
      </div>
      <code
        data-testid={testId}
        className="mt-1 block rounded-md border bg-canvas px-2 py-1.5 font-mono text-xs break-all whitespace-pre-wrap"
      >
        {command}
      </code>
    </section>
  );
}
