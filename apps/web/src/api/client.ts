import {
  endpoints,
  type containerEndpoints,
  type Endpoint,
  type imageEndpoints,
  type layerEndpoints,
  type lintEndpoints,
  type Problem,
  type recordEndpoints,
  type registryEndpoints,
  type sessionEndpoints,
  type stepEndpoints,
  type terminalEndpoints,
} from '@stagecraft/contracts';
import type * as z from 'zod';
import { brokenAnswerProblem, offlineProblem, parseJson, problemOfAnswer } from './problems.ts';

type Late = typeof recordEndpoints &
  typeof layerEndpoints &
  typeof imageEndpoints &
  typeof registryEndpoints &
  typeof terminalEndpoints &
  typeof sessionEndpoints &
  typeof containerEndpoints &
  typeof stepEndpoints &
  typeof lintEndpoints;
type Endpoints = typeof endpoints & Late;
export type EndpointName = keyof Endpoints;
/** Lines of JSON are for the caller to check, as they are made by an older server too. */
type Out<N extends EndpointName> = Endpoints[N] extends { response: infer R extends z.ZodType }
  ? z.infer<R>
  : Endpoints[N] extends { stream: 'ndjson' }
    ? readonly unknown[]
    : undefined;
type In<N extends EndpointName> = Endpoints[N] extends { body: infer B extends z.ZodType }
  ? z.input<B>
  : undefined;

/** An expected failure is a value. `problem.status` is 0 when the server did not answer. */
export type ApiResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export interface CallOptions<N extends EndpointName> {
  /** Path parameters by name. */
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: In<N>;
  /** The body of an upload, sent as it is. */
  readonly file?: Blob;
  readonly signal?: AbortSignal;
  /** Hears each line of JSON as it comes, where the answer is a stream of them. */
  readonly onLine?: (value: unknown) => void;
}

/** The only fetch. Every answer is parsed by its contract. */
export interface ApiClient {
  call<N extends EndpointName>(name: N, options?: CallOptions<N>): Promise<ApiResult<Out<N>>>;
}

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** An endpoint's address with its parameters and query filled in, everything encoded. */
function addressOf(endpoint: Endpoint, options: CallOptions<EndpointName>): string {
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = options.params?.[name];
    if (value === undefined) throw new Error(`${endpoint.path} needs the parameter ${name}`);
    return encodeURIComponent(value);
  });
  const query = new URLSearchParams(options.query).toString();
  return query === '' ? path : `${path}?${query}`;
}

/** A line that is cut off, as the last one of an interrupted build can be, is left out. */
function jsonLines(text: string): readonly unknown[] {
  return text
    .split('\n')
    .map((line) => parseJson(line))
    .filter((value) => value !== undefined);
}

/** The whole text of an answer; its lines are told on the way. */
async function textOf(
  response: Response,
  onLine: ((value: unknown) => void) | undefined,
): Promise<string> {
  if (onLine === undefined || !response.ok || response.body === null) return response.text();
  let text = '';
  let told = 0;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    text += piece.value;
    const end = text.lastIndexOf('\n') + 1;
    if (end > told) jsonLines(text.slice(told, end)).forEach(onLine);
    told = Math.max(told, end);
  }
  return text;
}

async function send(
  fetcher: Fetch,
  endpoint: Endpoint,
  options: CallOptions<EndpointName>,
): Promise<ApiResult<unknown>> {
  const address = addressOf(endpoint, options);
  const { file, body } = options;
  try {
    const response = await fetcher(address, {
      method: endpoint.method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json, application/problem+json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(file === undefined ? {} : { 'content-type': 'application/octet-stream' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(file === undefined ? {} : { body: file }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    const text = await textOf(response, options.onLine);
    if (!response.ok) return { ok: false, problem: problemOfAnswer(response.status, text) };
    if (endpoint.stream === 'ndjson') return { ok: true, value: jsonLines(text) };
    if (endpoint.response === undefined) return { ok: true, value: undefined };
    const parsed = endpoint.response.safeParse(parseJson(text));
    if (parsed.success) return { ok: true, value: parsed.data };
    const detail = `${endpoint.method} ${endpoint.path}: ${parsed.error.message}`;
    return { ok: false, problem: brokenAnswerProblem(response.status, detail) };
  } catch (error) {
    // fetch rejects when there is no answer (or the caller aborted): both are "no answer".
    return { ok: false, problem: offlineProblem(String(error)) };
  }
}

const isEarly = (name: EndpointName): name is keyof typeof endpoints => name in endpoints;

/** What is not needed for the first picture is fetched when it is asked for. */
const lateMaps: readonly (() => Promise<Readonly<Record<string, Endpoint>>>)[] = [
  async () => (await import('./record-endpoints.ts')).recordEndpoints,
  async () => (await import('./layer-endpoints.ts')).layerEndpoints,
  async () => (await import('./image-endpoints.ts')).imageEndpoints,
  async () => (await import('./registry-endpoints.ts')).registryEndpoints,
  async () => (await import('./terminal-endpoints.ts')).terminalEndpoints,
  async () => (await import('./session-endpoints.ts')).sessionEndpoints,
  async () => (await import('./container-endpoints.ts')).containerEndpoints,
  async () => (await import('./step-endpoints.ts')).stepEndpoints,
  async () => (await import('./lint-endpoints.ts')).lintEndpoints,
];

async function lateEndpoint(name: keyof Late): Promise<Endpoint> {
  for (const load of lateMaps) {
    const endpoint = (await load())[name];
    if (endpoint !== undefined) return endpoint;
  }
  throw new Error(`There is no endpoint ${name}`);
}

/** `fetcher` is `fetch` outside of tests. */
export function createApiClient(fetcher: Fetch = (url, init) => fetch(url, init)): ApiClient {
  return {
    async call<N extends EndpointName>(name: N, options: CallOptions<N> = {}) {
      const endpoint = isEarly(name) ? endpoints[name] : await lateEndpoint(name);
      const result = await send(fetcher, endpoint, options);
      // The value was parsed by this endpoint's own schema; the compiler cannot follow `N` through it.
      return result as ApiResult<Out<N>>;
    },
  };
}
