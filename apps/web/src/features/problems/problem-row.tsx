import { positionAt } from '@stagecraft/dockerfile';
import { useTranslation } from 'react-i18next';
import type { Notice } from '../../language/lint/types.ts';
import type { CheckedText } from '../../state/document-slice.types.ts';
import { useAppStore } from '../../state/hooks.tsx';
import { Prose } from '../../ui/prose.tsx';
import { ProblemMenu } from './problem-menu.tsx';
import { NoticeIcon } from './severity-icon.tsx';

interface ProblemRowProps {
  readonly notice: Notice;
  readonly text: CheckedText;
}

/** One thing that was found: leads to its place, and has a menu with what can be done. */
export function ProblemRow(props: ProblemRowProps) {
  const { notice, text } = props;
  const { code, aliases, severity, isRefused, isRule, span } = notice;
  const { t } = useTranslation('problems');
  const language = useAppStore((state) => state.language);
  const revealSpan = useAppStore((state) => state.revealSpan);
  const showCentre = useAppStore((state) => state.showCentre);
  const { line, column } = positionAt(text.model, span.start);
  const place = { line: line + 1, column: column + 1 };
  const hint = notice.hint?.[language];
  return (
    <div className="flex items-start pr-2 hover:bg-hover">
      <button
        type="button"
        className="flex min-w-0 flex-1 items-start gap-2 py-1 pl-3 text-left focus-visible:-outline-offset-2"
        onClick={() => {
          showCentre('editor');
          revealSpan(text.path, span, true);
        }}
      >
        <NoticeIcon severity={severity} />
        <span className="min-w-0 flex-1 break-words">
          <span className="sr-only">{t(`severity.${severity}`)}: </span>
          <Prose text={notice.message[language]} />
          {hint === undefined ? null : <span className="ml-2 text-muted">{hint}</span>}
          {isRefused && isRule ? <span className="ml-2 text-danger">{t('refused')}</span> : null}
        </span>
        <code className="max-w-64 shrink-0 truncate font-mono text-2xs leading-5 text-faint">
          {aliases[0] === undefined ? code : `${code} · ${aliases[0]}`}
        </code>
        <span className="w-14 shrink-0 text-right font-mono text-2xs leading-5 text-muted">
          <span aria-hidden>{t('positionShort', place)}</span>
          <span className="sr-only">{t('position', place)}</span>
        </span>
      </button>
      {isRule ? <ProblemMenu notice={notice} /> : <span aria-hidden className="w-7 shrink-0" />}
    </div>
  );
}
