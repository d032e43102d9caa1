import { ScrollText } from 'lucide-react';
import {
  useDeferredValue,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { Button } from '../../../ui/button.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { isActiveGoing } from '../shared/selectors.ts';
import { BuildStatus } from './build-status.tsx';
import { FailureSummary } from './failure-summary.tsx';
import { liveRow, rowAt, rowOfLine, rowTop, type LogLayout, type LogSection } from './layout.ts';
import { LogRowView } from './log-row.tsx';
import { LogToolbar } from './log-toolbar.tsx';
import type { LogHit } from './search.ts';
import { logText } from './text.ts';
import { useFollow } from './use-follow.ts';
import { useFocusedStep, useGoTo, useShownFailure } from './use-go-to.ts';
import { useLog } from './use-log.ts';
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
  const search = useSearchText();
  const { layout, hits, setOpen } = useLog(search.query);
  const scroller = useRef<HTMLDivElement>(null);
  const searchId = useId();
  const follow = useFollow(scroller, rowTop(layout, liveRow(layout) + 1), going);
  const goTo = useGoTo(layout, setOpen, follow.show);
  useShownFailure(going ? null : failedStep, follow.follow, goTo);
  useFocusedStep(goTo);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'f' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    document.getElementById(searchId)?.focus();
  };
  const toHit = (by: 1 | -1) => {
    const index = search.move(by, hits.length);
    const hit = index === null ? undefined : hits[index];
    if (hit) goTo({ stepId: hit.stepId, at: hit.line });
  };
  return (
    <div className="flex min-h-0 flex-1 flex-col" onKeyDown={onKeyDown}>
      <LogToolbar
        searchId={searchId}
        query={search.typed}
        onQuery={search.type}
        hitCount={search.query === search.typed ? hits.length : null}
        hit={search.hit}
        onStep={toHit}
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
        currentRow={rowOfHit(layout, search.hit === null ? undefined : hits[search.hit])}
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
  const { start, end } = useWindow(scroller, layout);
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
      className="@container min-h-0 flex-1 overflow-auto focus-visible:-outline-offset-2"
    >
      <div style={{ height: layout.height, minWidth: 'max-content' }}>
        <div style={{ transform: `translateY(${String(rowTop(layout, start))}px)` }}>{rows}</div>
      </div>
    </div>
  );
}

/** What is typed, and which of its hits was gone to. The log is searched when typing leaves time. */
function useSearchText() {
  const [typed, setTyped] = useState('');
  const [hit, setHit] = useState<number | null>(null);
  const query = useDeferredValue(typed);
  const type = (text: string) => {
    setTyped(text);
    setHit(null);
  };
  /** The hit after or before, round and round; null when there is none. */
  const move = (by: 1 | -1, count: number): number | null => {
    if (count === 0) return null;
    const from = hit ?? (by === 1 ? -1 : 0);
    const index = (from + by + count) % count;
    setHit(index);
    return index;
  };
  return { typed, type, query, hit, move };
}

function rowOfHit(layout: LogLayout, hit: LogHit | undefined): number | null {
  const section = layout.sections.find((one) => one.step.id === hit?.stepId);
  return section?.open && hit ? rowOfLine(section, hit.line) : null;
}

function failedStepOf(
  trace: { steps: readonly { id: string; phase: string }[] } | null,
): string | null {
  return trace?.steps.find((step) => step.phase === 'failed')?.id ?? null;
}
