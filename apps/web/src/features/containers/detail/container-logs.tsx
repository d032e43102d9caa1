import type { ContainerInspection } from '@stagecraft/contracts';
import { useDeferredValue, useId, useMemo, useState, type KeyboardEvent } from 'react';
import { useAppStore } from '../../../state/hooks.tsx';
import { dockerWords } from '../docker-words.ts';
import { findInLog, logLinesOf, type LogLine } from '../logs/log-lines.ts';
import { LogRows } from '../logs/log-rows.tsx';
import { LogToolbar } from '../logs/log-toolbar.tsx';
import { useContainerLog, type LogPart } from '../logs/use-container-log.ts';
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

function Logs({ container }: { readonly container: ContainerInspection }) {
  const [part, setPart] = useState<LogPart>({ tail: '1000', since: '', stream: 'both' });
  const [times, setTimes] = useState(false);
  const [following, setFollowing] = useState(true);
  const wrap = useAppStore((state) => state.logWrap);
  const { log, state } = useContainerLog(container.id, container.startedAt, part);
  const lines = useMemo(() => logLinesOf(log), [log]);
  const { query, searched, hit, hits, ...search } = useSearch(lines);
  const searchId = useId();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() !== 'f' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    document.getElementById(searchId)?.focus();
  };
  const follow = following && state === 'live';
  return (
    <div className="flex h-full min-h-0 flex-col" onKeyDown={onKeyDown}>
      <LogToolbar
        container={container.id}
        searchId={searchId}
        part={part}
        onPart={(next) => {
          setPart(next);
          search.leave();
        }}
        query={query}
        onQuery={search.search}
        hit={hit}
        hits={hits.length}
        onStep={(by) => {
          search.step(by);
          setFollowing(false);
        }}
        times={times}
        onTimes={setTimes}
        following={following}
        onFollowing={setFollowing}
      />
      <LogRows
        lines={lines}
        state={state}
        cut={log.cut}
        dropped={lines[0]?.number ?? 0}
        query={searched}
        current={hit === null ? null : (hits[hit] ?? null)}
        times={times}
        wrap={wrap}
        following={following}
        onFollowing={setFollowing}
      />
      <CommandLine command={dockerWords.logs(container.name, { ...part, times, follow })} />
    </div>
  );
}
