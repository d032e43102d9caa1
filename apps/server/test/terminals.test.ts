import { setTimeout as pause } from 'node:timers/promises';
import { Terminal, TerminalMessage, terminalWindow } from '@stagecraft/contracts';
import { expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { createFakeEngine } from '../src/engine/fake/fake-engine.ts';
import type { FakeProcessRequest, FakeProgram } from '../src/engine/fake/fake-processes.ts';
import { codeOf, startTestServer, type TestServer } from './harness.ts';

/** A loaded machine takes its time. */
const eventually = <T>(value: () => T | Promise<T>) => expect.poll(value, { timeout: 20_000 });

const size = { columns: 40, rows: 10 };

/** A shell that repeats what is typed, until `exit`. */
const shell: FakeProgram = async ({ write, input }) => {
  await write('\u001b]0;in the <b>box</b>\u0007$ ');
  for await (const text of input) {
    if (text === 'exit') return 7;
    await write(text);
  }
  return 0;
};

/** Counts what it could write. */
function flood(piece: string, pieces: number) {
  const written = { pieces: 0 };
  const program: FakeProgram = async ({ write }) => {
    for (let i = 0; i < pieces; i += 1) {
      await write(piece);
      written.pieces += 1;
    }
    return 0;
  };
  return { written, program };
}

function engineWith(program: FakeProgram) {
  return createFakeEngine({
    process: ({ container, command }: FakeProcessRequest) =>
      container === 'box' && command[0] === 'sh'
        ? program
        : container === 'box'
          ? { kind: 'refused', detail: `exec: "${command[0]}": executable file not found in $PATH` }
          : { kind: 'not_found', status: 404, detail: `No such container: ${container}` },
  });
}

const execRequest = {
  kind: 'exec',
  container: 'box',
  command: null,
  user: null,
  workingDirectory: null,
  env: [],
} as const;

async function openTerminal(server: TestServer): Promise<Terminal> {
  const answer = await server.ask('/api/terminals', { json: { request: execRequest, size } });
  return Terminal.parse(answer.json);
}

interface Page {
  readonly socket: WebSocket;
  readonly messages: TerminalMessage[];
  /** Bytes since the connection began, as text; the picture first, if there was one. */
  text(): string;
  bytes(): number;
}

/** A page that shows a terminal. It draws nothing unless `draws`. */
function showTerminal(
  server: TestServer,
  id: string,
  { after, draws = true }: { readonly after?: number; readonly draws?: boolean } = {},
): Page {
  const query = after === undefined ? '' : `?after=${after}`;
  const address = `${server.origin.replace('http', 'ws')}/api/terminals/${id}/socket${query}`;
  const socket = new WebSocket(address, {
    headers: { cookie: server.cookie, origin: server.origin },
  });
  onTestFinished(() => socket.terminate());
  const messages: TerminalMessage[] = [];
  const pieces: Buffer[] = [];
  let at = 0;
  let isPicture = false;
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (!isBinary) {
      const message = TerminalMessage.parse(JSON.parse(data.toString('utf8')));
      messages.push(message);
      if (message.kind !== 'terminal') at = message.at;
      isPicture = message.kind === 'picture';
      return;
    }
    pieces.push(data);
    if (!isPicture) at += data.length;
    isPicture = false;
    if (draws) socket.send(JSON.stringify({ kind: 'drawn', at }));
  });
  return {
    socket,
    messages,
    text: () => Buffer.concat(pieces).toString('utf8'),
    bytes: () => pieces.reduce((sum, { length }) => sum + length, 0),
  };
}

const stateOf = (page: Page) =>
  page.messages.findLast((message) => message.kind === 'terminal')?.terminal.status;

it('finds a shell, shows what it writes, and keeps it for a page that comes later', async () => {
  const server = await startTestServer({ engine: engineWith(shell) });
  const terminal = await openTerminal(server);
  expect(terminal).toMatchObject({ title: 'sh · box', command: 'docker exec -it box sh' });
  const first = showTerminal(server, terminal.id);
  await eventually(first.text).toContain('$ ');
  first.socket.send(Buffer.from('世界'));
  await eventually(first.text).toContain('世界');
  first.socket.close();
  const later = showTerminal(server, terminal.id);
  await eventually(later.text).toContain('$ 世界');
  expect(later.messages[0]).toMatchObject({ kind: 'picture', size });
  const listed = await server.ask('/api/terminals');
  expect(listed.json).toMatchObject({ terminals: [{ programTitle: 'in the <b>box</b>' }] });
});

