import { TerminalCommand, type TerminalMessage } from '@stagecraft/contracts';
import type { RawData, WebSocket } from 'ws';
import type { FindSocket } from '../app/sockets.ts';
import type { Viewer } from './audience.ts';
import type { TerminalSession } from './session.ts';
import type { Terminals } from './terminals.ts';

/** Of a connection that ends as its terminal is gone. (RFC 6455, 7.4.2: for applications.) */
const goneCode = 4404;
/** Of one whose page has stopped drawing: it may try again. (The IANA's registry of close codes.) */
const stalledCode = 1013;
/** Pages that may show one terminal. */
const viewerLimit = 16;

function bytesOf(data: RawData): Buffer {
  if (Buffer.isBuffer(data)) return data;
  return Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data);
}

/** What a page says as JSON; null for what is none of it. */
function commandOf(data: RawData): TerminalCommand | null {
  try {
    const parsed = TerminalCommand.safeParse(JSON.parse(bytesOf(data).toString('utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Shows a terminal to a page for as long as it is connected. */
function meet(session: TerminalSession, after: number | null, socket: WebSocket): void {
  let drawn = 0;
  const tell = (message: TerminalMessage): void => socket.send(JSON.stringify(message));
  const viewer: Viewer = {
    output: (bytes) => socket.send(bytes),
    drawn: () => drawn,
    changed: (terminal) => tell({ kind: 'terminal', terminal }),
    stalled: () => socket.close(stalledCode),
    closed: () => socket.close(goneCode),
  };
  const beginning = session.join(viewer, after);
  if (beginning.kind === 'resumed') {
    drawn = beginning.at;
    tell({ kind: 'resumed', at: beginning.at });
  } else {
    const { at, size, bytes } = beginning.picture;
    drawn = at;
    tell({ kind: 'picture', at, size });
    socket.send(bytes);
  }
  if (beginning.bytes.length > 0) socket.send(beginning.bytes);
  tell({ kind: 'terminal', terminal: session.terminal() });

  const hear = async (data: RawData, isBinary: boolean): Promise<void> => {
    if (isBinary) {
      // No more is read from the page than the process takes.
      socket.pause();
      await session.type(bytesOf(data));
      socket.resume();
      return;
    }
    const command = commandOf(data);
    if (command?.kind === 'resize') session.resize(command.size);
    if (command?.kind === 'drawn') {
      drawn = Math.max(drawn, command.at);
      session.drawn();
    }
  };
  socket.on('message', (data, isBinary) => void hear(data, isBinary));
  socket.on('close', () => session.leave(viewer));
}

/** Finds the terminal that an address names (`terminalSocketPath`). */
export function terminalSockets(terminals: Terminals): FindSocket {
  return (url) => {
    const id = /^\/api\/terminals\/([\w-]+)\/socket$/.exec(url.pathname)?.[1];
    if (id === undefined) return 'not_found';
    const session = terminals.find(id);
    if (session === null) return 'terminal_not_found';
    if (session.viewers() >= viewerLimit) return 'too_many_requests';
    const after = url.searchParams.get('after');
    const at = after !== null && /^\d{1,15}$/.test(after) ? Number(after) : null;
    return (socket) => meet(session, at, socket);
  };
}
