import { useAppStore } from '../../state/hooks.tsx';
import { useLive } from './use-live.ts';

/** A container as it is now, asked anew when the engine's containers change. */
export function useContainer(container: string) {
  const ask = useAppStore((state) => state.askRecords);
  const revision = useAppStore((state) => state.containersRevision);
  return useLive(container, revision, (signal) =>
    ask('getContainer', { params: { id: container }, signal }),
  );
}
