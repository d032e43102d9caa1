import { Code, Network } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EditorPane } from '../../features/editor/editor-pane.tsx';
import { useAppStore } from '../../state/hooks.tsx';
import { classNames } from '../../ui/class-names.ts';
import { StageGraphView } from '../lazy-parts.ts';
import { Lazily } from './loading.tsx';
import { Panels } from './panels.tsx';

function EditorRegion() {
  const { t } = useTranslation('app');
  return (
    <section
      id="editor"
      tabIndex={-1}
      aria-label={t('region.editor')}
      className="h-full min-h-0 bg-field outline-none"
    >
      <Lazily>
        <EditorPane />
      </Lazily>
    </section>
  );
}

function GraphRegion() {
  const { t } = useTranslation('app');
  return (
    <section aria-label={t('region.graph')} className="h-full min-h-0 bg-canvas">
      <Lazily>
        <StageGraphView />
      </Lazily>
    </section>
  );
}

/** Editor and graph side by side. */
export function WideCentre() {
  const { t } = useTranslation('app');
  return (
    <Panels
      id="centre"
      orientation="horizontal"
      resizeLabel={t('resize.editor')}
      first={{ id: 'editor-panel', size: '45%', minSize: 240, content: <EditorRegion /> }}
      second={{ id: 'graph-panel', minSize: 200, content: <GraphRegion /> }}
    />
  );
}

const halves = [
  { value: 'editor', icon: Code },
  { value: 'graph', icon: Network },
] as const;

/** Editor or graph, where there is no room for both. The hidden one keeps its size and state. */
export function NarrowCentre() {
  const { t } = useTranslation('app');
  const shown = useAppStore((state) => state.centreTab);
  const showCentre = useAppStore((state) => state.showCentre);
  // Not `visibility`: the graph's nodes set their own, which would show them over the editor.
  const place = (value: 'editor' | 'graph') => ({
    inert: shown !== value,
    className: classNames('absolute inset-0', shown !== value && 'opacity-0'),
  });
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex h-8 shrink-0 border-b bg-panel">
        {halves.map(({ value, icon: Icon }) => (
          <button
            key={value}
            type="button"
            aria-pressed={shown === value}
            onClick={() => showCentre(value)}
            className="-mb-px flex flex-1 items-center justify-center gap-1.5 border-b-2 border-transparent text-muted focus-visible:-outline-offset-2 aria-pressed:border-accent aria-pressed:text-ink"
          >
            <Icon aria-hidden className="size-3.5" />
            {t(`tab.${value}`)}
          </button>
        ))}
      </div>
      <div className="relative min-h-0 flex-1">
        <div {...place('editor')}>
          <EditorRegion />
        </div>
        <div {...place('graph')}>
          <GraphRegion />
        </div>
      </div>
    </div>
  );
}
