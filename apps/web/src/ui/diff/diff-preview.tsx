import { visibleText, type Hunk } from '@stagecraft/dockerfile';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../class-names.ts';
import { diffLines, type DiffLine } from './diff-lines.ts';

interface DiffPreviewProps {
  readonly hunks: readonly Hunk[];
  /** Lines that are shown; the rest is counted. */
  readonly most?: number;
  readonly className?: string;
}

const signs = { removed: '−', added: '+', gap: '⋯' } as const;
const looks = {
  removed: 'bg-danger-soft text-danger',
  added: 'bg-done-soft text-done',
  gap: 'text-faint',
} as const;

/** The lines that a gesture takes away and puts in, each with its number and sign. */
export function DiffPreview(props: DiffPreviewProps) {
  const { hunks, most = 200, className } = props;
  const { t } = useTranslation('graph');
  const lines = useMemo(() => diffLines(hunks), [hunks]);
  const left = lines.length - most;
  return (
    <div
      role="group"
      // It scrolls: keys must reach it.
      tabIndex={0}
      aria-label={t('preview.label')}
      className={classNames(
        'overflow-auto rounded-md border bg-canvas py-1 font-mono text-xs',
        className,
      )}
    >
      {lines.length === 0 ? (
        <p className="px-2 font-sans text-muted">{t('preview.nothing')}</p>
      ) : null}
      <ul className="w-max min-w-full">
        {lines.slice(0, most).map((line, index) => (
          // Lines of one text: they have no other name than their place.
          <PreviewLine key={index} line={line} />
        ))}
      </ul>
      {left > 0 ? (
        <p className="px-2 font-sans text-muted">{t('preview.more', { count: left })}</p>
      ) : null}
    </div>
  );
}

function PreviewLine(props: { readonly line: DiffLine }) {
  const { kind, number, text } = props.line;
  const { t } = useTranslation('graph');
  return (
    <li className={classNames('flex whitespace-pre', looks[kind])}>
      <span className="w-9 shrink-0 pr-1.5 text-right text-2xs leading-4.5 text-muted select-none">
        {number}
      </span>
      <span aria-hidden className="w-4 shrink-0 select-none">
        {signs[kind]}
      </span>
      {kind === 'gap' ? null : <span className="sr-only">{t(`preview.${kind}`)}: </span>}
      <span className="pr-3 text-ink">{visibleText(text)}</span>
    </li>
  );
}