it('goes on at the byte that a page has, after its connection was lost', async () => {
  const server = await startTestServer({ engine: engineWith(shell) });
  const { id } = await openTerminal(server);
  const first = showTerminal(server, id, { after: 0 });
  first.socket.on('open', () => first.socket.send(Buffer.from('one two')));
  await eventually(first.text).toContain('two');
  first.socket.terminate();
  const again = showTerminal(server, id, { after: first.bytes() - 3 });
  await eventually(again.text).toBe('two');
  expect(again.messages[0]).toEqual({ kind: 'resumed', at: first.bytes() - 3 });
  // What was never written cannot be gone on from.
  const lost = showTerminal(server, id, { after: 1_000_000 });
  await eventually(() => lost.messages[0]?.kind).toBe('picture');
});

it('shows one terminal to several pages, and tells all of its size, name and end', async () => {
  const server = await startTestServer({ engine: engineWith(shell) });
  const { id } = await openTerminal(server);
  const pages = [showTerminal(server, id), showTerminal(server, id)];
  for (const page of pages) await eventually(page.text).toContain('$ ');
  const [one, other] = pages;
  one?.socket.send(JSON.stringify({ kind: 'resize', size: { columns: 70, rows: 20 } }));
  await eventually(() => other?.messages.at(-1)).toMatchObject({
    kind: 'terminal',
    terminal: { size: { columns: 70, rows: 20 } },
  });
  const put = { method: 'PUT', json: { title: 'mine' } };
  expect((await server.ask(`/api/terminals/${id}`, put)).status).toBe(200);
  await eventually(() => other?.messages.at(-1)).toMatchObject({
    kind: 'terminal',
    terminal: { title: 'mine' },
  });
  other?.socket.send(Buffer.from('exit'));
  for (const page of pages) {
    await eventually(() => stateOf(page)).toMatchObject({
      state: 'ended',
      how: 'exited',
      exitCode: 7,
    });
  }
});

it('holds a process back while a page does not draw, and no longer than that', async () => {
  const piece = 'x'.repeat(64 * 1024);
  const { written, program } = flood(piece, 200);
  const server = await startTestServer({ engine: engineWith(program) });
  const { id } = await openTerminal(server);
  const slow = showTerminal(server, id, { after: 0, draws: false });
  await eventually(slow.bytes).toBeGreaterThan(terminalWindow);
  // Whatever time passes, the process gets no further.
  await eventually(() => stableOver(() => written.pieces)).toBeTruthy();
  expect(slow.bytes()).toBeLessThan(terminalWindow + 3 * piece.length);
  const { pieces } = written;
  expect(pieces).toBeLessThan(20);
  slow.socket.terminate();
  await eventually(() => written.pieces).toBe(200);
});

/** Whether a value stays as it is over some turns of the event loop. */
async function stableOver(value: () => number): Promise<boolean> {
  const before = value();
  for (let turn = 0; turn < 20; turn += 1) await pause(0);
  return before === value();
}

it('says at once that the engine is gone', async () => {
  const engine = engineWith(shell);
  const server = await startTestServer({ engine });
  const { id } = await openTerminal(server);
  const page = showTerminal(server, id);
  await eventually(page.text).toContain('$ ');
  engine.goAway();
  await eventually(() => stateOf(page)).toMatchObject({ state: 'ended', how: 'lost' });
  const listed = await server.ask('/api/terminals');
  expect(listed.json).toMatchObject({ terminals: [{ status: { how: 'lost' } }] });
});

it('ends what runs when a terminal is closed, and forgets it', async () => {
  let hungUp = false;
  const engine = engineWith(async (world) => {
    world.hungUp.addEventListener('abort', () => (hungUp = true));
    return shell(world);
  });
  const server = await startTestServer({ engine });
  const { id } = await openTerminal(server);
  const page = showTerminal(server, id);
  await eventually(page.text).toContain('$ ');
  const closed = new Promise<number>((resolve) => page.socket.on('close', resolve));
  expect((await server.ask(`/api/terminals/${id}`, { method: 'DELETE' })).status).toBe(204);
  expect(await closed).toBe(4404);
  expect(hungUp).toBe(true);
  const again = await server.ask(`/api/terminals/${id}`, { method: 'DELETE' });
  expect(codeOf(again)).toBe('terminal_not_found');
});

