import { Panel } from '@xyflow/react';
import { LayoutGrid, Maximize, Minus, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/hooks.tsx';
import { IconButton } from '../../ui/button.tsx';
import { DirectionMenu } from './direction-menu.tsx';
import { TargetMenu } from './target-menu.tsx';
import { Legend } from './legend.tsx';

/** Buttons on the canvas. */
export function CanvasTools() {
  const { t } = useTranslation('graph');
  const request = useAppStore((state) => state.requestGraph);
  const tidy = useAppStore((state) => state.tidyGraph);
  const moved = useAppStore((state) => Object.keys(state.nodePositions).length > 0);
  const frame = 'flex items-center gap-0.5 rounded-lg border border-line bg-raised p-0.5';
  return (
    <>
      <Panel position="top-left" className="!m-2">
        <TargetMenu />
      </Panel>
      <Panel position="bottom-left" className="!m-2">
        <div role="toolbar" aria-label={t('tools.label')} className={frame}>
          <IconButton label={t('tools.zoomOut')} size="small" onClick={() => request('zoomOut')}>
            <Minus aria-hidden className="size-4" />
          </IconButton>
          <IconButton label={t('tools.zoomIn')} size="small" onClick={() => request('zoomIn')}>
            <Plus aria-hidden className="size-4" />
          </IconButton>
          <IconButton label={t('tools.fit')} size="small" onClick={() => request('fit')}>
            <Maximize aria-hidden className="size-4" />
          </IconButton>
          <IconButton label={t('tools.tidy')} size="small" disabled={!moved} onClick={tidy}>
            <LayoutGrid aria-hidden className="size-4" />
          </IconButton>
          <DirectionMenu />
          <Legend />
        </div>
      </Panel>
    </>
  );
}
