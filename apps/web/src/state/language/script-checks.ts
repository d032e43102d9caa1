import { scriptLimits, type CheckedScripts } from '@stagecraft/contracts';
import type { ApiResult } from '../../api/client.ts';
import { factKey, type ScriptWant, type Want } from '../../language/facts.ts';
import type { Fact } from '../../language/protocol.ts';

/** Asks the server about scripts, a few at a time. */
type Check = (
  scripts: readonly ScriptWant[],
  signal: AbortSignal,
) => Promise<ApiResult<CheckedScripts>>;

/** Has ShellCheck asked about scripts, as long as they are in the text. */
export interface ScriptChecks {
  /** What ShellCheck says; null when nobody wants to know it any more. */
  look(want: ScriptWant): Promise<Fact | null>;
  /** Only these are still wanted: others are not asked about, and what is asked about them is ended. */
  keep(wants: readonly Want[]): void;
}

interface Waiting {
  readonly want: ScriptWant;
  readonly resolve: (fact: Fact | null) => void;
}

interface Running {
  readonly keys: readonly string[];
  readonly controller: AbortController;
}

/** One request at a time: the page's other requests need connections, too. */
export function createScriptChecks(check: Check): ScriptChecks {
  const waiting = new Map<string, Waiting>();
  let running: Running | null = null;

  const resolveAll = (taken: readonly Waiting[], facts: readonly (Fact | null)[]): void => {
    for (const [index, { resolve }] of taken.entries()) resolve(facts[index] ?? null);
  };
  const next = async (): Promise<void> => {
    const taken = [...waiting.values()].slice(0, scriptLimits.scripts);
    if (running !== null || taken.length === 0) return;
    const keys = taken.map(({ want }) => factKey(want));
    for (const key of keys) waiting.delete(key);
    const controller = new AbortController();
    running = { keys, controller };
    const wants = taken.map(({ want }) => want);
    const answer = await check(wants, controller.signal);
    running = null;
    if (controller.signal.aborted) resolveAll(taken, []);
    else resolveAll(taken, factsOf(answer, taken.length));
    await next();
  };
  return {
    look: (want) =>
      want.text.length > scriptLimits.characters
        ? Promise.resolve({ failed: 'too_large' })
        : new Promise((resolve) => {
            waiting.set(factKey(want), { want, resolve });
            // Those that are wanted together are asked about together.
            queueMicrotask(() => void next());
          }),
    keep: (wants) => {
      const kept = new Set(wants.filter(({ kind }) => kind === 'script').map(factKey));
      for (const [key, { resolve }] of waiting) {
        if (kept.has(key)) continue;
        waiting.delete(key);
        resolve(null);
      }
      if (running?.keys.some((key) => kept.has(key)) === false) running.controller.abort();
    },
  };
}

function factsOf(answer: ApiResult<CheckedScripts>, count: number): readonly Fact[] {
  const all = (fact: Fact): readonly Fact[] => Array.from({ length: count }, () => fact);
  if (!answer.ok) return all({ failed: answer.problem.code });
  const { state, results } = answer.value;
  if (state !== 'ready') return all({ failed: `shellcheck_${state}` });
  return results.map((comments) =>
    comments === null ? { failed: 'shellcheck_failed' } : { comments },
  );
}
