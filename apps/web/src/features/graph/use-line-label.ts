import { useTranslation } from 'react-i18next';
import { pathLabel, type Line } from '@stagecraft/graph-layout';
import { useAppStore } from '../../state/hooks.tsx';

interface LineLabel {
  readonly text: string;
  /** Of the layers that its copies made in the shown build; null where that is not known. */
  readonly bytes: number | null;
}

/** Width of a letter of the labels' font, in flow units. */
const letter = 6.05;

/** What a line carries, as far as there is room (in flow units) beside its arrow. */
export function useLineLabel(line: Line, room: number): LineLabel {
  const { t } = useTranslation('graph');
  const bytes = useAppStore((state) => {
    if (state.overlay.size === 0 || (line.kind !== 'copy' && line.kind !== 'context')) return null;
    let sum = 0;
    for (const { instruction } of line.parts) {
      const size = state.overlay.get(instruction)?.layerSize ?? 0;
      // Some of several sizes would be told as if it were all.
      if (size === 0) return null;
      sum += size;
    }
    return sum;
  });
  if (line.kind === 'output') return { text: '', bytes: null };
  const word = t(`edge.${line.kind}`);
  const [part, ...others] = line.parts;
  if (others.length > 0) {
    return { text: t('edge.times', { label: word, count: line.parts.length }), bytes };
  }
  const label = part === undefined ? null : pathLabel(part, Math.floor(room / letter));
  return { text: label ?? word, bytes };
}
