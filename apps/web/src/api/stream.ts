import type { StreamMessage } from '@stagecraft/contracts';

export interface StreamSubscription {
  readonly workspaceId: string | null;
  readonly buildId: string | null;
  /** Seq of the last event of the build that the caller has. */
  readonly after: number;
}

/** The tab's one EventSource; reopened when the subscription changes; reconnects by itself. */
export interface LiveStream {
  subscribe(subscription: StreamSubscription): void;
  onMessage(listener: (message: StreamMessage) => void): () => void;
  onConnection(listener: (state: 'connecting' | 'open' | 'lost') => void): () => void;
  close(): void;
}
