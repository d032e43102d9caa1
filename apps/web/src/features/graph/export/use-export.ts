import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStoreApi } from '../../../state/hooks.tsx';
import type { GraphRequest } from '../../../state/document-slice.types.ts';
import { useLookStore } from '../look/look-store.tsx';
import type { Shown } from './picture.ts';
import type { ExportKind } from './run-export.ts';
import { toast } from '../../../ui/toast.ts';

/** Carries out what commands ask to save or copy, and says what became of it. */
export function useExport(scene: Pick<Shown, 'model' | 'boxes' | 'direction'>): void {
  const { t } = useTranslation('graph');
  const store = useAppStoreApi();
  const looks = useLookStore();
  const latest = useRef(scene);
  latest.current = scene;
  useEffect(() => {
    const run = async (kind: ExportKind): Promise<void> => {
      const { runExport } = await import('./run-export.ts');
      const shown = { ...latest.current, look: looks.get(), state: store.getState(), t };
      const outcome = await runExport(kind, shown);
      if (outcome.kind === 'saved') toast(t('export.saved', { name: outcome.name }));
      else if (outcome.kind === 'copied') toast(t('export.copied'));
      else if (outcome.kind === 'denied') toast.error(t('export.denied'));
      else toast.error(t('export.failed', { reason: outcome.reason }));
    };
    return store.subscribe(({ graphRequest }, before) => {
      if (graphRequest === null || graphRequest.count === before.graphRequest?.count) return;
      if (isExport(graphRequest.kind)) void run(graphRequest.kind);
    });
  }, [store, looks, t]);
}

function isExport(kind: GraphRequest['kind']): kind is ExportKind {
  return kind.startsWith('export') || kind.startsWith('copy');
}
