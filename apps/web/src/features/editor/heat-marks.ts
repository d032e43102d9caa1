import type { DockerfileModel } from '@stagecraft/dockerfile';
import type { TFunction } from 'i18next';
import type { EditorHeatMark } from '../../document/session.ts';
import type { Heat } from '../../state/canvas/heat.ts';
import { formatBytes, formatDuration } from '../../ui/format.ts';

/** One mark for each instruction whose heat is known, words in `locale`. */
export function heatMarks(
  model: DockerfileModel,
  heats: ReadonlyMap<number, Heat>,
  t: TFunction<'editor'>,
  locale: string,
): EditorHeatMark[] {
  return [...heats].flatMap(([index, heat]) => {
    const instruction = model.instructions[index];
    if (instruction === undefined) return [];
    const { firstLine: line, lastLine } = instruction;
    const hover = textOf(heat, t, locale);
    // Times and sizes of the shown build stand at the ends of the lines by themselves.
    const after = heat.kind === 'cache' ? hover : '';
    return [{ line, lastLine, level: heat.level, hover, after }];
  });
}

function textOf(heat: Heat, t: TFunction<'editor'>, locale: string): string {
  switch (heat.kind) {
    case 'time':
      return formatDuration(heat.ms, locale);
    case 'size':
      return formatBytes(heat.bytes, locale);
    case 'cache':
      return heat.streak === 0 ? t('heat.ran') : t('heat.cached', { count: heat.streak });
    case 'problems':
      // The text itself is underlined, and says why.
      return '';
  }
}
