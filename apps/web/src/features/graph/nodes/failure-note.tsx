import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { phaseLooks } from '../../../ui/phase-mark.tsx';
import { geometry, noteHeight } from '@stagecraft/graph-layout';
import type { Row } from '../model/cards.ts';
import { noteOf, noteText } from '../model/note.ts';

/** Between the last row and the note; part of `noteHeight`. */
const gap = 4;

/** The failed step's own words, at the foot of its card (`useBoxes` makes just the room). A click shows the step in the log. */
export function FailureNote(props: { readonly rows: readonly Row[] }) {
  const { t } = useTranslation('graph');
  const store = useAppStoreApi();
  const failure = useAppStore(useShallow((state) => noteOf(props.rows, state.overlay)));
  if (failure === null) return null;
  const lines = noteText(failure);
  const Icon = phaseLooks.failed.icon;
  const head = [
    t('row.failed', { line: failure.line }),
    failure.exitCode === null ? null : t('row.exitCode', { code: failure.exitCode }),
  ];
  return (
    <button
      type="button"
      tabIndex={-1}
      title={[...(failure.output ?? []), failure.error].filter(Boolean).join('\n')}
      style={{ height: noteHeight(lines.length + 1) - gap, marginTop: gap }}
      className="nodrag nopan mx-1.5 flex shrink-0 flex-col justify-center overflow-hidden rounded-md border border-failed bg-failed-soft px-2.5 text-left text-2xs"
      onClick={() => {
        const { showBottom, focusStep } = store.getState();
        showBottom('log');
        if (failure.step !== null) focusStep(failure.step);
      }}
    >
      <Line className="flex items-center gap-1.5 font-semibold text-failed">
        <Icon aria-hidden className="size-3.5 shrink-0" />
        <span className="truncate">{head.filter(Boolean).join(' · ')}</span>
      </Line>
      {lines.map((line, index) => (
        // Lines of one text: they have no other name than their place.
        <Line key={index} className="truncate font-mono whitespace-pre text-ink">
          {line}
        </Line>
      ))}
    </button>
  );
}

function Line(props: { readonly className: string; readonly children: ReactNode }) {
  return (
    <span
      className={classNames('w-full shrink-0', props.className)}
      style={{
        height: geometry.noteLineHeight,
        lineHeight: `${String(geometry.noteLineHeight)}px`,
      }}
    >
      {props.children}
    </span>
  );
}
