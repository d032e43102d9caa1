import { SquarePen, TerminalSquare } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { ComparedOr, comparedTint, useCompared } from '../compared/compared-badge.tsx';
import { ForetoldOr, useForetold } from '../foretell/foretold-badge.tsx';
import type { Row } from '../model/cards.ts';
import { RowHeatOr, useStreakText } from '../look/heat-value.tsx';
import { useRowLook } from '../look/use-part-look.ts';
import { focusKey } from '../keyboard.ts';
import { revealInstruction } from '../reveal.ts';
import { pressRow } from '../selection/press.ts';
import { builtStep } from '../menus/built-step.ts';
import { ProblemSign, RowState, useRowName, useRowState } from './row-state.tsx';
import { RowText } from './row-text.tsx';

interface InstructionRowProps {
  readonly row: Row;
  readonly nodeId: string;
}

/** One instruction: what it is, where it stands, what BuildKit thinks of it, what the shown build made of it. */
export const InstructionRow = memo(function InstructionRow(props: InstructionRowProps) {
  const { row, nodeId } = props;
  const store = useAppStoreApi();
  const atCursor = useAppStore((state) => state.cursorInstruction === row.index);
  const selected = useAppStore((state) => state.selection.rows.includes(row.id));
  const state = useRowState(row.index);
  const failed = state?.phase === 'failed';
  const error = row.marks.some((mark) => mark.severity === 'error');
  const name = useRowName(row, state);
  const look = useRowLook(row.id);
  const streak = useStreakText(row.id);
  const foretold = useForetold(row.id);
  const compared = useCompared(row.id);
  const fullName = [name, streak, foretold?.text, compared?.text]
    .filter((part) => part != null)
    .join('. ');
  return (
    <li className="graph-row group/row relative h-[22px]" {...look}>
      <div
        // No <button>: older versions of Firefox let none be dragged (https://bugzilla.mozilla.org/show_bug.cgi?id=568313).
        role="button"
        tabIndex={-1}
        data-graph-focus={focusKey(nodeId, row.id)}
        data-graph-row={row.id}
        data-instruction={row.index}
        aria-label={fullName}
        aria-current={atCursor ? 'true' : undefined}
        aria-pressed={selected}
        title={fullName}
        className={classNames(
          'nodrag nopan flex h-full w-full cursor-default items-center gap-1.5 px-2.5 text-left text-xs select-none focus-visible:-outline-offset-2',
          selected ? 'graph-row-selected' : 'hover:bg-hover',
          !selected && (comparedTint(compared) || (failed && 'bg-failed-soft')),
          atCursor && 'graph-row-cursor',
          failed ? 'pr-7 group-hover/row:pr-13' : 'group-hover/row:pr-7',
        )}
        onClick={(event) => {
          // A row that was drawn anew while it was pressed has not got the keyboard by that.
          event.currentTarget.focus({ preventScroll: true });
          pressRow(store, row, event);
        }}
        onKeyDown={(event) => {
          if (event.key !== ' ') return;
          event.preventDefault();
          pressRow(store, row, event);
        }}
        onDoubleClick={() => revealInstruction(store, row.index, true)}
      >
        <RowText row={row} error={error} />
        {row.marks.length === 0 ? null : <ProblemSign error={error} />}
        <ComparedOr compared={compared}>
          <ForetoldOr foretold={foretold}>
            <RowHeatOr id={row.id}>{state === null ? null : <RowState state={state} />}</RowHeatOr>
          </ForetoldOr>
        </ComparedOr>
      </div>
      <FormButton row={row} aside={failed} />
      {failed ? <ShellButton row={row} /> : null}
    </li>
  );
});

/** For the pointer alone: by keyboard the row's own keys and menu open the form. */
function FormButton(props: { readonly row: Row; readonly aside: boolean }) {
  const { t } = useTranslation('graph');
  const store = useAppStoreApi();
  const { id, line } = props.row;
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-hidden
      title={t('formPanel.open', { line })}
      className={classNames(
        'nodrag nopan absolute top-px hidden size-5 items-center justify-center rounded border bg-raised text-muted group-hover/row:flex hover:text-ink',
        props.aside ? 'right-7' : 'right-1',
      )}
      onClick={() => {
        store.getState().select({ rows: [id] });
        store.getState().setOpenForm(id);
      }}
    >
      <SquarePen aria-hidden className="size-3.5" />
    </button>
  );
}

/** For the pointer alone, too: opens a shell where the step failed. */
function ShellButton({ row }: { readonly row: Row }) {
  const { t } = useTranslation('graph');
  const store = useAppStoreApi();
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-hidden
      title={t('menu.shell.failed')}
      data-testid="open-shell-here"
      className="nodrag nopan absolute top-px right-1 flex size-5 items-center justify-center rounded border border-failed bg-raised text-failed hover:bg-hover"
      onClick={() => {
        const state = store.getState();
        const step = builtStep(state, row.index);
        if (step !== null) void state.steps().then((to) => to.openFailed(step.instruction));
      }}
    >
      <TerminalSquare aria-hidden className="size-3.5" />
    </button>
  );
}
