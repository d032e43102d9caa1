import type { UnstampedBuildEvent } from '@stagecraft/contracts';
import type { Engine, EngineBuildRequest, EngineBuildResult } from '../src/engine/engine.ts';
import { createFakeEngine } from '../src/engine/fake/fake-engine.ts';

/** One build whose course the test decides. */
export interface DrivenBuild {
  readonly request: EngineBuildRequest;
  readonly signal: AbortSignal;
  emit(event: UnstampedBuildEvent): void;
  /** Ends the build. */
  settle(result: EngineBuildResult): void;
}

export interface DrivenEngine extends Engine {
  /** The next build that is asked for, or that was asked for and not yet taken. */
  next(): Promise<DrivenBuild>;
  /** Builds that were asked for and not yet taken. */
  waiting(): number;
}

/**
 * An engine whose builds are driven by hand.
 *
 * @param obedient whether an aborted build ends as cancelled by itself
 */
export function createDrivenEngine({ obedient = true } = {}): DrivenEngine {
  const asked: DrivenBuild[] = [];
  const takers: ((build: DrivenBuild) => void)[] = [];
  return {
    ...createFakeEngine(),
    waiting: () => asked.length,
    next() {
      const build = asked.shift();
      if (build !== undefined) return Promise.resolve(build);
      return new Promise((resolve) => takers.push(resolve));
    },
    build(request, emit, signal) {
      return new Promise((settle) => {
        if (obedient) signal.addEventListener('abort', () => settle({ state: 'cancelled' }));
        const build = { request, signal, emit, settle };
        const taker = takers.shift();
        if (taker === undefined) asked.push(build);
        else taker(build);
      });
    },
  };
}
