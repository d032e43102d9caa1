import { normalizeReference } from '@stagecraft/dockerfile';
import type { FoundRepository } from '@stagecraft/contracts';
import type { IncomingMessage } from 'node:http';
import type Docker from 'dockerode';
import * as z from 'zod';
import { createJsonLines } from '../../../buildkit/stream/json-lines.ts';
import type { EngineFailure, Outcome, RegistryCredentials } from '../../engine.ts';
import type {
  EnginePullRequest,
  EngineRegistries,
  EngineTransferEvent,
  RegistryEngine,
  SearchFilter,
} from '../../registry-engine.ts';
import { registryAuth } from '../classic/registry-config.ts';
import { dialPost, dialStream } from '../dial.ts';
import { outcomeOf, toFailure } from '../failure.ts';
import { isPodman } from '../info.ts';
import { readTransferMessage } from './transfer-message.ts';

/** Most that a search gives, as the engine allows it. */
const searchLimit = 100;

type Tell = (event: EngineTransferEvent) => void;

/** A name, taken apart as the engine's API takes it; null for a text that is none. */
function partsOf(ref: string): { registry: string; name: string; tag: string } | null {
  const reference = normalizeReference(ref);
  if (!reference.ok) return null;
  const [named = '', digest] = ref.split('@', 2);
  const [, name = named, tag = ''] = /^(.*?)(?::([\w][\w.-]*))?$/.exec(named) ?? [];
  return { registry: reference.name.split('/', 1)[0] ?? '', name, tag: digest ?? tag };
}

const invalid = (ref: string): Outcome<never> => ({
  ok: false,
  failure: { kind: 'refused', detail: `invalid reference format: ${ref}`, status: 400 },
});

/** Engines want the header even where there is nothing to say. */
function authHeader(registry: string, credentials: RegistryCredentials | null) {
  return { 'X-Registry-Auth': registryAuth(registry, credentials) };
}

/** Reads an answer of JSON lines to its end; gives the engine's words when it says that it failed. */
async function followTransfer(
  answer: AsyncIterable<Uint8Array>,
  tell: Tell,
): Promise<string | null> {
  const lines = createJsonLines();
  let failure: string | null = null;
  const take = (value: unknown): void => {
    const message = readTransferMessage(value);
    if (message?.kind === 'event') tell(message.event);
    if (message?.kind === 'failed') failure ??= message.detail;
  };
  for await (const chunk of answer) lines.push(chunk).forEach(take);
  lines.end().forEach(take);
  return failure;
}

interface Question {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Asks for a transfer and follows it. Aborting one of the signals breaks the connection, by which the
 * engine stops; also while nothing comes on it.
 */
async function transfer(
  docker: Docker,
  question: Question,
  tell: Tell,
  signals: readonly AbortSignal[],
): Promise<Outcome<void>> {
  const cut = new AbortController();
  let answer: IncomingMessage | null = null;
  const stop = (): void => {
    cut.abort();
    answer?.destroy(new Error('The transfer was stopped.'));
  };
  for (const signal of signals) signal.addEventListener('abort', stop, { once: true });
  try {
    for (const signal of signals) signal.throwIfAborted();
    answer = await dialPost(docker, question, cut.signal);
    const detail = await followTransfer(answer, tell);
    const failure: EngineFailure | null = detail === null ? null : { kind: 'error', detail };
    return failure === null ? { ok: true, value: undefined } : { ok: false, failure };
  } catch (error) {
    return { ok: false, failure: toFailure(error) };
  } finally {
    for (const signal of signals) signal.removeEventListener('abort', stop);
  }
}

function pullQuery(name: string, tag: string, platform: EnginePullRequest['platform']) {
  return {
    fromImage: name,
    ...(tag === '' ? {} : { tag }),
    ...(platform === null ? {} : { platform }),
  };
}

const Found = z.array(
  z.object({
    name: z.string(),
    description: z.string().nullish(),
    star_count: z.number().default(0),
    is_official: z.boolean().default(false),
  }),
);

async function search(
  docker: Docker,
  term: string,
  { official, stars }: SearchFilter,
  signal: AbortSignal,
): Promise<FoundRepository[]> {
  const filters = {
    ...(official === null ? {} : { 'is-official': [String(official)] }),
    ...(stars === null ? {} : { stars: [String(stars)] }),
  };
  const query = { term, limit: searchLimit, filters: JSON.stringify(filters) };
  const answer = await dialStream(docker, '/images/search', query, signal);
  const parts: Uint8Array[] = [];
  for await (const part of answer) parts.push(part as Uint8Array);
  const raw: unknown = JSON.parse(Buffer.concat(parts).toString('utf8'));
  return Found.parse(raw).map((one) => ({
    name: one.name,
    description: one.description ?? '',
    stars: one.star_count,
    official: one.is_official,
  }));
}

/** From `GET /info`; Podman has other things there. */
const Config = z.object({
  RegistryConfig: z
    .object({
      Mirrors: z.array(z.string()).nullish(),
      InsecureRegistryCIDRs: z.array(z.string()).nullish(),
      IndexConfigs: z.record(z.string(), z.object({ Secure: z.boolean() })).nullish(),
    })
    .nullish(),
});

async function readRegistries(docker: Docker): Promise<EngineRegistries> {
  const raw: unknown = await docker.info();
  const parsed = Config.safeParse(raw);
  const config = parsed.success ? parsed.data.RegistryConfig : null;
  const hosts = Object.entries(config?.IndexConfigs ?? {}).filter(([, { Secure }]) => !Secure);
  return {
    mirrors: config?.Mirrors ?? [],
    insecure: [...hosts.map(([host]) => host), ...(config?.InsecureRegistryCIDRs ?? [])],
  };
}

/** @param closing aborted when the engine is closed: ends what is under way */
export function dockerRegistries(docker: Docker, closing: AbortSignal): RegistryEngine {
  const whileOpen = (signal: AbortSignal) => AbortSignal.any([signal, closing]);
  return {
    async pullImage({ ref, platform, credentials }, tell, signal) {
      const parts = partsOf(ref);
      if (parts === null) return invalid(ref);
      const query = pullQuery(parts.name, parts.tag, platform);
      const headers = authHeader(parts.registry, credentials);
      return transfer(docker, { path: '/images/create', query, headers }, tell, [signal, closing]);
    },
    async pushImage({ ref, credentials }, tell, signal) {
      const parts = partsOf(ref);
      if (parts === null || ref.includes('@')) return invalid(ref);
      const path = `/images/${parts.name}/push`;
      const query = { tag: parts.tag || 'latest' };
      const headers = authHeader(parts.registry, credentials);
      return transfer(docker, { path, query, headers }, tell, [signal, closing]);
    },
    pullsAllTags: () => outcomeOf(async () => !(await isPodman(docker))),
    registries: () => outcomeOf(() => readRegistries(docker)),
    searchImages: (term, filter, signal) =>
      outcomeOf(() => search(docker, term, filter, whileOpen(signal))),
  };
}

/** For an endpoint that cannot be used. */
export function unusableRegistries(failure: EngineFailure): RegistryEngine {
  const failed = async () => ({ ok: false, failure }) as const;
  return {
    pullImage: failed,
    pushImage: failed,
    pullsAllTags: failed,
    registries: failed,
    searchImages: failed,
  };
}
