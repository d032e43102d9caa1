import { CircleX, SquarePen, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import type { InstructionOverlay } from '../../../state/build-slice.types.ts';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { formatBytes, formatDuration } from '../../../ui/format.ts';
import { phaseLooks } from '../../../ui/phase-mark.tsx';
import type { Row } from '../model/cards.ts';
import { RowHeatOr } from '../look/heat-value.tsx';
import { useRowLook } from '../look/use-part-look.ts';
import { focusKey } from '../keyboard.ts';
import { revealInstruction } from '../reveal.ts';
import { pressRow } from '../selection/press.ts';
import { useElapsed } from '../use-elapsed.ts';
import { PhaseIcon } from './stage-phase.tsx';

interface InstructionRowProps {
  readonly row: Row;
  readonly nodeId: string;
}

type State = Pick<InstructionOverlay, 'phase' | 'startedAt' | 'durationMs' | 'layerSize'>;

/** One instruction: what it is, where it stands, what BuildKit thinks of it, what the shown build made of it. */
export const InstructionRow = memo(function InstructionRow(props: InstructionRowProps) {
  const { row, nodeId } = props;
  const store = useAppStoreApi();
  const atCursor = useAppStore((state) => state.cursorInstruction === row.index);
  const selected = useAppStore((state) => state.selection.rows.includes(row.id));
  const state = useRowState(row.index);
  const error = row.marks.some((mark) => mark.severity === 'error');
  const name = useRowName(row, state);
  const look = useRowLook(row.id);
  return (
    <li className="graph-row group/row relative h-[22px]" {...look}>
      <button
        type="button"
        tabIndex={-1}
        data-graph-focus={focusKey(nodeId, row.id)}
        data-graph-row={row.id}
        data-instruction={row.index}
        aria-label={name}
        aria-current={atCursor ? 'true' : undefined}
        aria-pressed={selected}
        title={name}
        className={classNames(
          'nodrag nopan flex h-full w-full items-center gap-1.5 px-2.5 text-left text-xs focus-visible:-outline-offset-2',
          selected ? 'graph-row-selected' : 'hover:bg-hover',
          !selected && state?.phase === 'failed' && 'bg-failed-soft',
          atCursor && 'graph-row-cursor',
        )}
        onClick={(event) => pressRow(store, row, event)}
        onDoubleClick={() => revealInstruction(store, row.index, true)}
      >
        <span className="min-w-5 shrink-0 text-right font-mono text-2xs text-faint">
          {row.line}
        </span>
        <span
          className={classNames(
            'shrink-0 font-mono text-xs font-semibold',
            error ? 'text-danger' : 'text-accent',
          )}
        >
          {row.keyword}
        </span>
        <span className="min-w-0 flex-1 truncate font-mono text-xs text-ink">{row.text}</span>
        {row.marks.length === 0 ? null : <ProblemSign error={error} />}
        <RowHeatOr id={row.id}>{state === null ? null : <RowState state={state} />}</RowHeatOr>
      </button>
      <FormButton row={row} />
    </li>
  );
});

/** For the pointer alone: by keyboard the row's own keys and menu open the form. */
function FormButton(props: { readonly row: Row }) {
  const { t } = useTranslation('graph');
  const store = useAppStoreApi();
  const { id, line } = props.row;
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-hidden
      title={t('formPanel.open', { line })}
      className="nodrag nopan absolute top-px right-1 hidden size-5 items-center justify-center rounded border bg-raised text-muted group-hover/row:flex hover:text-ink"
      onClick={() => {
        store.getState().select({ rows: [id] });
        store.getState().setOpenForm(id);
      }}
    >
      <SquarePen aria-hidden className="size-3.5" />
    </button>
  );
}

function ProblemSign(props: { readonly error: boolean }) {
  return props.error ? (
    <CircleX aria-hidden className="size-3.5 shrink-0 text-danger" />
  ) : (
    <TriangleAlert aria-hidden className="size-3.5 shrink-0 text-warning" />
  );
}

/** The parts that are shown; the same object while they are the same, however often the build moves on. */
function useRowState(index: number): State | null {
  return useAppStore(
    useShallow((state): State | null => {
      const found = state.overlay.get(index);
      if (found === undefined) return null;
      const { phase, startedAt, durationMs, layerSize } = found;
      return { phase, startedAt, durationMs, layerSize };
    }),
  );
}

function RowState(props: { readonly state: State }) {
  const { phase, startedAt, durationMs, layerSize } = props.state;
  const language = useAppStore((state) => state.language);
  const elapsed = useElapsed(phase === 'running' ? startedAt : null);
  const look = phaseLooks[phase];
  const time = phase === 'running' ? elapsed : phase === 'cached' ? null : durationMs;
  return (
    <span className={classNames('flex shrink-0 items-center gap-1 font-mono text-2xs', look.text)}>
      {layerSize === null || layerSize === 0 ? null : (
        <span className="text-faint">{formatBytes(layerSize, language)}</span>
      )}
      {time === null ? null : <span>{formatDuration(time, language)}</span>}
      <PhaseIcon phase={phase} className="size-3.5" />
    </span>
  );
}

/** All that the row shows, as one sentence. The running time is left out: it would be read every second. */
function useRowName(row: Row, state: State | null): string {
  const { t } = useTranslation(['graph', 'app']);
  const language = useAppStore((one) => one.language);
  const parts = [t('graph:row.label', { line: row.line, text: `${row.keyword} ${row.text}` })];
  for (const mark of row.marks) {
    parts.push(t(`graph:row.${mark.severity}`, { message: mark.message[language] }));
  }
  if (state !== null) {
    const phase = t(`app:phase.${state.phase}`);
    parts.push(
      state.durationMs === null || state.phase === 'cached'
        ? t('graph:row.state', { phase })
        : t('graph:row.took', { phase, duration: formatDuration(state.durationMs, language) }),
    );
    if (state.layerSize !== null && state.layerSize > 0) {
      parts.push(t('graph:row.layer', { size: formatBytes(state.layerSize, language) }));
    }
  }
  return parts.join('. ');
}
