import type { ContainerInspection } from '@stagecraft/contracts';
import { useDeferredValue, useId, useMemo, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { dockerWords, type LogWords } from '../docker-words.ts';
import { clockOf, findInLog, logLinesOf, placeOfMatch, type LogLine } from '../logs/log-lines.ts';
import { LogRows } from '../logs/log-rows.tsx';
import { LogToolbar } from '../logs/log-toolbar.tsx';
import { logQuery, useContainerLog, type LogPart } from '../logs/use-container-log.ts';
import { useWholeSearch, type LogMatch } from '../logs/use-whole-search.ts';
import { WholeSearchPanel } from '../logs/whole-search.tsx';
import { CommandLine } from './command-line.tsx';
import { ContainerOf } from './container-of.tsx';

/** What a container wrote and writes. */
export function ContainerLogs({ container }: { readonly container: string }) {
  return (
    <ContainerOf container={container}>
      {(detail) => <Logs key={detail.id} container={detail} />}
    </ContainerOf>
  );
}

/** What is searched for in the lines, and the hit that was gone to. */
function useSearch(lines: readonly LogLine[]) {
  const [query, setQuery] = useState('');
  const [hit, setHit] = useState<number | null>(null);
  const searched = useDeferredValue(query);
  const hits = useMemo(() => findInLog(lines, searched), [lines, searched]);
  const step = (by: 1 | -1): void => {
    // Who presses Enter at once goes to a hit of what was typed, not of what was searched so far.
    const { length } = searched === query ? hits : findInLog(lines, query);
    if (length === 0) return;
    const from = hit ?? (by > 0 ? -1 : length);
    setHit((from + by + length) % length);
  };
  return {
    query,
    searched,
    hit,
    hits,
    step,
    leave: () => setHit(null),
    search: (next: string) => {
      setQuery(next);
      setHit(null);
    },
  };
}

const atTheEnd: LogPart = { tail: '1000', since: '', stream: 'both', around: null };

/** Which part of the log is shown, and the match of the whole log that it was gone to for. */
function usePart(container: ContainerInspection) {
  const [part, setPart] = useState(atTheEnd);
  const [wanted, setWanted] = useState<LogMatch | null>(null);
  const { log, state } = useContainerLog(container.id, container.startedAt, part);
  const lines = useMemo(() => logLinesOf(log), [log]);
  const place = useMemo(() => wanted && placeOfMatch(lines, wanted), [lines, wanted]);
  const show = (next: LogPart): void => {
    setPart(next);
    setWanted(null);
  };
  const goTo = (match: LogMatch): void => {
    setWanted(match);
    if (placeOfMatch(lines, match) === null) setPart({ ...atTheEnd, around: match.at });
  };
  return { part, log, state, lines, place, show, goTo, leave: () => setWanted(null) };
}

function Logs({ container }: { readonly container: ContainerInspection }) {
  const [times, setTimes] = useState(false);
  const [following, setFollowing] = useState(true);
  const wrap = useAppStore((state) => state.logWrap);
  const { part, log, state, lines, place, ...shown } = usePart(container);
  const { query, searched, hit, hits, ...search } = useSearch(lines);
  const whole = useWholeSearch(container.id);
  const searchId = useId();
  const follow = following && state === 'live';
  const current = hit === null ? null : (hits[hit] ?? null);
  return (
    <div className="flex h-full min-h-0 flex-col" onKeyDown={(event) => findKey(event, searchId)}>
      <LogToolbar
        {...{ searchId, part, query, hit, times, following }}
        container={container.id}
        onPart={(next) => {
          shown.show({ ...next, around: null });
          search.leave();
        }}
        onQuery={search.search}
        hits={hits.length}
        onWhole={() => void whole.start(query)}
        onStep={(by) => {
          shown.leave();
          search.step(by);
          setFollowing(false);
        }}
        onTimes={setTimes}
        onFollowing={setFollowing}
      />
      <Found
        {...{ part, whole }}
        onGo={(match) => {
          setFollowing(false);
          shown.goTo(match);
        }}
        onEnd={() => {
          shown.show(atTheEnd);
          setFollowing(true);
        }}
      />
      <LogRows
        {...{ lines, state, times, wrap, following }}
        cut={log.cut}
        dropped={lines[0]?.number ?? 0}
        query={searched}
        current={place ?? current}
        onFollowing={setFollowing}
      />
      <CommandLine
        command={dockerWords.logs(container.name, { ...wordsOf(part), times, follow })}
      />
    </div>
  );
}

/** The part as `docker logs` takes it. */
function wordsOf(part: LogPart): Pick<LogWords, 'tail' | 'since' | 'until'> {
  const { tail, since = '', until = '' } = logQuery(part);
  const timeOf = (text: string): string =>
    /^\d+$/.test(text) ? new Date(Number(text)).toISOString() : text;
  return { tail: tail ?? 'all', since: timeOf(since), until: timeOf(until) };
}

/** Ctrl/Cmd+F goes to the log's own search, which finds what is not drawn. */
function findKey(event: KeyboardEvent, searchId: string): void {
  if (event.key.toLowerCase() !== 'f' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  document.getElementById(searchId)?.focus();
}

interface FoundProps {
  readonly part: LogPart;
  readonly whole: ReturnType<typeof useWholeSearch>;
  readonly onGo: (match: LogMatch) => void;
  readonly onEnd: () => void;
}

/** What the search of the whole log found, and that the log is shown around a match. */
function Found({ part, whole, onGo, onEnd }: FoundProps) {
  const { search, leave } = whole;
  return (
    <>
      {search === null ? null : (
        // Each search is a list of its own, whose end is in sight at first.
        <WholeSearchPanel key={search.state} search={search} onLeave={leave} onGo={onGo} />
      )}
      {part.around === null ? null : <Around at={part.around} onEnd={onEnd} />}
    </>
  );
}

/** That only lines around a moment are shown, with the way back. */
function Around({ at, onEnd }: { readonly at: number; readonly onEnd: () => void }) {
  const { t } = useTranslation('containerPlace');
  return (
    <p className="flex items-center gap-2 border-b px-3 py-1 text-xs text-muted">
      <span className="min-w-0 flex-1">
        {t('logs.whole.around', { time: clockOf(new Date(at).toISOString()) })}
      </span>
      <Button size="small" onClick={onEnd}>
        {t('logs.whole.toEnd')}
      </Button>
    </p>
  );
}
