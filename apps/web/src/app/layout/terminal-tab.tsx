import { useEffect } from 'react';
import { useAppStore } from '../../state/hooks.tsx';
import { StepAside, TerminalsPanel } from '../lazy-parts.ts';
import { Lazily } from './loading.tsx';

/** Brings back the state that the active shell runs in, where a reload has taken it away. */
function useStateOfShell(): void {
  const steps = useAppStore((state) => state.steps);
  const lost = useAppStore(({ terminals, activeTerminal, stepViews }) => {
    const shell = terminals?.find(({ id }) => id === activeTerminal);
    if (shell?.request.kind !== 'step' || shell.status.state === 'ended') return null;
    return stepViews.has(shell.request.state) ? null : shell.request.state;
  });
  useEffect(() => {
    if (lost !== null) void steps().then(({ restore }) => restore(lost));
  }, [lost, steps]);
}

/** Terminals, and beside them the state of a build that is looked at. */
export function TerminalTab() {
  // A terminal is in one place at a time: what is not shown leaves it to the place that is.
  const isShown = useAppStore((state) => state.place === 'work');
  useStateOfShell();
  const hasState = useAppStore((state) => state.stepView !== null);
  return (
    <div className="flex h-full min-h-0">
      <div className="min-w-0 flex-1">{isShown ? <TerminalsPanel /> : null}</div>
      {hasState ? (
        <div className="w-96 max-w-1/2 shrink-0">
          <Lazily>
            <StepAside />
          </Lazily>
        </div>
      ) : null}
    </div>
  );
}
