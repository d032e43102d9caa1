import { MiniMap } from '@xyflow/react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';

/** All of the graph in small, with a frame around what is in view; a press or a drag goes there. */
export const GraphMap = memo(function GraphMap() {
  const { t } = useTranslation('graph');
  return (
    <MiniMap
      pannable
      zoomable
      ariaLabel={t('tools.map')}
      nodeColor={(node) => (node.type === 'stageCard' ? 'var(--muted)' : 'var(--line-strong)')}
      nodeBorderRadius={12}
      maskColor="color-mix(in srgb, var(--canvas) 60%, transparent)"
      maskStrokeColor="var(--accent)"
      maskStrokeWidth={2}
      bgColor="var(--raised)"
      className="!m-2 overflow-hidden rounded-lg border border-line-strong"
      style={{ width: 108, height: 72 }}
    />
  );
});
