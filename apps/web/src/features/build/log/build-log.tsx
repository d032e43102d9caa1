import { ScrollText } from 'lucide-react';
import { useDeferredValue, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { Button } from '../../../ui/button.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { isActiveGoing } from '../shared/selectors.ts';
import { BuildStatus } from './build-status.tsx';
import { FailureSummary } from './failure-summary.tsx';
import { liveRow, rowAt, rowOfLine, type LogLayout, type LogSection } from './layout.ts';
import { LogRowView, rowHeight } from './log-row.tsx';
import { LogToolbar } from './log-toolbar.tsx';
import { logText } from './text.ts';
import { useFollow } from './use-follow.ts';
import { useFocusedStep, useGoTo, useShownFailure, type LogPlace } from './use-go-to.ts';
import { useLogLayout, useLogSearch } from './use-log.ts';
import { useWindow } from './use-window.ts';
import './log.css';

/** The shown build's log: its state, what failed, a section a step. */
export function BuildLog() {
  const { t } = useTranslation(['build', 'app']);
  const buildId = useAppStore((state) => state.activeBuildId);
  const problem = useAppStore((state) => state.buildProblem);
  const dismiss = useAppStore((state) => state.dismissBuildProblem);
  return (
    <section aria-label={t('log.label')} className="flex h-full min-h-0 flex-col bg-canvas">
      {problem === null ? null : (
        <div className="p-2">
          <ErrorNotice
            problem={problem}
            actions={
              <Button size="small" onClick={dismiss}>
                {t('app:action.close')}
              </Button>
            }
          />
        </div>
      )}
      {buildId === null ? (
        <EmptyState
          icon={<ScrollText className="size-6" />}
          title={t('log.none')}
          hint={t('log.noneHint')}
        />
      ) : (
        <ActiveLog key={buildId} />
      )}
    </section>
  );
}

function ActiveLog() {
  const { t } = useTranslation('build');
  const loading = useAppStore((state) => state.trace === null);
  return (
    <>
      <BuildStatus />
      <FailureSummary />
      {loading ? (
        <p className="flex items-center gap-2 p-3 text-muted">
          <Spinner />
          {t('log.loading')}
        </p>
      ) : (
        <LogView />
      )}
    </>
  );
}

function LogView() {
  const number = useAppStore((state) => state.activeRecord?.number ?? 0);
  const going = useAppStore(isActiveGoing);
  const failedStep = useAppStore((state) => failedStepOf(state.trace));
  const { layout, setOpen } = useLogLayout();
  const scroller = useRef<HTMLDivElement>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const follow = useFollow(scroller, liveRow(layout), rowHeight, going);
  const goTo = useGoTo(layout, setOpen, follow.showRow);
  const search = useSearch(layout, goTo);
  useShownFailure(going ? null : failedStep, follow.follow, goTo);
  useFocusedStep(goTo);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'f' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    searchField.current?.focus();
  };
  return (
    <div className="flex min-h-0 flex-1 flex-col" onKeyDown={onKeyDown}>
      <LogToolbar
        searchField={searchField}
        query={search.typed}
        onQuery={search.type}
        hitCount={search.hits.length}
        hit={search.hit}
        onStep={search.step}
        onError={failedStep === null ? null : () => goTo({ stepId: failedStep, at: 'end' })}
        following={follow.follow}
        onFollow={() => follow.setFollow(!follow.follow)}
        onOpenAll={(open) =>
          setOpen(
            layout.sections.map((section) => section.step.id),
            open,
          )
        }
        text={() => logText(layout)}
        fileName={`build-${String(number)}.log`}
      />
      <Rows
        scroller={scroller}
        layout={layout}
        query={search.query}
        currentRow={search.row}
        onToggle={(section) => setOpen([section.step.id], !section.open)}
      />
    </div>
  );
}

function Rows(props: {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly layout: LogLayout;
  readonly query: string;
  readonly currentRow: number | null;
  readonly onToggle: (section: LogSection) => void;
}) {
  const { t } = useTranslation('build');
  const { scroller, layout } = props;
  const { start, end } = useWindow(scroller, layout.rowCount, rowHeight);
  const rows = [];
  for (let index = start; index < end; index += 1) {
    const row = rowAt(layout, index);
    if (row === null) continue;
    const current = index === props.currentRow;
    rows.push(
      <LogRowView
        key={index}
        row={row}
        query={props.query}
        current={current}
        onToggle={props.onToggle}
      />,
    );
  }
  return (
    <div
      ref={scroller}
      tabIndex={0}
      role="region"
      aria-label={t('log.rows')}
      className="min-h-0 flex-1 overflow-auto focus-visible:-outline-offset-2"
    >
      <div style={{ height: layout.rowCount * rowHeight, minWidth: 'max-content' }}>
        <div style={{ transform: `translateY(${String(start * rowHeight)}px)` }}>{rows}</div>
      </div>
    </div>
  );
}

/** What is typed, its hits, and the one that was gone to. */
function useSearch(layout: LogLayout, goTo: (place: LogPlace) => void) {
  const [typed, setTyped] = useState('');
  const [hit, setHit] = useState<number | null>(null);
  const query = useDeferredValue(typed);
  const { hits } = useLogSearch(layout, query);
  const at = hit === null ? undefined : hits[hit];
  const found = layout.sections.find((one) => one.step.id === at?.stepId);
  const row = found?.open && at ? rowOfLine(found, at.line) : null;
  const step = (by: 1 | -1) => {
    if (hits.length === 0) return;
    const from = hit ?? (by === 1 ? -1 : 0);
    const index = (from + by + hits.length) % hits.length;
    const next = hits[index];
    if (!next) return;
    setHit(index);
    goTo({ stepId: next.stepId, at: next.line });
  };
  const type = (text: string) => {
    setTyped(text);
    setHit(null);
  };
  return { typed, type, query, hits, hit, row, step };
}

function failedStepOf(
  trace: { steps: readonly { id: string; phase: string }[] } | null,
): string | null {
  return trace?.steps.find((step) => step.phase === 'failed')?.id ?? null;
}
