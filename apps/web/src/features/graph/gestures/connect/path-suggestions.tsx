import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SourceEnd } from '@stagecraft/dockerfile';
import type { Snapshot } from '../../../../state/document-slice.types.ts';
import { suggestedPaths } from '../paths.ts';

interface PathSuggestionsProps {
  readonly source: SourceEnd;
  readonly snapshot: Snapshot;
  readonly onChoose: (path: string) => void;
}

const most = 8;

/** Paths that the source stage's text names. What its commands make is known only after a build. */
export function PathSuggestions({ source, snapshot, onChoose }: PathSuggestionsProps) {
  const { t } = useTranslation('graph');
  const paths = useMemo(() => suggestedPaths(snapshot, source), [snapshot, source]);
  if (source.kind !== 'stage') return null;
  if (paths.length === 0) return <p className="text-2xs text-muted">{t('connect.noPaths')}</p>;
  return (
    <div className="text-2xs text-muted">
      {t('connect.fromText')}
      <div className="mt-1 flex flex-wrap gap-1">
        {paths.slice(0, most).map((path) => (
          <button
            key={path}
            type="button"
            onClick={() => onChoose(path)}
            className="max-w-full truncate rounded border border-line bg-field px-1.5 py-0.5 font-mono text-xs text-ink hover:bg-hover"
          >
            {path}
          </button>
        ))}
      </div>
    </div>
  );
}
