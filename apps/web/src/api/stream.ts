import { heartbeatMs, StreamMessage } from '@stagecraft/contracts';
import { parseJson } from './problems.ts';

export interface StreamSubscription {
  readonly workspaceId: string | null;
  readonly buildId: string | null;
  /** Seq of the last event of the build that the caller has. */
  readonly after: number;
}

export type StreamState = 'connecting' | 'open' | 'lost';

/** The tab's one EventSource; reopened when the subscription changes; reconnects by itself. */
export interface LiveStream {
  subscribe(subscription: StreamSubscription): void;
  onMessage(listener: (message: StreamMessage) => void): () => void;
  /** Tells every change; before the first one the state is `connecting`. */
  onConnection(listener: (state: StreamState) => void): () => void;
  close(): void;
}

/** The part of `EventSource` that is used. */
export interface EventSourceLike {
  onopen: ((event: Event) => void) | null;
  onerror: ((event: Event) => void) | null;
  onmessage: ((event: MessageEvent<string>) => void) | null;
  close(): void;
}

export interface StreamEnvironment {
  readonly open: (url: string) => EventSourceLike;
  /** Calls back once after `ms`; gives a way to take it back. */
  readonly schedule: (callback: () => void, ms: number) => () => void;
  /** Calls back whenever the browser goes offline or online. */
  readonly onNetwork: (callback: () => void) => void;
}

const browserEnvironment: StreamEnvironment = {
  open: (url) => new EventSource(url),
  schedule: (callback, ms) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
  onNetwork: (callback) => {
    for (const change of ['offline', 'online']) window.addEventListener(change, callback);
  },
};

/** Waits before the first, second, … try to connect again, ms. The last one repeats. */
const retryDelays = [250, 500, 1000, 1500] as const;

/**
 * So many heartbeats in a row that do not come are a lost server: a network can go without a word, and a
 * connection over it stays open. A page that was busy or asleep misses one at most, as it counts its own.
 */
const silenceLimit = 3;

function streamAddress(subscription: StreamSubscription): string {
  const query = new URLSearchParams();
  if (subscription.workspaceId !== null) query.set('workspace', subscription.workspaceId);
  if (subscription.buildId !== null) {
    query.set('build', subscription.buildId);
    query.set('after', String(subscription.after));
  }
  const text = query.toString();
  return text === '' ? '/api/stream' : `/api/stream?${text}`;
}

class ReconnectingStream implements LiveStream {
  readonly #environment: StreamEnvironment;
  readonly #messageListeners = new Set<(message: StreamMessage) => void>();
  readonly #connectionListeners = new Set<(state: StreamState) => void>();
  #source: EventSourceLike | null = null;
  #wanted: StreamSubscription | null = null;
  #cancelRetry: (() => void) | null = null;
  #cancelListening: (() => void) | null = null;
  #heard = false;
  #failures = 0;
  #state: StreamState = 'connecting';

  constructor(environment: StreamEnvironment) {
    this.#environment = environment;
    // A connection over a network that is gone stays open and silent: a new one tells how things are. To a
    // server on this machine it opens at once.
    environment.onNetwork(() => this.#connect());
  }

  subscribe(subscription: StreamSubscription): void {
    const before = this.#wanted;
    const same =
      before !== null &&
      before.workspaceId === subscription.workspaceId &&
      before.buildId === subscription.buildId &&
      before.after === subscription.after;
    if (same) return;
    this.#wanted = subscription;
    this.#connect();
  }

  onMessage(listener: (message: StreamMessage) => void): () => void {
    this.#messageListeners.add(listener);
    return () => void this.#messageListeners.delete(listener);
  }

  onConnection(listener: (state: StreamState) => void): () => void {
    this.#connectionListeners.add(listener);
    return () => void this.#connectionListeners.delete(listener);
  }

  close(): void {
    this.#wanted = null;
    this.#disconnect();
  }

  #disconnect(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = null;
    this.#cancelListening?.();
    this.#cancelListening = null;
    this.#source?.close();
    this.#source = null;
  }

  /**
   * Reconnects by our own timer: EventSource gives up for good on an error status (a proxy's 502 while
   * the server restarts), and its own wait is seconds long. `after` takes Last-Event-ID's place.
   */
  #connect(): void {
    const wanted = this.#wanted;
    this.#disconnect();
    if (wanted === null) return;
    const source = this.#environment.open(streamAddress(wanted));
    this.#source = source;
    source.onopen = () => {
      if (this.#source !== source) return;
      this.#failures = 0;
      this.#setState('open');
    };
    source.onerror = () => {
      if (this.#source === source) this.#lose();
    };
    source.onmessage = (event) => {
      if (this.#source !== source) return;
      this.#heard = true;
      this.#receive(event.data);
    };
    this.#listen(0);
  }

  /** Gives the connection up when nothing is heard of it, also while it is being made. */
  #listen(silent: number): void {
    this.#heard = false;
    this.#cancelListening = this.#environment.schedule(() => {
      const missed = this.#heard ? 0 : silent + 1;
      if (missed < silenceLimit) this.#listen(missed);
      else this.#lose();
    }, heartbeatMs);
  }

  #lose(): void {
    this.#disconnect();
    this.#setState('lost');
    const delay = retryDelays[Math.min(this.#failures, retryDelays.length - 1)] ?? 1500;
    this.#failures += 1;
    this.#cancelRetry = this.#environment.schedule(() => this.#connect(), delay);
  }

  #receive(data: string): void {
    const parsed = StreamMessage.safeParse(parseJson(data));
    // A kind that this page does not know (the server is newer): skipping it keeps the rest alive.
    if (!parsed.success) return;
    const message = parsed.data;
    if (message.kind === 'alive') return;
    if (message.kind === 'build.event') {
      const wanted = this.#wanted;
      if (wanted === null || message.buildId !== wanted.buildId) return;
      if (message.event.seq <= wanted.after) return;
      this.#wanted = { ...wanted, after: message.event.seq };
    }
    for (const listener of this.#messageListeners) listener(message);
  }

  #setState(state: StreamState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const listener of this.#connectionListeners) listener(state);
  }
}

/** Opens nothing before the first `subscribe`. */
export function createLiveStream(environment: StreamEnvironment = browserEnvironment): LiveStream {
  return new ReconnectingStream(environment);
}
