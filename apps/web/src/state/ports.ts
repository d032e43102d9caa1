import type { ApiClient } from '../api/client.ts';
import type { FollowContainer } from '../api/container-log.ts';
import type { LiveStream } from '../api/stream.ts';
import type { DocumentSession } from '../document/session.ts';
import type { LanguageClient } from '../language/client.ts';

/** What the store needs from outside, injected so that tests run it without a server, worker or Monaco. */
export interface Ports {
  readonly api: ApiClient;
  /** The tab's one SSE connection. */
  readonly stream: LiveStream;
  /** The Monaco models of open files. */
  readonly documents: DocumentSession;
  /** The worker that parses, builds the graph and lays it out. */
  readonly language: LanguageClient;
  /** `localStorage`, or nothing where it is denied. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;
  /** ms since epoch. */
  readonly now: () => number;
  /** By default an event stream of the server. */
  readonly followContainer?: FollowContainer;
  /** Runs `work` before the next paint, at most once a frame; by default the page's own schedule. */
  readonly onNextFrame?: (work: () => void) => void;
}
