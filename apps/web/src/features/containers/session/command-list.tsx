import type { CommandFate, RecordedCommand } from '@stagecraft/contracts';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge.tsx';
import { Spinner } from '../../../ui/spinner.tsx';

interface CommandListProps {
  readonly commands: readonly RecordedCommand[];
  /** Where each of them went; absent while nothing is proposed. */
  readonly fates?: readonly CommandFate[];
}

/** The commands of a session in order, each with its directory and how it ended. */
export function CommandList({ commands, fates }: CommandListProps) {
  const { t } = useTranslation('sessions');
  if (commands.length === 0) return <p className="text-xs text-muted">{t('commands.none')}</p>;
  return (
    <ol className="flex flex-col gap-1.5">
      {commands.map((command, index) => (
        <Command
          // Commands only come at the end.
          key={`${String(index)} ${String(command.startedAt)}`}
          command={command}
          number={index + 1}
          fate={fates?.[index] ?? null}
        />
      ))}
    </ol>
  );
}

interface CommandProps {
  readonly command: RecordedCommand;
  readonly number: number;
  readonly fate: CommandFate | null;
}

function Command({ command, number, fate }: CommandProps) {
  const { t } = useTranslation('sessions');
  const { text, directory, user } = command;
  return (
    <li className="rounded-md border bg-canvas px-2 py-1">
      <div className="flex items-start gap-2">
        <span className="pt-0.5 text-2xs text-muted tabular-nums">{number}</span>
        <code className="min-w-0 flex-1 font-mono text-xs break-all whitespace-pre-wrap">
          {text}
        </code>
        <Ending command={command} />
      </div>
      <p className="mt-0.5 pl-4 font-mono text-2xs break-all text-muted">
        {t('commands.where', { user, directory })}
      </p>
      {fate === null ? null : (
        <p className="mt-0.5 pl-4 text-2xs text-muted">
          {fate.kind === 'used'
            ? t('fate.used', { line: fate.instruction + 1 })
            : t(`drop.${fate.reason}`)}
        </p>
      )}
    </li>
  );
}

function Ending({ command: { exitCode, endedAt } }: Pick<CommandProps, 'command'>) {
  const { t } = useTranslation('sessions');
  if (exitCode !== null) {
    return exitCode === 0 ? (
      <Badge tone="done">{t('commands.ok')}</Badge>
    ) : (
      <Badge tone="danger">{t('commands.failed', { code: exitCode })}</Badge>
    );
  }
  return endedAt === null ? (
    <span title={t('commands.running')}>
      <Spinner />
    </span>
  ) : null;
}
