import type { FactAnswers } from '../language/facts.ts';
import { fetchFact, type ServerWant } from './language/fetch-fact.ts';
import type { Ports } from './ports.ts';
import type { TaskSlice } from './task-slice.types.ts';
import type { Slice } from './types.ts';

/** A look-up that takes longer is given up; ms. */
const lookUpLimit = 4_000;

/** Questions that gestures ask, and the facts to answer them with. */
export const createTaskSlice =
  (ports: Ports): Slice<TaskSlice> =>
  (set, get, store) => {
    store.subscribe((state, before) => {
      // Another file: its places mean nothing there.
      if (state.task !== null && state.activePath !== before.activePath) state.setTask(null);
    });
    return {
      task: null,
      setTask: (task) => {
        set({ task });
        if (task === null) void get().previewIntent(null);
      },
      lookUp: async <W extends ServerWant>(want: W) => {
        const { workspace } = get();
        if (workspace === null) return null;
        const signal = AbortSignal.timeout(lookUpLimit);
        const fact = await fetchFact(ports.api, workspace.id, want, signal);
        return 'failed' in fact ? null : (fact as FactAnswers[W['kind']]);
      },
    };
  };
