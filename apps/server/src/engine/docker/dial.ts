import type { IncomingMessage } from 'node:http';
import { Duplex } from 'node:stream';
import type Docker from 'dockerode';

type DialOptions = Parameters<Docker['modem']['dial']>[0];

function dial(docker: Docker, options: DialOptions): Promise<unknown> {
  return new Promise((resolve, reject) => {
    docker.modem.dial(options, (error: Error | null, result: unknown) => {
      if (error) reject(error);
      else resolve(result);
    });
  });
}

/** Opens `POST /session` and gives the connection once the engine has switched it over. */
export async function dialSession(
  docker: Docker,
  headers: Readonly<Record<string, string | string[]>>,
): Promise<Duplex> {
  const connection = await dial(docker, {
    path: '/session',
    method: 'POST',
    hijack: true,
    headers: { ...headers },
    statusCodes: { 101: true, 200: true },
  });
  if (connection instanceof Duplex) return connection;
  throw new Error('The engine did not open a session.');
}

/**
 * Opens `POST /grpc`, BuildKit's own API, and gives the connection once the engine has switched it
 * over. Aborting `signal` later breaks the connection.
 */
export async function dialControl(docker: Docker, signal: AbortSignal): Promise<Duplex> {
  const connection = await dial(docker, {
    path: '/grpc',
    method: 'POST',
    hijack: true,
    abortSignal: signal,
    headers: { Upgrade: 'h2c' },
    statusCodes: { 101: true },
  });
  if (connection instanceof Duplex) return connection;
  throw new Error('The engine did not open its control API.');
}

export interface BuildDial {
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: NodeJS.ReadableStream | null;
  /** The header `X-Registry-Config`. */
  readonly registryConfig: string | null;
  /** Aborting it closes the connection, by which the engine ends the build. */
  readonly signal: AbortSignal;
}

/** Sends `POST /build`, and gives the answer as soon as it begins. */
export async function dialBuild(
  docker: Docker,
  { query, body, registryConfig, signal }: BuildDial,
): Promise<IncomingMessage> {
  const answer = await dial(docker, {
    path: '/build?',
    method: 'POST',
    options: { _query: query, _body: {} },
    ...(registryConfig === null ? {} : { headers: { 'X-Registry-Config': registryConfig } }),
    ...(body ? { file: body } : {}),
    isStream: true,
    abortSignal: signal,
    statusCodes: { 200: true },
  });
  // `isStream` makes docker-modem hand over Node's own answer object.
  return answer as IncomingMessage;
}

/** `POST /build/cancel`: the engine stops the build and ends its answer. Fine for unknown ids. */
export async function dialCancel(docker: Docker, buildId: string): Promise<void> {
  await dial(docker, {
    path: '/build/cancel?',
    method: 'POST',
    options: { _query: { id: buildId }, _body: {} },
    statusCodes: { 200: true, 204: true },
  });
}

/** `GET /_ping`, given up when `signal` aborts. */
export async function dialPing(docker: Docker, signal: AbortSignal): Promise<void> {
  await dial(docker, {
    path: '/_ping',
    method: 'GET',
    abortSignal: signal,
    statusCodes: { 200: true },
  });
}

/** `GET` of a path whose answer is a stream; gives it as soon as it begins. */
export async function dialStream(
  docker: Docker,
  path: string,
  query: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const answer = await dial(docker, {
    path: `${path}?`,
    method: 'GET',
    options: { _query: query, _body: {} },
    isStream: true,
    abortSignal: signal,
    statusCodes: { 200: true },
  });
  return answer as IncomingMessage;
}

/** Sends a request without a body, and gives its answer as JSON. */
export function dialJson(
  docker: Docker,
  path: string,
  query: Readonly<Record<string, unknown>>,
  method: 'GET' | 'POST' = 'GET',
): Promise<unknown> {
  return dial(docker, {
    path: `${path}?`,
    method,
    options: { _query: query, _body: {} },
    statusCodes: { 200: true },
  });
}

/** `HEAD` of a path, for what its headers tell. */
export async function dialHead(
  docker: Docker,
  path: string,
  query: Readonly<Record<string, unknown>>,
): Promise<IncomingMessage> {
  const answer = await dial(docker, {
    path: `${path}?`,
    method: 'HEAD',
    options: { _query: query, _body: {} },
    isStream: true,
    statusCodes: { 200: true },
  });
  return answer as IncomingMessage;
}

/** `POST /commit` without changes to its configuration; gives its answer as JSON. */
export function dialCommit(
  docker: Docker,
  query: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  return dial(docker, {
    path: '/commit?',
    method: 'POST',
    // Podman wants a body; no labels change nothing.
    options: { _query: query, _body: { Labels: {} } },
    statusCodes: { 200: true, 201: true },
  });
}

export interface UploadDial {
  readonly path: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: NodeJS.ReadableStream | null;
  /** Aborting it closes the connection. */
  readonly signal: AbortSignal;
}

/** Sends a file as it is with `POST`, as fast as the engine takes it; gives the answer as it begins. */
export function dialUpload(docker: Docker, upload: UploadDial): Promise<IncomingMessage> {
  return sendFile(docker, 'POST', upload);
}

/** The same with `PUT`. */
export function dialPut(docker: Docker, upload: UploadDial): Promise<IncomingMessage> {
  return sendFile(docker, 'PUT', upload);
}

async function sendFile(
  docker: Docker,
  method: 'POST' | 'PUT',
  { path, query, body, signal }: UploadDial,
): Promise<IncomingMessage> {
  const answer = await dial(docker, {
    path: `${path}?`,
    method,
    options: { _query: query, _body: {} },
    ...(body ? { file: body } : {}),
    isStream: true,
    abortSignal: signal,
    statusCodes: { 200: true },
  });
  return answer as IncomingMessage;
}

/** `POST` without a body whose answer is a stream; gives it as soon as it begins. */
export async function dialPost(
  docker: Docker,
  request: {
    readonly path: string;
    readonly query: Readonly<Record<string, unknown>>;
    readonly headers: Readonly<Record<string, string>>;
  },
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const answer = await dial(docker, {
    path: `${request.path}?`,
    method: 'POST',
    options: { _query: request.query, _body: {} },
    headers: { ...request.headers },
    isStream: true,
    abortSignal: signal,
    statusCodes: { 200: true },
  });
  return answer as IncomingMessage;
}

/**
 * Sends a `POST` that the engine answers by switching the connection over to a process's input and
 * output, and gives that connection. Closing it is up to the caller.
 *
 * @param body sent as JSON; null for none
 */
export async function dialProcess(
  docker: Docker,
  path: string,
  query: Readonly<Record<string, unknown>>,
  body: object | null,
): Promise<Duplex> {
  const connection = await dial(docker, {
    path: Object.keys(query).length > 0 ? `${path}?` : path,
    method: 'POST',
    hijack: true,
    // Without a body there must be no chunk of one either: it would be read as the process's input.
    ...(body === null ? { file: Buffer.alloc(0) } : {}),
    headers: { 'Content-Type': body === null ? 'text/plain' : 'application/json' },
    options: { _query: query, _body: body ?? {} },
    statusCodes: { 101: true },
  });
  if (connection instanceof Duplex) return connection;
  throw new Error('The engine did not connect to the process.');
}
