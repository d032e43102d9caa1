import { useTranslation } from 'react-i18next';
import { formatBytes, formatDuration } from '../../../ui/format.ts';
import type { Measure } from './chart.ts';

/** Gives a measure's value as people read it; a dash for what is not known. */
export function useShownValue(measure: Measure): (value: number | null) => string {
  const { i18n } = useTranslation('records');
  const { language } = i18n;
  return (value) => {
    if (value === null) return '–';
    if (measure === 'duration') return formatDuration(value, language);
    if (measure === 'size') return formatBytes(value, language);
    return new Intl.NumberFormat(language, { style: 'percent' }).format(value);
  };
}
