import type { InstructionOverlay } from '../../../state/build-slice.types.ts';
import { useAppStore } from '../../../state/hooks.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { phaseLooks } from '../../../ui/phase-mark.tsx';
import type { Row } from '../model/cards.ts';

export type StagePhase = InstructionOverlay['phase'];

/** The first of these that one of its instructions is in speaks for the stage. */
const loudest: readonly StagePhase[] = [
  'failed',
  'running',
  'cancelled',
  'queued',
  'done',
  'cached',
];

/** What the shown build made of a stage as a whole; null when it knows nothing of it. */
export function useStagePhase(rows: readonly Row[]): StagePhase | null {
  return useAppStore((state) => {
    if (state.overlay.size === 0) return null;
    const phases = new Set(rows.map((row) => state.overlay.get(row.index)?.phase));
    return loudest.find((phase) => phases.has(phase)) ?? null;
  });
}

/** The phase's icon alone; its word is with the rows. */
export function PhaseIcon(props: { readonly phase: StagePhase; readonly className: string }) {
  const look = phaseLooks[props.phase];
  const Icon = look.icon;
  return (
    <Icon
      aria-hidden
      className={classNames(
        'shrink-0',
        look.text,
        props.phase === 'running' && 'animate-spin motion-reduce:animate-none',
        props.className,
      )}
    />
  );
}
