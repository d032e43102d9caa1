import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CanvasNotice } from '../../../state/canvas-slice.types.ts';
import { useAppStoreApi } from '../../../state/hooks.tsx';
import type { AppState } from '../../../state/types.ts';
import { stageOfTarget } from '../../../state/document/target.ts';
import { hideNotice, showNotice } from './notice-toast.tsx';

/** A field that was applied shows that itself; the toast would cover the form that it is in. */
function isSeen({ kind, notes }: CanvasNotice): boolean {
  const inForm = document.activeElement?.closest('aside') ?? null;
  return kind === 'done' && notes.length === 0 && inForm !== null;
}

/**
 * Shows what became of gestures, and gives it for a live region, with what the focus does not tell: the
 * same text said twice ends differently, so that it is read twice.
 */
export function useNotices(): string {
  const { t } = useTranslation('graph');
  const store = useAppStoreApi();
  const [said, setSaid] = useState('');
  useEffect(
    () =>
      store.subscribe((state, before) => {
        // Over the next gesture's own words it would be in the way.
        if (begins(state, before)) hideNotice();
        const notice = state.canvasNotice;
        if (notice !== null && notice.count !== before.canvasNotice?.count) {
          if (!isSeen(notice)) showNotice(store, notice);
          setSaid(spoken(notice, t) + (notice.count % 2 === 0 ? '' : '\u00a0'));
          return;
        }
        if (state.target !== before.target) {
          const now = t('target.short', { name: targetWords(state, t) });
          if (state.targetBy === 'person') setSaid(now);
          // It follows its stage without a word; that it is let go of belongs to what was done.
          else if (state.target === null) setSaid((done) => `${done} ${now}`);
          return;
        }
        const count = state.selection.rows.length;
        if (state.selection === before.selection || count === before.selection.rows.length) return;
        if (count > 1) setSaid(t('notice.selected', { count }));
      }),
    [store, t],
  );
  return said;
}

/** Whether a gesture begins to be made, or to be asked about. */
function begins({ task, gesture }: AppState, before: AppState): boolean {
  if (task !== null) return before.task === null;
  return gesture !== null && before.gesture === null;
}

/** The target as a person calls it: a stage that is asked for by its number has a name, or is stage so-and-so. */
function targetWords({ target, snapshot }: AppState, t: Translate): string {
  if (target === null) return t('target.last');
  const stage = snapshot === null ? undefined : stageOfTarget(snapshot.graph.stages, target);
  return stage === undefined ? target : (stage.name ?? t('node.unnamed', { index: stage.index }));
}

type Translate = ReturnType<typeof useTranslation<'graph'>>['t'];

/** A notice in words. */
function spoken({ kind, text, notes }: CanvasNotice, t: Translate): string {
  if (kind === 'undone' || kind === 'redone' || kind === 'stale' || kind === 'end')
    return t(`notice.${kind}`);
  if (kind === 'refused') return t('notice.refused', { reason: text });
  return [text, ...notes].join(' ');
}
