import { TerminalMessage, terminalSocketPath, type Terminal } from '@stagecraft/contracts';
import type { TerminalCommand, TerminalSize } from '@stagecraft/contracts';

/** What a page hears of a terminal. */
export interface TerminalListener {
  /** Draw this on an empty terminal of this size. */
  picture(size: TerminalSize, bytes: Uint8Array, at: number): void;
  /** Draw this, too; then `at` bytes of the process are drawn. */
  output(bytes: Uint8Array, at: number): void;
  terminal(terminal: Terminal): void;
  /** `lost`: it is being tried again. `gone`: the server does not know the terminal any more. */
  state(state: 'open' | 'lost' | 'gone'): void;
}

export interface TerminalConnection {
  type(bytes: Uint8Array): void;
  say(command: TerminalCommand): void;
  close(): void;
}

/** Of a connection that ends as its terminal is gone. */
const goneCode = 4404;
/** Between two tries, in ms. */
const firstPauseMs = 250;
const longestPauseMs = 4000;
/** Bytes of one message: a paste goes in pieces, as the server takes no longer ones. */
const longestMessage = 64 * 1024;

function messageOf(text: string): TerminalMessage | null {
  try {
    const parsed = TerminalMessage.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Hears one connection; gives how many bytes have come when it is asked. */
function hear(
  socket: WebSocket,
  from: number | null,
  listener: TerminalListener,
): () => number | null {
  let at = from;
  let picture: Extract<TerminalMessage, { kind: 'picture' }> | null = null;
  socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (data instanceof ArrayBuffer) {
      const bytes = new Uint8Array(data);
      if (picture === null) {
        at = (at ?? 0) + bytes.length;
        listener.output(bytes, at);
      } else {
        at = picture.at;
        listener.picture(picture.size, bytes, at);
      }
      picture = null;
      return;
    }
    const message = typeof data === 'string' ? messageOf(data) : null;
    if (message?.kind === 'terminal') listener.terminal(message.terminal);
    if (message?.kind === 'resumed') at = message.at;
    if (message?.kind === 'picture') picture = message;
  });
  return () => at;
}

/** What a connection needs of the world. */
export interface ConnectionPorts {
  /** Asks the server whether it still knows the terminal; null where it does not answer. */
  exists(): Promise<boolean | null>;
  /** Calls back at once, and whenever the page begins or ceases to be seen; gives the way to end that. */
  watchSight(changed: (isSeen: boolean) => void): () => void;
  open(path: string): WebSocket;
}

/** A socket that is made anew when it is lost, for as long as it is wanted. */
function keepSocket(
  id: string,
  listener: TerminalListener,
  { exists, open }: Pick<ConnectionPorts, 'exists' | 'open'>,
) {
  let socket: WebSocket | null = null;
  let received: () => number | null = () => null;
  let isWanted = false;
  let pauseMs = firstPauseMs;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const retry = async (): Promise<void> => {
    const isKnown = await exists();
    if (!isWanted || socket !== null) return;
    if (isKnown === false) listener.state('gone');
    else {
      timer = setTimeout(connect, pauseMs);
      pauseMs = Math.min(longestPauseMs, pauseMs * 2);
    }
  };
  const connect = (): void => {
    const after = received();
    const made = open(terminalSocketPath(id, after));
    socket = made;
    made.binaryType = 'arraybuffer';
    received = hear(made, after, listener);
    made.addEventListener('open', () => {
      pauseMs = firstPauseMs;
      listener.state('open');
    });
    made.addEventListener('close', ({ code }) => {
      if (made !== socket) return;
      socket = null;
      listener.state(code === goneCode ? 'gone' : 'lost');
      if (code !== goneCode) void retry();
    });
  };
  return {
    /** Null while there is none that could be sent something. */
    open: (): WebSocket | null => (socket?.readyState === socket?.OPEN ? socket : null),
    want(wanted: boolean): void {
      isWanted = wanted;
      if (wanted) {
        if (socket === null) connect();
        return;
      }
      clearTimeout(timer);
      const closing = socket;
      socket = null;
      closing?.close();
    },
  };
}

/**
 * Follows a terminal for as long as the page wants: a connection that is lost is made anew and goes on at
 * the byte where it ended. A page that nobody sees has none: browsers let it draw so seldom that the
 * process would wait for it.
 */
export function connectTerminal(
  id: string,
  listener: TerminalListener,
  ports: ConnectionPorts,
): TerminalConnection {
  const socket = keepSocket(id, listener, ports);
  const unwatch = ports.watchSight(socket.want);
  return {
    type(bytes) {
      for (let at = 0; at < bytes.length; at += longestMessage) {
        socket.open()?.send(new Uint8Array(bytes.slice(at, at + longestMessage)));
      }
    },
    say: (command) => socket.open()?.send(JSON.stringify(command)),
    close() {
      unwatch();
      socket.want(false);
    },
  };
}
