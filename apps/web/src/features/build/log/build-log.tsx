import { ScrollText } from 'lucide-react';
import { useId, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { Button } from '../../../ui/button.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { isActiveGoing } from '../shared/selectors.ts';
import { BuildStatus } from './build-status.tsx';
import { FailureSummary } from './failure-summary.tsx';
import { linesBetween, liveRow, rowOfLine, rowTop, type LogLayout } from './layout.ts';
import { hashOf, type PickedLines } from './link.ts';
import { LogRows } from './log-rows.tsx';
import { LogToolbar } from './log-toolbar.tsx';
import type { LogHit } from './search.ts';
import { linesText, logText } from './text.ts';
import { useColumns } from './use-columns.ts';
import { useEarlier } from './use-earlier.ts';
import { useFollow } from './use-follow.ts';
import { useLogSearch } from './use-log-search.ts';
import { useNavigation } from './use-navigation.ts';
import { useSearchText } from './use-search.ts';
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
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'f' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    document.getElementById(searchId)?.focus();
  };
  const toHit = (by: 1 | -1) => {
    const hit = found.hits[search.move(by, found.hits.length) ?? -1];
    if (!hit) return;
    go.choose(hit.stepId, hit.line);
    go.goTo({ stepId: hit.stepId, at: hit.line });
  };
  return (
    <div className="flex min-h-0 flex-1 flex-col" onKeyDown={onKeyDown}>
      <LogToolbar
        searchId={searchId}
        query={search.typed}
        onQuery={search.type}
        regex={search.regex}
        onRegex={search.toggleRegex}
        hitCount={search.query === search.typed ? found.hitCount : null}
        searchNote={found.note === null ? '' : t(`log.${found.note}`)}
        hit={search.hit}
        onStep={toHit}
        onError={failedStep === null ? null : () => go.goTo({ stepId: failedStep, at: 'end' })}
        following={follow.follow}
        onFollow={() => follow.setFollow(!follow.follow)}
        onOpenAll={(open) => setOpen(stepsOf(layout), open)}
        text={() => logText(layout)}
        picked={go.picked && pickedText(layout, go.picked)}
      />
      <LogRows
        scroller={scroller}
        layout={layout}
        query={search.regex ? '' : search.query}
        currentRow={rowOfHit(layout, found.hits[search.hit ?? -1])}
        onToggle={(section) => setOpen([section.step.id], !section.open)}
        picked={go.picked}
        times={times}
        columns={columns}
        onPick={go.choose}
        onEarlier={showGap}
      />
    </div>
  );
}

function stepsOf(layout: LogLayout): readonly string[] {
  return layout.sections.map((section) => section.step.id);
}

/** What is copied of selected lines. */
function pickedText(layout: LogLayout, picked: PickedLines) {
  const { origin, pathname, search } = window.location;
  const lines = () => {
    const section = layout.sections.find(({ step }) => step.id === picked.stepId);
    return section ? linesText(linesBetween(section, picked.from, picked.to)) : '';
  };
  const link = () => `${origin}${pathname}${search}${hashOf(picked)}`;
  return { count: picked.to - picked.from + 1, text: lines, link };
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
