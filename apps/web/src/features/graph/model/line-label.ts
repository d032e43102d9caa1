import type { TFunction } from 'i18next';
import { pathLabel, type Direction, type Line } from '@stagecraft/graph-layout';
import type { InstructionOverlay } from '../../../state/build-slice.types.ts';

/** Width of a letter of the labels' font, in flow units. */
const letter = 6.05;

/** What a line carries, as far as there is room (in flow units) beside its arrow; empty for nothing to say. */
function lineLabel(line: Line, room: number, t: TFunction<'graph'>): string {
  if (line.kind === 'output') return '';
  const word = t(`edge.${line.kind}`);
  const [part, ...others] = line.parts;
  if (others.length > 0) return t('edge.times', { label: word, count: line.parts.length });
  const label = part === undefined ? null : pathLabel(part, Math.floor(room / letter));
  return label ?? word;
}

/** What is written beside a line's arrow. */
export interface LabelInput {
  readonly line: Line;
  /** Flow units beside the arrow. */
  readonly room: number;
  readonly direction: Direction;
  /** What a build copied, as it is shown; null where that is not known. */
  readonly size: string | null;
}

/**
 * The label in lines of text. Across, where arrows stand as close to each other as rows do, it is one line;
 * where that is too short for both, the size, as what is carried stands in the row.
 */
export function labelLines(input: LabelInput, t: TFunction<'graph'>): readonly string[] {
  const { line, room, direction, size } = input;
  if (size === null || direction === 'down') {
    return [lineLabel(line, room, t), size ?? ''].filter((text) => text !== '');
  }
  const whole = `${lineLabel(line, room - (size.length + 1) * letter, t)} ${size}`;
  return [whole.length * letter > room ? size : whole];
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
