import { ReactFlowProvider } from '@xyflow/react';
import { Workflow } from 'lucide-react';
import { lazy, memo, Suspense, useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import type { Snapshot } from '../../state/document-slice.types.ts';
import { useAppStore } from '../../state/hooks.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { Canvas } from './canvas.tsx';
import { GraphPane } from './graph-pane.tsx';
import { LookProvider } from './look/look-store.tsx';
import { useGraphModel } from './use-graph-model.ts';
import '@xyflow/react/dist/base.css';
import './graph.css';
import './gestures/gestures.css';

const EmptyCanvas = lazy(async () => ({
  default: (await import('./gestures/empty-canvas.tsx')).EmptyCanvas,
}));
const TreeView = lazy(async () => ({
  default: (await import('./tree/tree-view.tsx')).TreeView,
}));
const GestureTasks = lazy(async () => ({
  default: (await import('./gestures/gesture-tasks.tsx')).GestureTasks,
}));

/**
 * The Dockerfile's stages as a picture, or as a tree, that follows every keystroke. Drawing gives way to
 * typing: it is done in pieces between the keystrokes.
 */
export function StageGraphView() {
  return <Graph snapshot={useDeferredValue(useAppStore((state) => state.snapshot))} />;
}

/** Apart, so that nothing is drawn when a snapshot is there whose turn has not come. */
const Graph = memo(function Graph(props: { readonly snapshot: Snapshot | null }) {
  const { t } = useTranslation('graph');
  const model = useGraphModel(props.snapshot);
  const isTree = useAppStore((state) => state.graphView === 'tree');
  const asking = useAppStore((state) => state.task !== null);
  const reading = useAppStore((state) =>
    state.openFiles.some(
      (file) => file.path === state.activePath && file.dockerfile && file.load !== 'failed',
    ),
  );
  if (model === null) {
    return reading ? (
      <p role="status" className="flex h-full items-center justify-center gap-2 text-muted">
        <Spinner />
        {t('empty.reading')}
      </p>
    ) : (
      <EmptyState
        icon={<Workflow className="size-8" />}
        title={t('empty.noFile')}
        hint={t('empty.noFileHint')}
      />
    );
  }
  return (
    <GraphPane
      model={model}
      letters={!isTree}
      asking={
        asking ? (
          <Suspense>
            <GestureTasks />
          </Suspense>
        ) : null
      }
    >
      {model.cards.length === 0 ? (
        <Suspense>
          <EmptyCanvas />
        </Suspense>
      ) : isTree ? (
        <Suspense>
          <TreeView model={model} />
        </Suspense>
      ) : (
        <ReactFlowProvider>
          <LookProvider>
            <Canvas model={model} />
          </LookProvider>
        </ReactFlowProvider>
      )}
    </GraphPane>
  );
});
