import { useAppStore } from '../../../state/hooks.tsx';
import { WhyDialog } from './why-dialog.tsx';

/** Why the step that was asked about was not taken from the cache. */
export function WhyAsked() {
  const asked = useAppStore((state) => state.askedStep);
  const ask = useAppStore((state) => state.askWhy);
  return asked === null ? null : <WhyDialog {...asked} onClose={() => ask(null)} />;
}
