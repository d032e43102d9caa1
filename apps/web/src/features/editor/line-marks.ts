import type { DockerfileModel } from '@stagecraft/dockerfile';
import type { TFunction } from 'i18next';
import type { EditorLineMark } from '../../document/session.ts';
import type { InstructionOverlay } from '../../state/build-slice.types.ts';
import { formatDuration } from '../../ui/format.ts';

/** One mark for each instruction that the shown build knows: at its first line, words in `locale`. */
export function lineMarks(
  model: DockerfileModel,
  overlay: ReadonlyMap<number, InstructionOverlay>,
  t: TFunction<['editor', 'app']>,
  locale: string,
): EditorLineMark[] {
  const marks: EditorLineMark[] = [];
  for (const [index, state] of overlay) {
    const instruction = model.instructions[index];
    if (instruction === undefined) continue;
    const phase = t(`app:phase.${state.phase}`);
    const exitCode =
      state.exitCode === null ? '' : t('editor:mark.exitCode', { code: state.exitCode });
    const summary =
      state.durationMs === null || state.phase === 'cached'
        ? t('editor:mark.line', { phase })
        : t('editor:mark.took', { phase, duration: formatDuration(state.durationMs, locale) });
    const failed = state.phase === 'failed';
    marks.push({
      line: instruction.firstLine,
      lastLine: instruction.lastLine,
      phase: state.phase,
      hover: [summary, exitCode, failed ? (state.error ?? '') : ''].filter(Boolean).join('\n'),
      after: failed ? [phase, exitCode].filter(Boolean).join(' · ') : '',
    });
  }
  return marks;
}
