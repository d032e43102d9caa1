import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';
import { phaseLooks } from '../../../ui/phase-mark.tsx';
import type { Row } from '../model/cards.ts';

/** The failed step's own words, at the foot of its card (`useRoomForNotes` makes the room). A click shows the step in the log. */
export function FailureNote(props: { readonly rows: readonly Row[] }) {
  const { t } = useTranslation('graph');
  const store = useAppStoreApi();
  const failure = useAppStore(
    useShallow((state) => {
      for (const row of props.rows) {
        const found = state.overlay.get(row.index);
        if (found?.phase !== 'failed') continue;
        return {
          line: row.line,
          error: found.error,
          exitCode: found.exitCode,
          step: found.steps.at(-1),
        };
      }
      return null;
    }),
  );
  if (failure === null) return null;
  const Icon = phaseLooks.failed.icon;
  const head = [
    t('row.failed', { line: failure.line }),
    failure.exitCode === null ? null : t('row.exitCode', { code: failure.exitCode }),
  ];
  return (
    <button
      type="button"
      tabIndex={-1}
      className="nodrag nopan mx-1.5 mt-1 overflow-hidden rounded-md border border-failed bg-failed-soft px-2.5 py-1.5 text-left text-2xs"
      onClick={() => {
        const { showBottom, focusStep } = store.getState();
        showBottom('log');
        if (failure.step !== undefined) focusStep(failure.step);
      }}
    >
      <span className="flex items-center gap-1.5 font-semibold text-failed">
        <Icon aria-hidden className="size-3.5 shrink-0" />
        {head.filter(Boolean).join(' · ')}
      </span>
      {failure.error === null ? null : (
        <span className="mt-0.5 line-clamp-3 font-mono break-words whitespace-pre-wrap text-ink">
          {failure.error}
        </span>
      )}
    </button>
  );
}
