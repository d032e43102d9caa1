import type { ContainerInspection } from '@stagecraft/contracts';
import type { ContainerOutput } from '../container-engine.ts';
import type { EngineFailure, Outcome } from '../engine.ts';

/** A container in memory. */
export interface FakeContainer {
  detail: ContainerInspection;
  readonly output: readonly ContainerOutput[];
  readonly ended: Promise<number>;
  end(exitCode: number): void;
}

/** What an engine answers to what it does not do. */
export const refusal = (
  kind: EngineFailure['kind'],
  status: number,
  detail: string,
): Outcome<never> => ({
  ok: false,
  failure: { kind, status, detail },
});
