import { historyTable, recordedInstruction, type HistoryRow } from '@stagecraft/build-trace';
import type { ImageDetail } from '@stagecraft/contracts';
import { ArrowDownUp, ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore, useAppStoreApi } from '../../state/hooks.tsx';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { formatBytes, formatTime } from '../../ui/format.ts';

/** `docker history` as a table, each entry with the line of the Dockerfile that made it. */
export function HistorySection({ image }: { readonly image: ImageDetail }) {
  const { t } = useTranslation('history');
  const matched = useAppStore((state) => state.imageHistory);
  const [newestFirst, setNewestFirst] = useState(true);
  const [baseOpen, setBaseOpen] = useState(false);
  const table = useMemo(() => historyTable(image.history, matched), [image, matched]);
  const ordered = (rows: readonly HistoryRow[]) => (newestFirst ? rows.toReversed() : rows);
  const own = ordered(table.own).map((row) => (
    <Row key={row.index} row={row} largest={table.largest} />
  ));
  const base =
    table.base.length === 0 ? null : (
      <BaseRow
        key="base"
        count={table.base.length}
        size={table.baseSize}
        largest={table.largest}
        open={baseOpen}
        onToggle={() => setBaseOpen(!baseOpen)}
      />
    );
  const baseRows = baseOpen
    ? ordered(table.base).map((row) => <Row key={row.index} row={row} largest={table.largest} />)
    : [];
  return (
    <section aria-labelledby="image-history" className="mt-4">
      <div className="flex items-center gap-2">
        <h3 id="image-history" className="text-xs font-semibold text-muted">
          {t('table.title')}
        </h3>
        <Button
          size="small"
          variant="ghost"
          icon={<ArrowDownUp aria-hidden className="size-3.5" />}
          onClick={() => setNewestFirst(!newestFirst)}
        >
          {t(newestFirst ? 'table.newestFirst' : 'table.oldestFirst')}
        </Button>
      </div>
      <table className="mt-1 w-full table-fixed text-left text-xs">
        <thead className="text-muted">
          <tr className="border-b">
            <th className="py-1 font-medium">{t('table.instruction')}</th>
            <th className="w-24 py-1 font-medium">{t('table.line')}</th>
            <th className="w-36 py-1 font-medium">{t('table.created')}</th>
            <th className="w-44 py-1 font-medium">{t('table.size')}</th>
          </tr>
        </thead>
        <tbody>{newestFirst ? [own, base, baseRows] : [base, baseRows, own]}</tbody>
      </table>
    </section>
  );
}

function Row(props: { readonly row: HistoryRow; readonly largest: number }) {
  const { row, largest } = props;
  const { t, i18n } = useTranslation(['history', 'app']);
  const { entry } = row;
  return (
    <tr className="border-b align-top hover:bg-hover">
      <td className="py-1 pr-3 font-mono break-words" title={entry.createdBy}>
        <span className="line-clamp-2">{recordedInstruction(entry.createdBy)}</span>
      </td>
      <td className="py-1 pr-2">
        <LineLink instruction={row.instruction} />
      </td>
      <td className="py-1 pr-2 text-muted">
        {entry.createdAt === null
          ? t('app:state.unknown')
          : formatTime(entry.createdAt, i18n.language)}
      </td>
      <td className="py-1">
        <SizeBar size={entry.size} largest={largest} />
      </td>
    </tr>
  );
}

/** Bytes in figures and as a bar against the largest; null when they are not known. */
function SizeBar(props: { readonly size: number | null; readonly largest: number }) {
  const { size, largest } = props;
  const { t, i18n } = useTranslation('app');
  if (size === null) return <span className="text-muted">{t('state.unknown')}</span>;
  return (
    <span className="flex items-center gap-2">
      <span className="w-16 shrink-0 text-right tabular-nums">
        {formatBytes(size, i18n.language)}
      </span>
      <span aria-hidden className="h-2 flex-1 overflow-hidden rounded-sm bg-hover">
        {size > 0 ? (
          <span
            className="block h-full min-w-px bg-accent"
            style={{ width: `${String(share(size, largest) * 100)}%` }}
          />
        ) : null}
      </span>
    </span>
  );
}

function BaseRow(props: {
  readonly count: number;
  readonly size: number | null;
  readonly largest: number;
  readonly open: boolean;
  readonly onToggle: () => void;
}) {
  const { t } = useTranslation('history');
  return (
    <tr className="border-b bg-panel">
      <td className="py-1" colSpan={3}>
        <button
          type="button"
          aria-expanded={props.open}
          onClick={props.onToggle}
          className="inline-flex items-center gap-1 rounded hover:underline"
        >
          <ChevronRight aria-hidden className={classNames('size-3.5', props.open && 'rotate-90')} />
          {t('table.base', { count: props.count })}
        </button>
      </td>
      <td className="py-1">
        <SizeBar size={props.size} largest={props.largest} />
      </td>
    </tr>
  );
}

/** The line in today's text when the instruction is still the same, else the line at that time. */
function LineLink({ instruction }: { readonly instruction: number | null }) {
  const { t } = useTranslation('history');
  const store = useAppStoreApi();
  const today = useAppStore((state) => {
    const index = instruction === null ? undefined : state.alignment.get(instruction);
    return index === undefined ? null : (state.snapshot?.model.instructions[index] ?? null);
  });
  const built = useAppStore((state) =>
    instruction === null ? null : (state.built?.model.instructions[instruction] ?? null),
  );
  if (today !== null) {
    return (
      <button
        type="button"
        className="rounded text-accent underline-offset-2 hover:underline"
        onClick={() => {
          const { snapshot, revealSpan } = store.getState();
          if (snapshot) revealSpan(snapshot.path, today.contentSpan, true);
        }}
      >
        {t('table.toLine', { line: today.firstLine + 1 })}
      </button>
    );
  }
  if (built !== null) {
    return (
      <span className="text-muted">{t('table.builtLine', { line: built.firstLine + 1 })}</span>
    );
  }
  return <span className="text-muted">–</span>;
}

function share(size: number, largest: number): number {
  return largest === 0 ? 0 : size / largest;
}
