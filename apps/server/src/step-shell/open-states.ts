import type { KeptStepState } from '@stagecraft/contracts';
import type { Schedule } from '../engine/monitor.ts';
import type { EngineStep } from '../engine/step-engine.ts';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import type { StatePlan } from './plan.ts';
import { createRecordedShells, type RecordedShells } from './recorded-shells.ts';

/** A state that nobody uses for this long, ms, is closed. */
const idleMs = 10 * 60_000;

/** States that are open at once; of more, those that were used longest ago are closed. */
const openLimit = 8;

/** A state that is kept open. */
export interface KeptState {
  readonly told: KeptStepState;
  readonly step: EngineStep;
  readonly plan: StatePlan;
  /** What its shells were given. */
  readonly recorded: RecordedShells;
  /** Shells that run in it. */
  shells: number;
  callOff: () => void;
}

/** States that are open, and which of them are let go of. */
export function createOpenStates(schedule: Schedule) {
  const states = new Map<string, KeptState>();

  function drop(id: string): KeptState | null {
    const kept = states.get(id);
    if (kept === undefined) return null;
    states.delete(id);
    kept.callOff();
    kept.step.close();
    kept.recorded.close();
    return kept;
  }

  /** Somebody uses it: it stays for a while, and counts as the one used last. */
  function touch(id: string, kept: KeptState): void {
    kept.callOff();
    kept.callOff = schedule(() => {
      if (kept.shells > 0) touch(id, kept);
      else drop(id);
    }, idleMs);
    states.delete(id);
    states.set(id, kept);
  }

  return {
    /** Lets go of a state; null where there is none. */
    drop,
    keep(id: string, kept: Pick<KeptState, 'told' | 'step' | 'plan'>): void {
      const recorded = createRecordedShells(Date.now);
      touch(id, { ...kept, recorded, shells: 0, callOff: () => undefined });
      void kept.step.ended.then(() => drop(id));
      const idle = [...states].filter(([, { shells }]) => shells === 0);
      for (const [one] of idle.slice(0, Math.max(0, states.size - openLimit))) drop(one);
    },
    find(id: string): Result<KeptState> {
      const kept = states.get(id);
      if (kept === undefined) return fail('step_state_not_found');
      touch(id, kept);
      return ok(kept);
    },
    /** Lets go of all; settles once nothing of them is left. */
    async dropAll(): Promise<void> {
      const dropped = [...states.keys()].flatMap((id) => drop(id) ?? []);
      await Promise.all(dropped.map(({ step }) => step.ended));
    },
  };
}
