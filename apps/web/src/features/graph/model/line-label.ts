import type { TFunction } from 'i18next';
import { pathLabel, type Line } from '@stagecraft/graph-layout';
import type { InstructionOverlay } from '../../../state/build-slice.types.ts';

/** Width of a letter of the labels' font, in flow units. */
const letter = 6.05;

/** What a line carries, as far as there is room (in flow units) beside its arrow; empty for nothing to say. */
export function lineLabel(line: Line, room: number, t: TFunction<'graph'>): string {
  if (line.kind === 'output') return '';
  const word = t(`edge.${line.kind}`);
  const [part, ...others] = line.parts;
  if (others.length > 0) return t('edge.times', { label: word, count: line.parts.length });
  const label = part === undefined ? null : pathLabel(part, Math.floor(room / letter));
  return label ?? word;
}

/** Bytes of the layers that a line's copies made in the shown build; null where that is not known. */
export function carriedBytes(
  line: Line,
  overlay: ReadonlyMap<number, InstructionOverlay>,
): number | null {
  if (overlay.size === 0 || (line.kind !== 'copy' && line.kind !== 'context')) return null;
  let sum = 0;
  for (const { instruction, keyword } of line.parts) {
    const size = overlay.get(instruction)?.layerSize ?? 0;
    // Some of several sizes would be told as if it were all; and a RUN's layer is not what it mounts.
    if (size === 0 || keyword === 'RUN') return null;
    sum += size;
  }
  return sum;
}
