import { ContainerStatsMessage, type ContainerSample } from '@stagecraft/contracts';
import { parseJson } from './problems.ts';

/** Hears what a container uses. */
export interface StatsListener {
  onSample(sample: ContainerSample): void;
  /** It does not run any more. */
  onEnded(): void;
  /** Nothing is heard right now; the browser tries again by itself. */
  onLost(): void;
}

/** Follows what a container uses, once a second; gives the way to end that. */
export function followStats(id: string, listener: StatsListener): () => void {
  const source = new EventSource(`/api/container-stats?${new URLSearchParams({ ids: id })}`);
  source.onmessage = ({ data }: MessageEvent<string>) => {
    const message = ContainerStatsMessage.safeParse(parseJson(data));
    // A kind that this page does not know (the server is newer): skipping it keeps the rest alive.
    if (!message.success || message.data.kind === 'alive') return;
    if (message.data.kind === 'sample') {
      listener.onSample(message.data.sample);
      return;
    }
    source.close();
    listener.onEnded();
  };
  source.onerror = () => listener.onLost();
  return () => source.close();
}
