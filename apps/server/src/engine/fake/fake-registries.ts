import type { FoundRepository } from '@stagecraft/contracts';
import type { EngineFailure, Outcome } from '../engine.ts';
import type {
  EnginePullRequest,
  EnginePushRequest,
  EngineRegistries,
  EngineTransferEvent,
  RegistryEngine,
} from '../registry-engine.ts';

/** How a pull or push goes: what is told, then success, a refusal, or no end until it is stopped. */
export interface FakeTransfer {
  readonly events?: readonly EngineTransferEvent[];
  readonly end?: 'endless' | EngineFailure;
}

export interface FakeRegistries extends Partial<EngineRegistries> {
  /** Plays a pull; by default it succeeds without a word. */
  pull?(request: EnginePullRequest): FakeTransfer;
  push?(request: EnginePushRequest): FakeTransfer;
  /** By default, it does. */
  readonly pullsAllTags?: boolean;
  readonly found?: readonly FoundRepository[];
}

export interface FakeRegistriesOptions {
  readonly script: FakeRegistries;
  /** Aborted when the engine is gone. */
  readonly away: AbortSignal;
  readonly gone: EngineFailure;
}

/** Settles when one of the signals aborts. */
function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** The part of the fake engine about registries. */
export function fakeRegistries({ script, away, gone }: FakeRegistriesOptions): RegistryEngine {
  const left = (signal: AbortSignal): Outcome<never> | null => {
    if (away.aborted) return { ok: false, failure: gone };
    const failure: EngineFailure = { kind: 'timeout', detail: 'The operation was aborted' };
    return signal.aborted ? { ok: false, failure } : null;
  };
  const play = async (
    { events = [], end }: FakeTransfer,
    tell: (event: EngineTransferEvent) => void,
    signal: AbortSignal,
  ): Promise<Outcome<void>> => {
    const before = left(signal);
    if (before !== null) return before;
    events.forEach(tell);
    if (end === 'endless') await whenAborted(AbortSignal.any([signal, away]));
    const after = left(signal);
    if (after !== null) return after;
    if (end !== undefined && end !== 'endless') return { ok: false, failure: end };
    return { ok: true, value: undefined };
  };
  return {
    pullImage: (request, tell, signal) => play(script.pull?.(request) ?? {}, tell, signal),
    pushImage: (request, tell, signal) => play(script.push?.(request) ?? {}, tell, signal),
    async pullsAllTags() {
      return left(away) ?? { ok: true, value: script.pullsAllTags ?? true };
    },
    async registries() {
      const { mirrors = [], insecure = [] } = script;
      return away.aborted
        ? { ok: false, failure: gone }
        : { ok: true, value: { mirrors, insecure } };
    },
    async searchImages(_term, _filter, signal) {
      return left(signal) ?? { ok: true, value: [...(script.found ?? [])] };
    },
  };
}
