import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { BuildRecord, BuildSummary, defaultBuildOptions } from '@stagecraft/contracts';
import type { BuildEvent, BuildOptions, EngineStatus } from '@stagecraft/contracts';
import { expect, onTestFinished, vi } from 'vitest';
import type { Engine } from '../src/engine/engine.ts';
import { eventsIn } from './followed-build.ts';
import { send, startTestServer } from './harness.ts';
import type { StreamServer } from './stream-client.ts';

/** A server that a test asks; ended with the test. */
export interface AskedServer extends StreamServer {
  /** The answer as JSON; a POST when there is something to send. */
  ask(path: string, json?: unknown): Promise<unknown>;
  record(id: string): Promise<BuildRecord>;
  events(id: string): Promise<BuildEvent[]>;
}

/** A server in this process. */
export async function serverInside(engine: Engine): Promise<AskedServer> {
  const { server, cookie, ask } = await startTestServer({ engine });
  return {
    server,
    cookie,
    ask: async (path, json) => (await ask(path, json === undefined ? {} : { json })).json,
    record: async (id) => BuildRecord.parse((await ask(`/api/builds/${id}`)).json),
    events: async (id) => eventsIn((await ask(`/api/builds/${id}/events`)).text),
  };
}

/** A server as a process of its own, as a person would start it. */
export interface ServerProcess extends AskedServer {
  readonly child: ChildProcess;
  /** By which a tool says who it is. */
  readonly headers: Readonly<Record<string, string>>;
}

/** @param endpoint of the engine, as in DOCKER_HOST */
export async function serverProcess(dataFolder: string, endpoint: string): Promise<ServerProcess> {
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
  const args = ['--import', 'tsx', main, '--port', '0', '--engine', endpoint];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, STAGECRAFT_HOME: dataFolder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line]: unknown[] = await once(child.stdout, 'data');
  const url = new URL(/http:\S+/.exec(String(line))?.[0] ?? '');
  const port = Number(url.port);
  const headers = {
    host: url.host,
    authorization: `Bearer ${url.searchParams.get('token') ?? ''}`,
  };
  const login = await send(port, url.pathname + url.search, {
    method: 'GET',
    headers: { host: url.host },
  });
  const get = (path: string) => send(port, path, { method: 'GET', headers });
  const post = (path: string, json: unknown) =>
    send(port, path, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(json),
    });
  return {
    child,
    headers,
    server: { port },
    cookie: login.headers['set-cookie']?.[0]?.split(';', 1)[0] ?? '',
    ask: async (path, json) => (await (json === undefined ? get(path) : post(path, json))).json,
    record: async (id) => BuildRecord.parse((await get(`/api/builds/${id}`)).json),
    events: async (id) => eventsIn((await get(`/api/builds/${id}/events`)).text),
  };
}

/** Waits until the server says that of its engine. */
export async function engineSeen(
  { ask }: AskedServer,
  state: EngineStatus['state'],
): Promise<void> {
  await vi.waitFor(async () => expect(await ask('/api/engine')).toMatchObject({ state }), {
    timeout: 30_000,
    interval: 100,
  });
}

/** Opens a folder as a workspace; gives its id. */
export async function openWorkspace({ ask }: AskedServer, path: string): Promise<string> {
  return String(Reflect.get(Object(await ask('/api/workspaces', { path })), 'id'));
}

/** Starts a build; gives its id. */
export async function startBuild(
  { ask }: AskedServer,
  workspace: string,
  dockerfileText: string,
  options: Partial<BuildOptions> = {},
): Promise<string> {
  const json = { options: { ...defaultBuildOptions('Dockerfile'), ...options }, dockerfileText };
  return BuildSummary.parse(await ask(`/api/workspaces/${workspace}/builds`, json)).id;
}
