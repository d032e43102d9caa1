import type { EngineAccess } from '../engine/access.ts';
import type { Engine, EngineFailure, Outcome } from '../engine/engine.ts';
import { askEngine } from '../images/inventory.ts';
import type { Result } from '../problems/result.ts';
import { containerFailure } from './failures.ts';

/** Asks whatever engine there is about containers, and puts its failure into a problem. */
export function askContainers<T>(
  access: EngineAccess,
  question: (engine: Engine) => Promise<Outcome<T>>,
  toFailure: (failure: EngineFailure) => Result<never> = containerFailure,
): Promise<Result<T>> {
  return askEngine(access, question, toFailure);
}
