import type { TFunction } from 'i18next';
import type { Heat } from '../../../state/canvas/heat.ts';
import { formatBytes, formatDuration } from '../../../ui/format.ts';

/** A heat as a word or number, so that nobody has to tell colours apart. */
export function heatText(heat: Heat, t: TFunction<'graph'>, language: string): string {
  switch (heat.kind) {
    case 'time':
      return formatDuration(heat.ms, language);
    case 'size':
      return formatBytes(heat.bytes, language);
    case 'cache':
      return heat.streak === 0 ? t('heat.ran') : t('heat.cached', { count: heat.streak });
    case 'problems': {
      const errors = heat.errors === 0 ? null : t('heat.errors', { count: heat.errors });
      const warnings = heat.warnings === 0 ? null : t('heat.warnings', { count: heat.warnings });
      return [errors, warnings].filter(Boolean).join(', ');
    }
  }
}
