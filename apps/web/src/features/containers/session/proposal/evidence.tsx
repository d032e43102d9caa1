import type { RecipeEvidence, RecordedSession } from '@stagecraft/contracts';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../../../ui/format.ts';

interface EvidenceProps {
  readonly entry: RecipeEvidence;
  readonly session: RecordedSession;
}

/** What speaks for an instruction, in words. */
export function Evidence({ entry, session }: EvidenceProps) {
  const { t, i18n } = useTranslation('sessions');
  switch (entry.kind) {
    case 'command': {
      const { text = '', directory = '', exitCode } = session.commands[entry.command] ?? {};
      const number = entry.command + 1;
      const code = exitCode ?? t('commands.unknownCode');
      return t('evidence.command', { number, line: text, directory, code });
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
