import type { EarlierLines } from './blocks.ts';
import type { LogLayout } from './layout.ts';
import type { LogHit } from './search.ts';
import { useLog } from './use-log.ts';
import { useServerSearch, type useSearchText } from './use-search.ts';

/**
 * The log, laid out, and the lines that have what is searched: found in the page, or on the server
 * where the page let go of lines or the text is a regular expression.
 */
export function useLogSearch(
  search: ReturnType<typeof useSearchText>,
  columns: number | null,
  earlier: ReadonlyMap<string, EarlierLines>,
  going: boolean,
) {
  const { query, regex } = search;
  const log = useLog(regex ? '' : query, columns, earlier);
  const onServer = regex || log.layout.sections.some((section) => section.log.first > 0);
  const found = useServerSearch(onServer ? query : null, regex, going);
  const { layout, setOpen } = log;
  if (!onServer) return { layout, setOpen, hits: log.hits, hitCount: log.hits.length, note: null };
  const known = found?.query === query ? found : null;
  return {
    layout,
    setOpen,
    hits: known ? inOrder(layout, known.hits) : [],
    hitCount: known?.total ?? null,
    note: known === null || known.state === 'complete' ? null : known.state,
  };
}

/** Hits from top to bottom, as the log is laid out. */
function inOrder(layout: LogLayout, hits: readonly LogHit[]): readonly LogHit[] {
  const places = new Map(layout.sections.map(({ step }, place) => [step.id, place]));
  const placeOf = (hit: LogHit) => places.get(hit.stepId) ?? Infinity;
  return hits.toSorted((a, b) => placeOf(a) - placeOf(b) || a.line - b.line);
}
