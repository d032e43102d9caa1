import { useCallback, useMemo, useState } from 'react';
import { useAppStore } from '../../../state/hooks.tsx';
import type { EarlierLines } from './blocks.ts';
import { layoutLog, type LogInput, type LogLayout } from './layout.ts';
import { searchLog, type LogSearch } from './search.ts';

/** Computes the log of one build and remembers it, so that a frame costs what is new. */
function createLogModel() {
  let layout: LogLayout | null = null;
  let search: LogSearch | null = null;
  return {
    layOut: (input: LogInput): LogLayout => {
      layout = layoutLog(input, layout);
      return layout;
    },
    search: (searched: LogLayout, query: string): LogSearch => {
      search = searchLog(searched, query, search);
      return search;
    },
  };
}

const noSteps = [] as const;

/**
 * The shown build's log, laid out, and what was searched in it; opening and closing of its sections.
 * For one build: a component that shows another one starts anew (`key`).
 */
export function useLog(
  query: string,
  columns: number | null,
  earlier: ReadonlyMap<string, EarlierLines>,
) {
  const steps = useAppStore((state) => state.trace?.steps ?? noSteps);
  const matches = useAppStore((state) => state.stepMatches);
  const [model] = useState(createLogModel);
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  const layout = useMemo(
    () => model.layOut({ steps, matches, toggled, earlier, columns }),
    [model, steps, matches, toggled, earlier, columns],
  );
  const { hits } = useMemo(() => model.search(layout, query), [model, layout, query]);
  const setOpen = useCallback((ids: readonly string[], open: boolean) => {
    setToggled((before) => new Map([...before, ...ids.map((id) => [id, open] as const)]));
  }, []);
  return { layout, hits, setOpen };
}
