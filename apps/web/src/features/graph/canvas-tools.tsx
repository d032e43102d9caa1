import { Panel } from '@xyflow/react';
import { Crosshair, Maximize, Minus, Plus, Search } from 'lucide-react';
import { lazy, memo, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/hooks.tsx';
import { IconButton } from '../../ui/button.tsx';
import { ArrangeMenu } from './arrange-menu.tsx';
import { ExportMenu } from './export/export-menu.tsx';
import { Legend } from './legend.tsx';
import { ImproveMenu } from './menus/improve-menu.tsx';
import { OverlaySwitch } from './look/overlay-switch.tsx';
import { ForetellButton } from './foretell/foretell-button.tsx';
import { ForetoldBar } from './foretell/foretold-bar.tsx';
import type { Looking } from './look/use-look.ts';
import { AddTools } from './palette/add-tools.tsx';
import { SearchBar } from './search/search-bar.tsx';
import { TargetMenu } from './target-menu.tsx';
import type { GraphModel } from './use-graph-model.ts';
import { ViewSwitch } from './view-switch.tsx';

const SpotlightBar = lazy(async () => ({
  default: (await import('./look/spotlight-bar.tsx')).SpotlightBar,
}));

const HeatLegend = lazy(async () => ({
  default: (await import('./look/heat-legend.tsx')).HeatLegend,
}));

const ComparedBar = lazy(async () => ({
  default: (await import('./compared/compared-bar.tsx')).ComparedBar,
}));

interface CanvasToolsProps {
  readonly model: GraphModel;
  readonly looking: Looking;
}

/** Buttons on the canvas, and what it says about itself. */
export function CanvasTools(props: CanvasToolsProps) {
  const { relations } = props.looking;
  const searching = useAppStore((state) => state.canvasSearch !== null);
  const mode = useAppStore((state) => state.overlayMode);
  const comparing = useAppStore((state) => state.comparedBuilds !== null);
  return (
    <>
      <Panel
        position="top-left"
        className="pointer-events-none! right-0 m-2! flex flex-col items-start gap-1.5 *:pointer-events-auto"
      >
        <div className="pointer-events-none! flex w-full flex-wrap justify-between gap-1.5 *:pointer-events-auto">
          <div className="flex flex-wrap gap-1.5">
            <LeftTools />
          </div>
          <RightTools />
        </div>
        {searching ? <SearchBar looking={props.looking} /> : null}
        <Suspense>
          {relations === null ? null : (
            <SpotlightBar relations={relations} snapshot={props.model.snapshot} />
          )}
          {comparing ? <ComparedBar /> : null}
        </Suspense>
        <ForetoldBar />
      </Panel>
      <Panel position="bottom-left" className="!m-2 flex flex-wrap-reverse items-end gap-1.5">
        <Toolbar />
        {mode === 'build' || comparing ? null : (
          <Suspense>
            <HeatLegend mode={mode} />
          </Suspense>
        )}
      </Panel>
    </>
  );
}

/** They look at the state by themselves, so a keystroke draws none of them. */
const LeftTools = memo(function LeftTools() {
  return (
    <>
      <TargetMenu />
      <AddTools />
    </>
  );
});
const RightTools = memo(OverlaySwitch);

const Toolbar = memo(function Toolbar() {
  const { t } = useTranslation('graph');
  const request = useAppStore((state) => state.requestGraph);
  const search = useAppStore((state) => state.setCanvasSearch);
  const searching = useAppStore((state) => state.canvasSearch !== null);
  const focused = useAppStore((state) => state.targetFocus);
  const focus = useAppStore((state) => state.setTargetFocus);
  return (
    <div
      role="toolbar"
      aria-label={t('tools.label')}
      className="flex items-center gap-0.5 rounded-lg border border-line bg-raised p-0.5"
    >
      <IconButton label={t('tools.zoomOut')} size="small" onClick={() => request('zoomOut')}>
        <Minus aria-hidden className="size-4" />
      </IconButton>
      <IconButton label={t('tools.zoomIn')} size="small" onClick={() => request('zoomIn')}>
        <Plus aria-hidden className="size-4" />
      </IconButton>
      <IconButton
        label={t('tools.fit')}
        shortcut="Alt+0"
        size="small"
        onClick={() => request('fit')}
      >
        <Maximize aria-hidden className="size-4" />
      </IconButton>
      <Divider />
      <IconButton
        label={t('search.label')}
        shortcut="/"
        size="small"
        aria-pressed={searching}
        onClick={() => search(searching ? null : '')}
      >
        <Search aria-hidden className="size-4" />
      </IconButton>
      <IconButton
        label={t('look.focus')}
        shortcut="F"
        size="small"
        aria-pressed={focused}
        onClick={() => focus(!focused)}
      >
        <Crosshair aria-hidden className="size-4" />
      </IconButton>
      <ForetellButton />
      <ImproveMenu />
      <ArrangeMenu />
      <ExportMenu />
      <Legend />
      <ViewSwitch />
    </div>
  );
});

function Divider() {
  return <span aria-hidden className="mx-0.5 h-4 w-px bg-line" />;
}
