import type { CommandFate, RecordedCommand } from '@stagecraft/contracts';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge.tsx';
import { Spinner } from '../../../ui/spinner.tsx';

interface CommandListProps {
  readonly commands: readonly RecordedCommand[];
  /** No shell is open any more: what has no end ended with its shell. */
  readonly closed: boolean;
  /** Where each of them went; absent while nothing is proposed. */
  readonly fates?: readonly CommandFate[];
}

/** The commands of a session in order, each with its directory and how it ended. */
export function CommandList({ commands, closed, fates }: CommandListProps) {
  const { t } = useTranslation('sessions');
  if (commands.length === 0) return <p className="text-xs text-muted">{t('commands.none')}</p>;
  return (
    <ol className="flex flex-col gap-1.5">
      {commands.map((command, index) => (
        <Command
          // Commands only come at the end.
          key={`${String(index)} ${String(command.startedAt)}`}
          command={command}
          closed={closed}
          number={index + 1}
          fate={fates?.[index] ?? null}
        />
      ))}
    </ol>
  );
}

interface CommandProps {
  readonly command: RecordedCommand;
  readonly closed: boolean;
  readonly number: number;
  readonly fate: CommandFate | null;
}

function Command({ command, closed, number, fate }: CommandProps) {
  const { t } = useTranslation('sessions');
  const { text, directory, user } = command;
  return (
    <li className="rounded-md border bg-canvas px-2 py-1">
      <div className="flex items-start gap-2">
        <span className="pt-0.5 text-2xs text-muted tabular-nums">{number}</span>
        <code className="min-w-0 flex-1 font-mono text-xs wrap-anywhere whitespace-pre-wrap">
          {text}
        </code>
        <Ending command={command} closed={closed} />
      </div>
      <p className="mt-0.5 pl-4 font-mono text-2xs wrap-anywhere text-muted">
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

function Ending({ command, closed }: Pick<CommandProps, 'command' | 'closed'>) {
  const { t } = useTranslation('sessions');
  const { exitCode, endedAt } = command;
  if (exitCode === 0) return <Badge tone="done">{t('commands.ok')}</Badge>;
  if (exitCode !== null) {
    return <Badge tone="danger">{t('commands.failed', { code: exitCode })}</Badge>;
  }
  if (endedAt !== null || closed) return <Badge>{t('commands.withShell')}</Badge>;
  return (
    <span title={t('commands.running')}>
      <Spinner />
    </span>
  );
}
