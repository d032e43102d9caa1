import type { EngineFailure, Outcome } from '../engine.ts';

const systemKinds: Readonly<Record<string, EngineFailure['kind']>> = {
  ENOENT: 'unreachable',
  ECONNREFUSED: 'unreachable',
  ECONNRESET: 'unreachable',
  EPIPE: 'unreachable',
  ENOTFOUND: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EACCES: 'permission',
  EPERM: 'permission',
  ETIMEDOUT: 'timeout',
  ABORT_ERR: 'timeout',
};

/** A member of an error that TypeScript does not know, as dockerode and Node add them. */
function member(error: unknown, name: string): unknown {
  if (typeof error !== 'object' || error === null) return undefined;
  const value: unknown = Reflect.get(error, name);
  return value;
}

/** The engine's own words in an HTTP error, without dockerode's decoration. */
function engineText(error: unknown, fallback: string): string {
  const body = member(error, 'json');
  const text = member(body, 'message');
  if (typeof text === 'string' && text !== '') return text;
  const [, status, own] = /^\(HTTP code (\d+)\) [^-]* - (.*?)\s*$/s.exec(fallback) ?? [];
  // Podman refuses some requests (a tag that is none) without a word.
  if (own === '') return `The engine answered HTTP ${status} and gave no reason.`;
  return own ?? fallback;
}

/** Tells an expected failure of a request to the engine as a value. */
export function toFailure(error: unknown): EngineFailure {
  const message = error instanceof Error ? error.message : String(error);
  const status = member(error, 'statusCode');
  if (typeof status === 'number') {
    const detail = engineText(error, message);
    // Podman tells a conflict of names as an error of its own.
    const isRefused = status < 500 || /\bname is already in use\b/.test(detail);
    const kind = status === 404 ? 'not_found' : isRefused ? 'refused' : 'error';
    return { kind, detail, status };
  }
  const code = member(error, 'code');
  const kind = typeof code === 'string' ? systemKinds[code] : undefined;
  return { kind: kind ?? 'error', detail: message };
}

/** Settles a request to the engine as an outcome. */
export async function outcomeOf<T>(request: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await request() };
  } catch (error) {
    return { ok: false, failure: toFailure(error) };
  }
}
