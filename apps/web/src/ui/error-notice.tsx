import { Language, type Problem } from '@stagecraft/contracts';
import { CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface ErrorNoticeProps {
  readonly problem: Problem;
  /** Buttons, e.g. “Try again”. */
  readonly actions?: ReactNode;
}

/** A problem for a person: what happened and why, what to do, and the technical words behind a fold. */
export function ErrorNotice(props: ErrorNoticeProps) {
  const { problem, actions } = props;
  const { t, i18n } = useTranslation('app');
  const parsed = Language.safeParse(i18n.language);
  const language = parsed.success ? parsed.data : 'en';
  return (
    <div
      role="alert"
      className="flex gap-2 rounded-md border border-danger bg-danger-soft px-3 py-2 text-sm"
    >
      <CircleX aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
      <div className="min-w-0 flex-1">
        <p className="font-medium break-words">{problem.message[language]}</p>
        <p className="mt-0.5 break-words text-muted">{problem.next[language]}</p>
        {problem.detail === undefined || problem.detail === '' ? null : (
          <details className="mt-1">
            <summary className="w-fit text-xs text-muted">{t('problem.detail')}</summary>
            <pre className="mt-1 max-h-40 overflow-auto font-mono text-xs break-words whitespace-pre-wrap">
              {problem.detail}
            </pre>
          </details>
        )}
        {actions === undefined ? null : <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
