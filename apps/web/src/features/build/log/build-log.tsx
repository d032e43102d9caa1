import { ScrollText } from 'lucide-react';
import { useId, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { Button } from '../../../ui/button.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { isActiveGoing } from '../shared/selectors.ts';
import { useLatest } from '../shared/use-latest.ts';
import { BuildStatus } from './build-status.tsx';
import { FailureSummary } from './failure-summary.tsx';
import { liveRow, rowOfLine, rowTop, type LogLayout, type LogSection } from './layout.ts';
import { LogRows } from './log-rows.tsx';
import { LogToolbar } from './log-toolbar.tsx';
import type { LogHit } from './search.ts';
import { useColumns } from './use-columns.ts';
import { useEarlier } from './use-earlier.ts';
import { useFollow } from './use-follow.ts';
import { useLogActions } from './use-log-actions.ts';
import { useLogSearch } from './use-log-search.ts';
import { useNavigation } from './use-navigation.ts';
import { useSearchText } from './use-search.ts';

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
  const { t } = useTranslation('build');
  const going = useAppStore(isActiveGoing);
  const failedStep = useAppStore((state) => failedStepOf(state.trace));
  const wrap = useAppStore((state) => state.logWrap);
  const times = useAppStore((state) => state.logTimes);
  const search = useSearchText();
  const scroller = useRef<HTMLDivElement>(null);
  const searchId = useId();
  const columns = useColumns(scroller, wrap, times);
  const { earlier, showGap, showAround } = useEarlier();
  const { layout, setOpen, ...found } = useLogSearch(search, columns, earlier, going);
  const follow = useFollow(scroller, rowTop(layout, liveRow(layout) + 1), going);
  const ended = going ? null : failedStep;
  const go = useNavigation({ layout, setOpen, follow, failedStep: ended, showAround });
  const toggle = useLatest((section: LogSection) => setOpen([section.step.id], !section.open));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'f' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    document.getElementById(searchId)?.focus();
  };
  const { hits } = found;
  const actions = useLogActions({ layout, setOpen, search, hits, follow, go, failedStep });
  return (
    <div className="flex min-h-0 flex-1 flex-col" onKeyDown={onKeyDown}>
      <LogToolbar
        {...actions}
        searchId={searchId}
        query={search.typed}
        regex={search.regex}
        hitCount={search.query === search.typed ? found.hitCount : null}
        searchNote={found.note === null ? '' : t(`log.${found.note}`)}
        hit={search.hit}
        following={follow.follow}
        pickedCount={go.picked === null ? null : go.picked.to - go.picked.from + 1}
      />
      <LogRows
        scroller={scroller}
        layout={layout}
        query={search.regex ? '' : search.query}
        currentRow={rowOfHit(layout, hits[search.hit ?? -1])}
        onToggle={toggle}
        picked={go.picked}
        times={times}
        columns={columns}
        onPick={go.choose}
        onEarlier={showGap}
      />
    </div>
  );
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
