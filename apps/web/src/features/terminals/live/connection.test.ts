import type { Terminal, TerminalMessage } from '@stagecraft/contracts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { connectTerminal, type TerminalListener } from './connection.ts';

const goneCode = 4404;
const size = { columns: 80, rows: 24 };
const terminal: Terminal = {
  id: 'one',
  request: { kind: 'attach', container: 'web' },
  title: 'web',
  programTitle: '',
  command: null,
  openedAt: 1,
  size,
  status: { state: 'running' },
};

const states = { connecting: 0, open: 1, closed: 3 };

/** As much of a WebSocket as the connection uses; its other side is the test. */
function createSocket(path: string) {
  const target = new EventTarget();
  const sent: (string | Uint8Array)[] = [];
  const tell = (name: string, more: object): void => {
    target.dispatchEvent(Object.assign(new Event(name), more));
  };
  const socket = {
    binaryType: '',
    readyState: states.connecting,
    OPEN: states.open,
    addEventListener: target.addEventListener.bind(target),
    send: (data: string | Uint8Array) => sent.push(data),
    close: () => end(1000),
  };
  function end(code: number): void {
    if (socket.readyState === states.closed) return;
    socket.readyState = states.closed;
    tell('close', { code });
  }
  return {
    path,
    socket,
    sent,
    end,
    open(): void {
      socket.readyState = states.open;
      tell('open', {});
    },
    write: (text: string) => tell('message', { data: new TextEncoder().encode(text).buffer }),
    sayText: (data: string) => tell('message', { data }),
    say: (message: TerminalMessage) => tell('message', { data: JSON.stringify(message) }),
  };
}
type TestSocket = ReturnType<typeof createSocket>;

/** A connection, its sockets in the order in which they were made, and what the page heard. */
function openConnection(exists: () => Promise<boolean | null> = async () => true) {
  const sockets: TestSocket[] = [];
  const heard: unknown[] = [];
  const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
  const listener: TerminalListener = {
    picture: (_size, bytes, at) => heard.push(['picture', text(bytes), at]),
    output: (bytes, at) => heard.push(['output', text(bytes), at]),
    terminal: (told) => heard.push(['terminal', told.title]),
    state: (state) => heard.push(state),
  };
  let see: (isSeen: boolean) => void = () => undefined;
  const connection = connectTerminal('one', listener, {
    exists,
    watchSight(changed) {
      see = changed;
      changed(true);
      return () => (see = () => undefined);
    },
    open(path) {
      const made = createSocket(path);
      sockets.push(made);
      // The connection uses no more of a socket than this one has.
      return made.socket as unknown as WebSocket;
    },
  });
  const last = (): TestSocket => {
    const socket = sockets.at(-1);
    if (socket === undefined) throw new Error('No socket');
    return socket;
  };
  return { connection, sockets, heard, last, see: (isSeen: boolean) => see(isSeen) };
}

/** A socket that has shown a picture as of byte 100 and five bytes after it. */
function begin(socket: TestSocket): void {
  socket.open();
  socket.say({ kind: 'picture', at: 100, size });
  socket.write('drawn');
  socket.write('after');
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const shortly = (): Promise<unknown> => vi.advanceTimersByTimeAsync(5000);

it('hears a picture, what comes after it, and what is told of the terminal', () => {
  const { heard, last } = openConnection();
  expect(last().path).toBe('/api/terminals/one/socket');
  begin(last());
  last().say({ kind: 'terminal', terminal });
  last().sayText('{"kind":"nothing"}');
  last().sayText('{');
  expect(heard).toEqual([
    'open',
    ['picture', 'drawn', 100],
    ['output', 'after', 105],
    ['terminal', 'web'],
  ]);
});

it('says at once that it is lost, and goes on at the byte where it ended', async () => {
  const { heard, sockets, last } = openConnection();
  begin(last());
  last().end(1006);
  expect(heard.at(-1)).toBe('lost');
  await shortly();
  expect(sockets).toHaveLength(2);
  expect(last().path).toBe('/api/terminals/one/socket?after=105');
  last().open();
  last().say({ kind: 'resumed', at: 105 });
  last().write('more');
  expect(heard.slice(-2)).toEqual(['open', ['output', 'more', 109]]);
});

it('asks for a picture again when the first one did not come whole', async () => {
  const { last } = openConnection();
  last().open();
  last().say({ kind: 'picture', at: 100, size });
  last().end(1006);
  await shortly();
  expect(last().path).toBe('/api/terminals/one/socket');
});

it.each([
  ['the server says so', goneCode, true],
  ['it does not know it any more', 1006, false],
])('tells that the terminal is gone when %s, and does not come again', async (_, code, isKnown) => {
  const { heard, sockets, last } = openConnection(async () => isKnown);
  begin(last());
  last().end(code);
  await shortly();
  expect(heard.at(-1)).toBe('gone');
  expect(sockets).toHaveLength(1);
});

it('tries again and again while the server does not answer', async () => {
  const { sockets, last } = openConnection(async () => null);
  begin(last());
  for (let count = 1; count < 5; count += 1) {
    expect(sockets).toHaveLength(count);
    last().end(1006);
    await shortly();
  }
  expect(last().path).toBe('/api/terminals/one/socket?after=105');
});

it('has no connection while nobody sees the page, and then goes on without a word', async () => {
  const { heard, sockets, last, see } = openConnection();
  begin(last());
  const before = [...heard];
  see(false);
  await shortly();
  expect(sockets).toHaveLength(1);
  expect(last().socket.readyState).toBe(states.closed);
  expect(heard).toEqual(before);
  see(true);
  expect(last().path).toBe('/api/terminals/one/socket?after=105');
  last().open();
  last().say({ kind: 'picture', at: 9000, size });
  last().write('anew');
  expect(heard.slice(before.length)).toEqual(['open', ['picture', 'anew', 9000]]);
});

it('does not come again for a page that was hidden while the connection was lost', async () => {
  const { sockets, last, see } = openConnection();
  begin(last());
  last().end(1006);
  see(false);
  await shortly();
  expect(sockets).toHaveLength(1);
});

it('sends a long paste in pieces, and nothing without a connection', () => {
  const { connection, last } = openConnection();
  connection.type(new Uint8Array(10));
  expect(last().sent).toEqual([]);
  last().open();
  connection.type(new Uint8Array(150_000));
  connection.say({ kind: 'drawn', at: 7 });
  expect(last().sent.map((data) => data.length)).toEqual([65_536, 65_536, 18_928, 23]);
});

it('ends with the page’s wish', async () => {
  const { connection, heard, sockets, last, see } = openConnection();
  begin(last());
  connection.close();
  see(true);
  await shortly();
  expect(sockets).toHaveLength(1);
  expect(heard.at(-1)).toEqual(['output', 'after', 105]);
});
