import { useEffect } from 'react';
import { useAppStore } from '../../state/hooks.tsx';
import type { AppState } from '../../state/types.ts';
import { StepAside, TerminalsPanel } from '../lazy-parts.ts';
import { Lazily } from './loading.tsx';

/** Terminals, and beside them the state of a build that is looked at. */
export function TerminalTab() {
  // A terminal is in one place at a time: what is not shown leaves it to the place that is.
  const isShown = useAppStore((state) => state.place === 'work');
  const hasState = useAppStore((state) => state.stepView !== null);
  useShownState();
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

/** Whoever goes to a shell sees the state that it is in. */
function useShownState(): void {
  const view = useAppStore(viewOfTerminal);
  const steps = useAppStore((state) => state.steps);
  useEffect(() => {
    if (view !== null) void steps().then(({ show }) => show(view));
  }, [view, steps]);
}

function viewOfTerminal({ terminals, activeTerminal, stepViews }: AppState) {
  const request = terminals?.find(({ id }) => id === activeTerminal)?.request;
  return request?.kind === 'step' ? (stepViews.get(request.state) ?? null) : null;
}
