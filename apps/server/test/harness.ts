import { mkdtemp, mkdir, realpath, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineStatus } from '@stagecraft/contracts';
import { pino } from 'pino';
import type { Logger } from 'pino';
import { onTestFinished } from 'vitest';
import { startServer } from '../src/app/server.ts';
import type { RunningServer } from '../src/app/server.ts';
import type { EngineAccess } from '../src/engine/access.ts';
import type { Engine } from '../src/engine/engine.ts';
import { createFakeEngine } from '../src/engine/fake/fake-engine.ts';

/** A temporary folder (its real path) that goes when the test ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'stagecraft-test-')));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Access to an engine that the test can take away. */
export interface TestAccess extends EngineAccess {
  set(engine: Engine | null): void;
}

type Builders = readonly ('buildkit' | 'classic')[];

function statusOf(engine: Engine | null, builders: Builders): EngineStatus {
  if (engine === null) {
    return { state: 'unavailable', endpoint: null, reason: 'not_found', detail: 'no engine' };
  }
  return {
    state: 'ready',
    endpoint: engine.endpoint,
    source: 'option',
    name: 'fake',
    version: '1.2.3',
    apiVersion: '1.41',
    os: 'linux',
    architecture: 'amd64',
    cpus: 1,
    memory: 1,
    builders: [...builders],
    control: false,
    imageStore: 'graph',
    platforms: [],
  };
}

export function testAccess(first: Engine | null, builders: Builders = ['buildkit']): TestAccess {
  let engine = first;
  const listeners = new Set<(status: EngineStatus) => void>();
  return {
    status: () => statusOf(engine, builders),
    engine: () => engine,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(next) {
      engine = next;
      for (const listener of listeners) listener(statusOf(next, builders));
    },
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The body as JSON; `undefined` when it is none. */
  readonly json: unknown;
}

export interface Ask {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is. */
  readonly body?: string | Buffer;
  /** Who asks; a tool with the token unless told otherwise. */
  readonly as?: 'tool' | 'browser' | 'nobody';
}

export interface TestServer {
  readonly server: RunningServer;
  readonly access: TestAccess;
  readonly dataFolder: string;
  readonly origin: string;
  /** The browser's cookie, `name=value`. */
  readonly cookie: string;
  /** Sends a request whose path goes onto the wire as it stands here. */
  ask(path: string, ask?: Ask): Promise<Answer>;
  /** Opens a folder as workspace; gives its id. */
  open(folder: string): Promise<string>;
}

/** Sends a raw HTTP request: nothing in path or headers is tidied up on the way. */
export function send(
  port: number,
  path: string,
  options: { method: string; headers: Record<string, string>; body?: string | Buffer },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method, headers, body } = options;
    const request = httpRequest({ host: '127.0.0.1', port, path, method, headers, agent: false });
    request.on('error', reject);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('error', reject);
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const isJson = /json/.test(response.headers['content-type'] ?? '');
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text,
          json:
            isJson && !/ndjson/.test(response.headers['content-type'] ?? '') && text !== ''
              ? JSON.parse(text)
              : undefined,
        });
      });
    });
    request.end(body);
  });
}

/** Sets by which a request says who sends it. */
function identity(server: TestServer, as: Ask['as']): Record<string, string> {
  if (as === 'nobody') return {};
  if (as === 'browser') return { cookie: server.cookie };
  return { authorization: `Bearer ${server.server.token}` };
}

export interface TestServerOptions {
  readonly engine?: Engine | null;
  /** That the engine has; BuildKit alone unless told otherwise. */
  readonly builders?: Builders;
  readonly dataFolder?: string;
  readonly webFolder?: string;
  readonly workspace?: string;
  /** None unless told otherwise. */
  readonly shellCheck?: string;
  readonly log?: Logger;
}

/** A real server on a free port, with a fake engine; it goes when the test ends. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const dataFolder = options.dataFolder ?? (await temporaryFolder());
  const samplesFolder = join(dataFolder, 'shipped-samples');
  await mkdir(samplesFolder, { recursive: true });
  const engine = options.engine === undefined ? createFakeEngine() : options.engine;
  const access = testAccess(engine, options.builders);
  const started = await startServer({
    dataFolder,
    samplesFolder,
    webFolder: options.webFolder ?? join(dataFolder, 'web'),
    host: '127.0.0.1',
    port: 0,
    workspace: options.workspace ?? null,
    shellCheck: options.shellCheck ?? 'off',
    access,
    log: options.log ?? pino({ level: 'silent' }),
  });
  if (!started.ok) throw new Error(started.message);
  const { server } = started;
  onTestFinished(() => server.close());
  const login = await send(server.port, `/?token=${server.token}`, {
    method: 'GET',
    headers: { host: `127.0.0.1:${server.port}` },
  });
  const cookie = login.headers['set-cookie']?.[0]?.split(';', 1)[0] ?? '';
  const origin = `http://127.0.0.1:${server.port}`;
  const test: TestServer = {
    server,
    access,
    dataFolder,
    origin,
    cookie,
    ask(path, ask = {}) {
      const body = ask.json === undefined ? ask.body : JSON.stringify(ask.json);
      return send(server.port, path, {
        method: ask.method ?? (body === undefined ? 'GET' : 'POST'),
        headers: {
          host: `127.0.0.1:${server.port}`,
          ...(ask.json !== undefined && { 'content-type': 'application/json' }),
          ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }),
          ...identity(test, ask.as),
          ...ask.headers,
        },
        ...(body !== undefined && { body }),
      });
    },
    async open(folder) {
      const answer = await test.ask('/api/workspaces', { json: { path: folder } });
      const id: unknown = Reflect.get(Object(answer.json), 'id');
      if (typeof id !== 'string') throw new Error(`Not opened: ${answer.text}`);
      return id;
    },
  };
  return test;
}

/** The problem code of an answer; what else it said when it is none. */
export function codeOf(answer: Answer): unknown {
  return Reflect.get(Object(answer.json), 'code') ?? `${answer.status} ${answer.text}`;
}
