import { ContainerMessage } from '@stagecraft/contracts';
import { parseJson } from './problems.ts';

/** Hears what a container does. */
export interface ContainerListener {
  /** The connection begins, or begins anew: what was told so far will be told again. */
  onBegin(): void;
  onMessage(message: ContainerMessage): void;
  /** The server refuses to go on, e.g. because it does not know the container any more. */
  onRefused(): void;
}

/** Which part of the log is told, as `ContainerLogQuery` has it. */
type LogPart = Readonly<Record<string, string>>;

/** Follows a container's state and log; gives the way to end that. */
export type FollowContainer = (
  id: string,
  listener: ContainerListener,
  part?: LogPart,
) => () => void;

/** The part of `EventSource` that is used. */
export interface LogSource {
  onopen: ((event: Event) => void) | null;
  onerror: ((event: Event) => void) | null;
  onmessage: ((event: MessageEvent<string>) => void) | null;
  /** 2 once it does not try again by itself. */
  readonly readyState: number;
  close(): void;
}

const closed = 2;

/** Makes the function that follows containers; `open` makes an `EventSource` outside of tests. */
export function createFollowContainer(
  open: (url: string) => LogSource = (url) => new EventSource(url),
): FollowContainer {
  return (id, listener, part = {}) => {
    const query = new URLSearchParams(part).toString();
    const address = `/api/containers/${encodeURIComponent(id)}/log`;
    const source = open(query === '' ? address : `${address}?${query}`);
    // Closing in the middle of an answer: what had come already is not told.
    let over = false;
    const end = () => {
      over = true;
      source.close();
    };
    // The first state is how it is now, the second one how it ended.
    let states = 0;
    source.onopen = () => {
      states = 0;
      if (!over) listener.onBegin();
    };
    source.onmessage = ({ data }) => {
      const parsed = ContainerMessage.safeParse(parseJson(data));
      // A kind that this page does not know (the server is newer): skipping it keeps the rest alive.
      if (over || !parsed.success) return;
      const { kind } = parsed.data;
      if (kind === 'state') states += 1;
      // The server tells nothing after these; the source would take that for a lost connection.
      if (states > 1 || kind === 'gone' || kind === 'lost') end();
      listener.onMessage(parsed.data);
    };
    source.onerror = () => {
      if (over || source.readyState !== closed) return;
      end();
      listener.onRefused();
    };
    return end;
  };
}
