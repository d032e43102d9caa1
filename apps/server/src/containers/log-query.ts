import type { ContainerLogQuery } from '@stagecraft/contracts';
import type { ContainerLogOptions } from '../engine/container-engine.ts';
import { momentOf } from '../images/prune-plan.ts';

/** A moment in ms since epoch, or a span before now. */
const readMoment = (text: string | undefined, now: number): number | null => {
  if (text === undefined) return null;
  return /^\d+$/.test(text) ? Number(text) : momentOf(text, now);
};

/** Which part of a log is asked for. `now` is in ms since epoch. */
export function logOptionsOf(
  query: Pick<ContainerLogQuery, 'since' | 'until'> & Partial<ContainerLogQuery>,
  now: number,
): Omit<ContainerLogOptions, 'limit'> {
  const { tail = 'all', stdout = 'true', stderr = 'true' } = query;
  return {
    tail: tail === 'all' ? 'all' : Number(tail),
    since: readMoment(query.since, now),
    until: readMoment(query.until, now),
    timestamps: query.timestamps === 'true',
    streams: [
      ...(stdout === 'true' ? (['stdout'] as const) : []),
      ...(stderr === 'true' ? (['stderr'] as const) : []),
    ],
  };
}
