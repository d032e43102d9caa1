import { useAppStore } from '../../state/hooks.tsx';
import { TerminalsPanel } from '../lazy-parts.ts';
import { Lazily } from '../layout/loading.tsx';
import { RecordTab } from './container-parts.ts';

/** Recorded work in a container, with the terminals of the recording. */
export function ContainerRecord({ container }: { readonly container: string }) {
  const openTerminal = useAppStore((state) => state.openTerminal);
  return (
    <RecordTab
      container={container}
      terminals={(session) => (
        <Lazily>
          <TerminalsPanel
            only={(request) => request.kind === 'recorded' && request.session === session}
            onNew={() => void openTerminal({ kind: 'recorded', session })}
          />
        </Lazily>
      )}
    />
  );
}
