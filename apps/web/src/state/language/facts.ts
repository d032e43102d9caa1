import { factKey, type Want } from '../../language/facts.ts';
import type { Fact } from '../../language/protocol.ts';
import { createListeners } from '../../language/listeners.ts';
import { sameData } from '../../language/same-data.ts';
import { createRecentMap } from './recent-map.ts';

/** What the cache of facts needs from outside. */
export interface FactsPorts {
  /**
   * Looks a want up; never rejects. When `signal` ends it, the answer is a failure; null when nobody
   * wants it any more.
   */
  fetch(want: Want, signal: AbortSignal): Promise<Fact | null>;
  /** Tells the worker, of a failure each time; null takes a fact away. */
  tell(facts: readonly (readonly [string, Fact | null])[]): void;
  /** ms since epoch. */
  now(): number;
  /** Ends a look-up that takes too long. */
  limit(): AbortSignal;
}

/** The page's facts, which are also the worker's. */
export interface Facts {
  /** Looks up what is not known; resolves when each is known or cannot be had. */
  meet(wants: readonly Want[]): Promise<void>;
  /** Looks up anew what is out of date; what is known stays until then. */
  refresh(wants: readonly Want[]): void;
  /** Facts of these kinds are out of date from now on. */
  expire(kinds: readonly Want['kind'][]): void;
  /** Puts a fact in that came by itself, if anybody ever wanted it. */
  offer(want: Want, fact: Fact): void;
  /** Nothing is known any more: another workspace. */
  clear(): void;
  /** Called with its kind when a fact came, changed or got out of date. */
  onChange(listener: (kind: Want['kind'] | 'all') => void): () => void;
}

const second = 1_000;
const minute = 60 * second;

/** How long a fact is taken for true where nothing tells of its change; ms. */
const lifetimes: Readonly<Record<Want['kind'], number>> = {
  folder: 5 * second,
  ignore: 15 * second,
  policy: 15 * second,
  sources: 15 * second,
  images: 15 * second,
  image: 15 * second,
  tags: 10 * minute,
  manifest: 10 * minute,
  imageFolder: 10 * minute,
  // The store tells of each change.
  builds: Number.POSITIVE_INFINITY,
  script: 60 * minute,
};

/** Facts that are kept; those that were used longest ago go first. */
const most = 3_000;

/** How long a failure is believed; ms. */
const failureLifetime = 30 * second;

function lifetimeOf(want: Want, fact: Fact): number {
  return 'failed' in fact ? failureLifetime : lifetimes[want.kind];
}

interface Known {
  readonly want: Want;
  readonly fact: Fact;
  /** ms since epoch. */
  readonly until: number;
}

export function createFacts(ports: FactsPorts): Facts {
  const known = createRecentMap<Known>(most);
  const lookingUp = new Map<string, Promise<void>>();
  const listeners = createListeners<Want['kind'] | 'all'>();
  /** Counts the times that everything was forgotten: answers from before are not put in. */
  let round = 0;
  /** The same for the times that a kind got out of date: answers from before are out of date at once. */
  const expiries = new Map<Want['kind'], number>();

  const put = (key: string, want: Want, fact: Fact, fresh = true): void => {
    const before = known.get(key)?.fact;
    const until = fresh ? ports.now() + lifetimeOf(want, fact) : 0;
    const gone = known.set(key, { want, fact, until });
    const isSame = before !== undefined && sameData(before, fact);
    // Of what failed, the worker wants that first which was asked about longest ago.
    if (isSame && !('failed' in fact)) return;
    ports.tell([[key, fact], ...gone.map((one) => [one, null] as const)]);
    if (!isSame) listeners.call(want.kind);
  };
  const lookUp = (want: Want): Promise<void> => {
    const key = factKey(want);
    const running = lookingUp.get(key);
    if (running !== undefined) return running;
    const mine = round;
    const expiry = expiries.get(want.kind);
    const work = ports.fetch(want, ports.limit()).then((fact) => {
      if (mine !== round) return;
      lookingUp.delete(key);
      if (fact !== null) put(key, want, fact, expiries.get(want.kind) === expiry);
    });
    lookingUp.set(key, work);
    return work;
  };
  const isDue = (want: Want): boolean => (known.get(factKey(want))?.until ?? 0) <= ports.now();
  const forget = (): void => {
    round += 1;
    lookingUp.clear();
    if (known.size === 0) return;
    ports.tell(known.entries().map(([key]) => [key, null]));
    known.clear();
    listeners.call('all');
  };
  return {
    meet: async (wants) => {
      await Promise.all(wants.filter(isDue).map(lookUp));
    },
    refresh: (wants) => {
      for (const want of wants) if (isDue(want)) void lookUp(want);
    },
    expire: (kinds) => {
      for (const kind of kinds) expiries.set(kind, (expiries.get(kind) ?? 0) + 1);
      const stale = known.entries().filter(([, { want }]) => kinds.includes(want.kind));
      for (const [key, entry] of stale) known.set(key, { ...entry, until: 0 });
      const changed = new Set(stale.map(([, { want }]) => want.kind));
      for (const kind of changed) listeners.call(kind);
    },
    offer: (want, fact) => {
      const key = factKey(want);
      if (known.has(key)) put(key, want, fact);
    },
    clear: forget,
    onChange: (listener) => listeners.add(listener),
  };
}
