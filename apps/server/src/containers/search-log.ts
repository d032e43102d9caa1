import { stripAnsi } from '@stagecraft/build-trace';
import type { ContainerLogMatches } from '@stagecraft/contracts';
import type { Engine, Outcome } from '../engine/engine.ts';
import type { ContainerLogOptions } from '../engine/container-engine.ts';
import { collectLines, type LogLine } from './log-lines.ts';

/** Matches that are told, the last ones; characters of each. */
const shown = { matches: 1000, characters: 1000 };
/** Bytes that are looked through. */
const searchLimit = 512 * 1024 ** 2;

export interface LogSearch {
  readonly text: string;
  readonly matchCase: boolean;
  readonly part: Pick<ContainerLogOptions, 'since' | 'until'>;
}

/** A line as the engine writes it with its time; null where there is none. */
function readTime(text: string): { readonly at: number | null; readonly text: string } {
  const [, time = '', rest = ''] = /^(\d{4}-\d\d-\d\dT\S+) ?(.*)$/s.exec(text) ?? [];
  const at = Date.parse(time);
  return Number.isNaN(at) ? { at: null, text } : { at, text: rest };
}

function createFinder({ text: wanted, matchCase }: LogSearch) {
  const needle = matchCase ? wanted : wanted.toLowerCase();
  const found: ContainerLogMatches = { matches: [], total: 0, lines: 0, truncated: false };
  return {
    found,
    look({ stream, text: written }: LogLine): void {
      const line = found.lines;
      found.lines += 1;
      const { at, text: raw } = readTime(written);
      // As the page finds it: colours within a word are no part of it.
      const text = stripAnsi(raw);
      if (!(matchCase ? text : text.toLowerCase()).includes(needle)) return;
      found.total += 1;
      found.matches.push({ line, stream, at, text: text.slice(0, shown.characters) });
      // In large steps, as taking off the head costs as much as what stays.
      if (found.matches.length >= 2 * shown.matches) found.matches.splice(0, shown.matches);
    },
  };
}

/** Looks through what the engine keeps of a container's log. */
export async function searchContainerLog(
  engine: Engine,
  id: string,
  search: LogSearch,
  signal: AbortSignal,
): Promise<Outcome<ContainerLogMatches>> {
  const { found, look } = createFinder(search);
  const lines = collectLines(look);
  const options = {
    ...search.part,
    tail: 'all',
    limit: searchLimit,
    follow: false,
    timestamps: true,
  } as const;
  const read = await engine.containerLogs(
    id,
    options,
    async (output) => lines.take(output),
    signal,
  );
  if (!read.ok) return read;
  lines.end();
  const matches = found.matches.slice(-shown.matches);
  return { ok: true, value: { ...found, matches, truncated: read.value === 'cut' } };
}
