import type { Ports } from './ports.ts';
import type { StepSlice } from './step-slice.types.ts';
import type { Slice } from './types.ts';

/** What it does is fetched once a state is wanted. */
export const createStepSlice =
  (ports: Ports): Slice<StepSlice> =>
  (_set, _get, store) => ({
    stepView: null,
    stepViews: new Map(),
    steps: async () => (await import('./step/actions.ts')).stepActions(ports, store),
  });
