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
      } else listener.picture(picture.size, bytes, picture.at);
      picture = null;
      return;
    }
    const message = typeof data === 'string' ? messageOf(data) : null;
    if (message?.kind === 'terminal') listener.terminal(message.terminal);
    else if (message !== null) at = message.at;
    if (message?.kind === 'picture') picture = message;
  });
  return () => at;
}

/**
 * Follows a terminal for as long as the page wants: a connection that is lost is made anew and goes on at
 * the byte where it ended.
 *
 * @param exists asks the server whether it still knows the terminal; null where it does not answer
 */
export function connectTerminal(
  id: string,
  listener: TerminalListener,
  exists: () => Promise<boolean | null>,
  open: (path: string) => WebSocket = (path) => new WebSocket(path),
): TerminalConnection {
  let socket: WebSocket;
  let isWanted = true;
  let pauseMs = firstPauseMs;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const retry = async (after: number | null): Promise<void> => {
    if ((await exists()) === false) listener.state('gone');
    else if (isWanted) {
      timer = setTimeout(() => connect(after), pauseMs);
      pauseMs = Math.min(longestPauseMs, pauseMs * 2);
    }
  };
  const connect = (after: number | null): void => {
    socket = open(terminalSocketPath(id, after));
    socket.binaryType = 'arraybuffer';
    const received = hear(socket, after, listener);
    socket.addEventListener('open', () => {
      pauseMs = firstPauseMs;
      listener.state('open');
    });
    socket.addEventListener('close', ({ code }) => {
      if (!isWanted) return;
      listener.state(code === goneCode ? 'gone' : 'lost');
      if (code !== goneCode) void retry(received());
    });
  };
  connect(null);
  const isOpen = (): boolean => socket.readyState === WebSocket.OPEN;
  return {
    type(bytes) {
      for (let at = 0; isOpen() && at < bytes.length; at += longestMessage) {
        socket.send(new Uint8Array(bytes.slice(at, at + longestMessage)));
      }
    },
    say: (command) => {
      if (isOpen()) socket.send(JSON.stringify(command));
    },
    close() {
      isWanted = false;
      clearTimeout(timer);
      socket.close();
    },
  };
}
