import { useAppStore } from '../../state/hooks.tsx';
import { StepAside, TerminalsPanel } from '../lazy-parts.ts';
import { Lazily } from './loading.tsx';

/** Terminals, and beside them the state of a build that is looked at. */
export function TerminalTab() {
  // A terminal is in one place at a time: what is not shown leaves it to the place that is.
  const isShown = useAppStore((state) => state.place === 'work');
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
