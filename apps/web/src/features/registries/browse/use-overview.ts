import { useAppStore } from '../../../state/hooks.tsx';
import { useAnswer } from '../../../state/use-answer.ts';

/** What is known of all registries; asked anew when a login, a rule or the images may have changed. */
export function useOverview(key: string) {
  const ask = useAppStore((state) => state.askRecords);
  // A dialog that closed may have logged in or out, a pull that ended may have brought a new name.
  const dialog = useAppStore((state) => state.dialog);
  const ended = useAppStore(
    ({ transfers }) => transfers.filter(({ state }) => state === 'succeeded').length,
  );
  return useAnswer(`${key} ${String(dialog)} ${String(ended)}`, (signal) =>
    ask('listRegistries', { signal }),
  );
}
