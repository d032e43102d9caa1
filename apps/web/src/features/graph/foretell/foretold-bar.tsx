import { lazy, Suspense } from 'react';
import { useAppStore } from '../../../state/hooks.tsx';

const ForetellBar = lazy(async () => ({
  default: (await import('./foretell-bar.tsx')).ForetellBar,
}));

/** The bar about what a build would take from the cache, fetched when that is first asked for. */
export function ForetoldBar() {
  const foretelling = useAppStore((state) => state.foretold !== null);
  if (!foretelling) return null;
  return (
    <Suspense>
      <ForetellBar />
    </Suspense>
  );
}
