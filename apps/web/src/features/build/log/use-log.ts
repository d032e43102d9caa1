import { useMemo, useRef, useState } from 'react';
import { useAppStore } from '../../../state/hooks.tsx';
import { layoutLog, type LogLayout } from './layout.ts';
import { searchLog, type LogSearch } from './search.ts';

const noSteps = [] as const;

/** The shown build's log, laid out; opening and closing of its sections. */
export function useLogLayout() {
  const buildId = useAppStore((state) => state.activeBuildId);
  const steps = useAppStore((state) => state.trace?.steps ?? noSteps);
  const matches = useAppStore((state) => state.stepMatches);
  const [toggles, setToggles] = useState<{
    readonly buildId: string | null;
    readonly open: ReadonlyMap<string, boolean>;
  }>({ buildId, open: new Map() });
  const toggled = toggles.buildId === buildId ? toggles.open : noToggles;
  const before = useRef<{ buildId: string | null; layout: LogLayout } | null>(null);
  const layout = useMemo(() => {
    const known = before.current?.buildId === buildId ? before.current.layout : null;
    const next = layoutLog({ steps, matches, toggled }, known);
    before.current = { buildId, layout: next };
    return next;
  }, [buildId, steps, matches, toggled]);
  const setOpen = (ids: readonly string[], open: boolean) => {
    setToggles({ buildId, open: new Map([...toggled, ...ids.map((id) => [id, open] as const)]) });
  };
  return { layout, setOpen };
}

const noToggles: ReadonlyMap<string, boolean> = new Map();

/** Hits of a query in the log; grows with the log. */
export function useLogSearch(layout: LogLayout, query: string): LogSearch {
  const before = useRef<LogSearch | null>(null);
  const buildId = useAppStore((state) => state.activeBuildId);
  const searchedBuild = useRef(buildId);
  return useMemo(() => {
    const known = searchedBuild.current === buildId ? before.current : null;
    const found = searchLog(layout, query, known);
    before.current = found;
    searchedBuild.current = buildId;
    return found;
  }, [layout, query, buildId]);
}