it('opens no more than it keeps, and says why it cannot open one', async () => {
  const server = await startTestServer({ engine: engineWith(shell) });
  const ask = (request: object) => server.ask('/api/terminals', { json: { request, size } });
  const cases = [
    [{ ...execRequest, container: 'other' }, 'container_not_found'],
    [{ ...execRequest, command: ['nothing'] }, 'container_command_not_found'],
    [{ ...execRequest, container: '../images/json' }, 'bad_request'],
    [{ ...execRequest, command: [] }, 'bad_request'],
  ] as const;
  for (const [request, code] of cases) expect(codeOf(await ask(request))).toBe(code);
  const opened = await Promise.all(Array.from({ length: 33 }, () => ask(execRequest)));
  const codes = opened.filter(({ status }) => status !== 200).map(codeOf);
  expect(codes).toEqual(['terminal_limit']);
});

it('says that there is no shell', async () => {
  const engine = createFakeEngine({
    process: ({ command }) => ({
      kind: 'refused',
      detail: `exec: "${command[0]}": executable file not found in $PATH`,
    }),
  });
  const server = await startTestServer({ engine });
  const answer = await server.ask('/api/terminals', { json: { request: execRequest, size } });
  expect(codeOf(answer)).toBe('container_without_shell');
});

it('runs one command and tells its output and exit code', async () => {
  const engine = engineWith(async ({ write }) => {
    await write('out\n');
    await write('err\n', 'stderr');
    return 3;
  });
  const server = await startTestServer({ engine });
  const { kind: _kind, ...settings } = execRequest;
  const answer = await server.ask('/api/executions', { json: { ...settings, command: ['sh'] } });
  const lines = answer.text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  expect(lines).toEqual([
    { kind: 'output', stream: 'stdout', text: 'out\n' },
    { kind: 'output', stream: 'stderr', text: 'err\n' },
    { kind: 'ended', exitCode: 3 },
  ]);
});

it('lets nobody in who is not let in elsewhere', async () => {
  const server = await startTestServer({ engine: engineWith(shell) });
  const { id } = await openTerminal(server);
  const { port, token } = server.server;
  const ours = { cookie: server.cookie, origin: server.origin };
  const cases: readonly (readonly [Record<string, string>, number])[] = [
    [ours, 101],
    [{ authorization: `Bearer ${token}` }, 101],
    [{}, 401],
    [{ origin: server.origin }, 401],
    [{ ...ours, cookie: server.cookie.replace(/_\d+=/, '_1=') }, 401],
    [{ authorization: `Bearer ${token}x`, origin: server.origin }, 401],
    [{ cookie: server.cookie }, 403],
    [{ ...ours, origin: 'null' }, 403],
    [{ ...ours, origin: 'http://evil.example' }, 403],
    [{ ...ours, origin: `http://127.0.0.1:${port + 1}` }, 403],
    [{ ...ours, origin: `http://127.0.0.1:${port}.evil.example` }, 403],
    [{ authorization: `Bearer ${token}`, origin: 'http://evil.example' }, 403],
    [{ ...ours, host: `evil.example:${port}` }, 403],
    [{ ...ours, host: `evil.example:${port}`, origin: `http://evil.example:${port}` }, 403],
  ];
  for (const [headers, status] of cases) {
    expect([headers, await knock(server, id, headers)]).toEqual([headers, status]);
  }
  expect(await knock(server, 'none', ours)).toBe(404);
  expect(await knock(server, '../engine', ours)).toBe(404);
});

/** The status with which a request for a WebSocket is answered. */
function knock(
  server: TestServer,
  id: string,
  headers: Readonly<Record<string, string>>,
): Promise<number> {
  const address = `ws://127.0.0.1:${server.server.port}/api/terminals/${id}/socket`;
  const socket = new WebSocket(address, { headers });
  return new Promise((resolve) => {
    socket.on('error', () => undefined);
    socket.on('unexpected-response', (_request, response) => {
      resolve(response.statusCode ?? 0);
      socket.terminate();
    });
    socket.on('open', () => {
      resolve(101);
      socket.terminate();
    });
  });
}

it('passes over what is no message, and ends a connection that says too much', async () => {
  const server = await startTestServer({ engine: engineWith(shell) });
  const { id } = await openTerminal(server);
  const page = showTerminal(server, id);
  await eventually(page.text).toContain('$ ');
  for (const text of ['', '{', '[]', '{"kind":"resize","size":{"columns":1e9,"rows":-1}}']) {
    page.socket.send(text);
  }
  page.socket.send(Buffer.from('still here'));
  await eventually(page.text).toContain('still here');
  const closed = new Promise<number>((resolve) => page.socket.on('close', resolve));
  page.socket.send(Buffer.alloc(2 * 1024 * 1024));
  expect(await closed).toBe(1009);
});
