import type { RecordedSession, SessionRecipe, Unexplained } from '@stagecraft/contracts';
import { CircleHelp } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** Open points that are told one by one. */
const shown = 200;

interface UnexplainedListProps {
  readonly recipe: SessionRecipe;
  readonly session: RecordedSession;
}

/** What a proposal leaves open. */
export function UnexplainedList({ recipe, session }: UnexplainedListProps) {
  const { t } = useTranslation('sessions');
  const { unexplained } = recipe;
  const told = (entry: Unexplained): string => {
    const index = 'command' in entry ? entry.command : null;
    const command = index === null ? '' : (session.commands[index]?.text ?? '');
    const path = 'path' in entry ? entry.path : '';
    const name = 'name' in entry ? entry.name : '';
    return t(`open.${entry.kind}`, { command, path, name });
  };
  return (
    <section aria-label={t('open.title')}>
      <h3 className="mb-1 text-sm font-medium">{t('open.title')}</h3>
      {unexplained.length === 0 ? <p className="text-sm text-muted">{t('open.none')}</p> : null}
      <ul className="flex flex-col gap-1">
        {unexplained.slice(0, shown).map((entry) => (
          <li key={JSON.stringify(entry)} className="flex items-start gap-2 text-sm">
            <CircleHelp aria-hidden className="mt-0.5 size-4 shrink-0 text-warning" />
            <span className="min-w-0 break-words">{told(entry)}</span>
          </li>
        ))}
      </ul>
      {unexplained.length > shown ? (
        <p className="text-xs text-muted">{t('more', { count: unexplained.length - shown })}</p>
      ) : null}
    </section>
  );
}
