import type { LayerPath, LayersSummary } from '@stagecraft/contracts';
import { Layers } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { useAnswer } from '../../../state/use-answer.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FilePane } from '../file/file-pane.tsx';
import { Analysed } from '../shared/analysed.tsx';
import { FilterBar } from './filter-bar.tsx';
import { FoundPaths } from './found-paths.tsx';
import { LayerLegend, LayerList } from './layer-list.tsx';
import { PathTree } from './path-tree.tsx';
import { useFolders, type LayerView } from './use-folders.ts';
import { noFilter, useSearch } from './use-search.ts';

/**
 * What the layers of an image hold: the layers, their files, and the chosen file.
 *
 * @param props.image id or name
 */
export function LayersExplorer({ image }: { readonly image: string }) {
  return (
    <Analysed image={image}>
      {(summary) => <Explorer key={summary.imageId} image={image} summary={summary} />}
    </Analysed>
  );
}

interface ExplorerProps {
  /** As the person named it, for commands. */
  readonly image: string;
  readonly summary: LayersSummary;
}

function Explorer({ image, summary }: ExplorerProps) {
  const { t } = useTranslation('layers');
  const ask = useAppStore((state) => state.askRecords);
  const { imageId } = summary;
  const origins = useAnswer(imageId, (signal) =>
    ask('getLayerOrigins', { params: { ref: imageId }, signal }),
  );
  const known = origins.state === 'ready' ? origins.value : null;
  const [layer, setLayer] = useState(summary.layers.length - 1);
  const [view, setView] = useState<'layer' | 'merged'>('layer');
  const [chosen, setChosen] = useState<LayerPath | null>(null);
  const looked: LayerView = { image: imageId, layer, view };
  const choose = (next: number): void => {
    setLayer(next);
    setChosen(null);
  };
  if (summary.layers.length === 0) {
    return <EmptyState icon={<Layers className="size-6" />} title={t('explorer.emptyLayer')} />;
  }
  return (
    <div className="flex h-full min-h-0 max-lg:flex-col">
      <section
        aria-label={t('list.label')}
        className="flex min-h-0 flex-col border-r bg-panel max-lg:max-h-2/5 max-lg:border-r-0 max-lg:border-b lg:w-72 lg:shrink-0"
      >
        <LayerList summary={summary} origins={known} chosen={layer} onChoose={choose} />
        <LayerLegend />
      </section>
      <section aria-label={t('explorer.label')} className="flex min-h-0 min-w-0 flex-1 flex-col">
        <Files looked={looked} onView={setView} chosen={chosen} onChoose={setChosen} />
        {chosen === null ? null : (
          <FilePane
            key={`${String(layer)} ${view} ${chosen.path}`}
            name={image}
            summary={summary}
            origins={known}
            looked={looked}
            path={chosen}
            onClose={() => setChosen(null)}
          />
        )}
      </section>
    </div>
  );
}

interface FilesProps {
  readonly looked: LayerView;
  readonly onView: (view: 'layer' | 'merged') => void;
  readonly chosen: LayerPath | null;
  readonly onChoose: (path: LayerPath) => void;
}

function Files({ looked, onView, chosen, onChoose }: FilesProps) {
  const { t } = useTranslation('layers');
  const [filter, setFilter] = useState(noFilter);
  const { rows, toggle, want } = useFolders(looked);
  const found = useSearch(looked, filter);
  const path = chosen?.path ?? null;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <FilterBar view={looked.view} onView={onView} filter={filter} onFilter={setFilter} />
      {found.state !== 'off' ? (
        <FoundPaths answer={found} chosen={path} onChoose={onChoose} />
      ) : rows.length === 0 ? (
        <EmptyState
          icon={<Layers className="size-6" />}
          title={t('explorer.emptyLayer')}
          hint={t('explorer.emptyLayerHint')}
        />
      ) : (
        <PathTree
          key={`${String(looked.layer)} ${looked.view}`}
          label={t('explorer.label')}
          rows={rows}
          chosen={path}
          onChoose={onChoose}
          onToggle={toggle}
          onWant={want}
        />
      )}
    </div>
  );
}
