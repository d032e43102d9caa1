import type { CommandEffect, RecipeEvidence, RecordedSession } from '@stagecraft/contracts';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../../../ui/format.ts';

/** Changed paths that are named beside a command; the rest is counted. */
const pathsShown = 4;

interface EvidenceProps {
  readonly entry: RecipeEvidence;
  readonly session: RecordedSession;
  /** What each command of the session changed. */
  readonly effects: readonly CommandEffect[];
}

/** What speaks for an instruction, in words. */
export function Evidence({ entry, session, effects }: EvidenceProps) {
  const { t, i18n } = useTranslation('sessions');
  switch (entry.kind) {
    case 'command': {
      const { text = '', directory = '', exitCode } = session.commands[entry.command] ?? {};
      const number = entry.command + 1;
      const code = exitCode ?? t('commands.unknownCode');
      return (
        <>
          {t('evidence.command', { number, directory, code })}{' '}
          <code className="font-mono text-ink">{text}</code>
          <Effect effect={effects[entry.command]} />
        </>
      );
    }
    case 'copied': {
      const { path = '', size = 0 } = session.copied[entry.copied] ?? {};
      return t('evidence.copied', { path, size: formatBytes(size, i18n.language) });
    }
    case 'file':
      return t('evidence.file', { path: entry.path, size: formatBytes(entry.size, i18n.language) });
    case 'config':
      return t('evidence.config', { field: entry.field });
    case 'base':
      return t('evidence.base', { image: session.image });
    case 'difference':
      return t('evidence.difference', { path: entry.path });
    case 'tidy':
      return t('evidence.tidy', { manager: entry.manager });
  }
}

/** The paths that a command was seen to change. */
function Effect({ effect }: { readonly effect: CommandEffect | undefined }) {
  const { t } = useTranslation('sessions');
  if (effect === undefined || effect.count === 0) return null;
  const paths = effect.paths.slice(0, pathsShown);
  const more = effect.count - paths.length;
  return (
    <span className="block">
      {t('evidence.changed')} <span className="font-mono wrap-anywhere">{paths.join(' ')}</span>
      {more > 0 ? ` ${t('more', { count: more })}` : ''}
    </span>
  );
}
