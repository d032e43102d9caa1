import type { LayerPath } from '@stagecraft/contracts';
import { SearchX } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { PathTree } from './path-tree.tsx';
import type { TreeRow } from './rows.ts';
import type { SearchAnswer } from './use-search.ts';
import { Waiting } from '../shared/waiting.tsx';

interface FoundPathsProps {
  readonly answer: SearchAnswer;
  readonly chosen: string | null;
  readonly onChoose: (path: LayerPath) => void;
}

/** What a search found, as a list of whole paths. */
export function FoundPaths({ answer, chosen, onChoose }: FoundPathsProps) {
  const { t } = useTranslation('layers');
  const found = answer.state === 'found' ? answer.entries : null;
  const rows = useMemo(
    () =>
      found?.map((path, index): TreeRow => {
        const place = index + 1;
        return { kind: 'path', path, level: 1, expanded: null, place, siblings: found.length };
      }) ?? [],
    [found],
  );
  if (answer.state === 'failed') return <ErrorNotice problem={answer.problem} />;
  if (answer.state !== 'found') return <Waiting />;
  const count = { count: answer.entries.length };
  return (
    <>
      <p role="status" className="px-3 py-0.5 text-2xs text-muted">
        {answer.truncated ? t('explorer.foundMore', count) : t('explorer.found', count)}
      </p>
      {rows.length === 0 ? (
        <EmptyState
          icon={<SearchX className="size-6" />}
          title={t('explorer.nothingFound')}
          hint={t('explorer.nothingFoundHint')}
        />
      ) : (
        <PathTree
          label={t('explorer.label')}
          rows={rows}
          chosen={chosen}
          flat
          onChoose={onChoose}
        />
      )}
    </>
  );
}
