import { positionAt, type Problem } from '@stagecraft/dockerfile';
import { CircleCheck, CircleX, FileQuestion, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { checkedText } from '../../state/document/ignore-problems.ts';
import type { CheckedText } from '../../state/document-slice.types.ts';
import { useAppStore } from '../../state/hooks.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';

/** What BuildKit would refuse or warn of in the shown Dockerfile or ignore file; each leads to its place in the text. */
export function ProblemsList() {
  const { t } = useTranslation('problems');
  const text = useAppStore(checkedText);
  if (text === null) {
    return (
      <EmptyState
        icon={<FileQuestion className="size-6" />}
        title={t('noFile.title')}
        hint={t('noFile.hint')}
      />
    );
  }
  if (text.problems.length === 0) {
    return (
      <EmptyState
        icon={<CircleCheck className="size-6" />}
        title={t('none.title')}
        hint={t('none.hint', { path: text.path })}
      />
    );
  }
  return (
    <ul aria-label={t('label', { path: text.path })} className="py-1">
      {text.problems.map((problem) => (
        <li key={`${problem.code} ${String(problem.span.start)} ${String(problem.span.end)}`}>
          <ProblemRow problem={problem} text={text} />
        </li>
      ))}
    </ul>
  );
}

function ProblemRow(props: { readonly problem: Problem; readonly text: CheckedText }) {
  const { problem, text } = props;
  const { t } = useTranslation('problems');
  const language = useAppStore((state) => state.language);
  const revealSpan = useAppStore((state) => state.revealSpan);
  const showCentre = useAppStore((state) => state.showCentre);
  const { line, column } = positionAt(text.model, problem.span.start);
  const place = { line: line + 1, column: column + 1 };
  const error = problem.severity === 'error';
  const Icon = error ? CircleX : TriangleAlert;
  const hint = problem.hint?.[language];
  return (
    <button
      type="button"
      className="flex w-full items-start gap-2 px-3 py-1 text-left hover:bg-hover focus-visible:-outline-offset-2"
      onClick={() => {
        showCentre('editor');
        revealSpan(text.path, problem.span, true);
      }}
    >
      <Icon
        aria-hidden
        className={
          error ? 'mt-0.5 size-4 shrink-0 text-danger' : 'mt-0.5 size-4 shrink-0 text-warning'
        }
      />
      <span className="min-w-0 flex-1 break-words">
        <span className="sr-only">{t(`severity.${problem.severity}`)}: </span>
        {problem.message[language]}
        {hint === undefined ? null : <span className="ml-2 text-muted">{hint}</span>}
      </span>
      <code className="shrink-0 font-mono text-2xs leading-5 text-faint">{problem.code}</code>
      <span className="w-14 shrink-0 text-right font-mono text-2xs leading-5 text-muted">
        <span aria-hidden>{t('positionShort', place)}</span>
        <span className="sr-only">{t('position', place)}</span>
      </span>
    </button>
  );
}
