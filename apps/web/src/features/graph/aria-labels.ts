import type { AriaLabelConfig } from '@xyflow/react';
import type { TFunction } from 'i18next';

/**
 * The words that React Flow puts into the page by itself. Its own are English and tell of
 * keys that are not those of this canvas.
 */
export function ariaLabels(t: TFunction<'graph'>): AriaLabelConfig {
  return {
    'node.a11yDescription.default': t('keys'),
    'node.a11yDescription.keyboardDisabled': t('keys'),
    'node.a11yDescription.ariaLiveMessage': () => t('aria.moved'),
    'edge.a11yDescription.default': t('aria.line'),
    'controls.ariaLabel': t('tools.label'),
    'controls.zoomIn.ariaLabel': t('tools.zoomIn'),
    'controls.zoomOut.ariaLabel': t('tools.zoomOut'),
    'controls.fitView.ariaLabel': t('tools.fit'),
    'controls.interactive.ariaLabel': t('tools.label'),
    'minimap.ariaLabel': t('tools.map'),
    'handle.ariaLabel': t('aria.lineEnd'),
  };
}
