import { CircleX, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import type { InstructionOverlay } from '../../../state/build-slice.types.ts';
import { useAppStore } from '../../../state/hooks.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { formatBytes, formatDuration } from '../../../ui/format.ts';
import { phaseLooks } from '../../../ui/phase-mark.tsx';
import type { Row } from '../model/cards.ts';
import { useElapsed } from '../use-elapsed.ts';
import { PhaseIcon } from './stage-phase.tsx';

type State = Pick<InstructionOverlay, 'phase' | 'startedAt' | 'durationMs' | 'layerSize'>;

/** Tells errors from warnings; its word is in the row's name. */
export function ProblemSign(props: { readonly error: boolean }) {
  return props.error ? (
    <CircleX aria-hidden className="size-3.5 shrink-0 text-danger" />
  ) : (
    <TriangleAlert aria-hidden className="size-3.5 shrink-0 text-warning" />
  );
}

/** The parts that are shown; the same object while they are the same, however often the build moves on. */
export function useRowState(index: number): State | null {
  return useAppStore(
    useShallow((state): State | null => {
      const found = state.overlay.get(index);
      if (found === undefined) return null;
      const { phase, startedAt, durationMs, layerSize } = found;
      return { phase, startedAt, durationMs, layerSize };
    }),
  );
}

/** Size, time and phase of the shown build. */
export function RowState(props: { readonly state: State }) {
  const { phase, startedAt, durationMs, layerSize } = props.state;
  const language = useAppStore((state) => state.language);
  const elapsed = useElapsed(phase === 'running' ? startedAt : null);
  const look = phaseLooks[phase];
  const time = phase === 'running' ? elapsed : phase === 'cached' ? null : durationMs;
  return (
    <span className={classNames('flex shrink-0 items-center gap-1 font-mono text-2xs', look.text)}>
      {layerSize === null || layerSize === 0 ? null : (
        <span className="text-faint">{formatBytes(layerSize, language)}</span>
      )}
      {time === null ? null : <span>{formatDuration(time, language)}</span>}
      <PhaseIcon phase={phase} className="size-3.5" />
    </span>
  );
}

/** All that the row shows, as one sentence. The running time is left out: it would be read every second. */
export function useRowName(row: Row, state: State | null): string {
  const { t } = useTranslation(['graph', 'app']);
  const language = useAppStore((one) => one.language);
  const parts = [t('graph:row.label', { line: row.line, text: `${row.keyword} ${row.text}` })];
  for (const mark of row.marks) {
    parts.push(t(`graph:row.${mark.severity}`, { message: mark.message[language] }));
  }
  if (state !== null) {
    const phase = t(`app:phase.${state.phase}`);
    parts.push(
      state.durationMs === null || state.phase === 'cached'
        ? t('graph:row.state', { phase })
        : t('graph:row.took', { phase, duration: formatDuration(state.durationMs, language) }),
    );
    if (state.layerSize !== null && state.layerSize > 0) {
      parts.push(t('graph:row.layer', { size: formatBytes(state.layerSize, language) }));
    }
  }
  return parts.join('. ');
}
