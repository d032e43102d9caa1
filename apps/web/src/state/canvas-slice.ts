import { createGestures } from './canvas/gestures.ts';
import { createComparing } from './canvas/compare-builds.ts';
import { keepSelection } from './canvas/selection.ts';
import type { CanvasSlice } from './canvas-slice.types.ts';
import { followCacheHistory } from './canvas/follow-cache.ts';
import { createCollapsing } from './document/remembered.ts';
import type { Ports } from './ports.ts';
import type { Slice } from './types.ts';

/** Selection, gestures and ways to look at the graph. */
export const createCanvasSlice =
  (ports: Ports): Slice<CanvasSlice> =>
  (set, _get, store) => {
    keepSelection(store);
    followCacheHistory(ports, store);
    return {
      selection: nothing,
      gesture: null,
      canvasNotice: null,
      cacheHistory: [],
      foretold: null,
      collapsed: [],
      canvasSearch: null,
      targetFocus: false,
      spotlight: null,
      openForm: null,
      formOpenings: 0,
      select: (selection) => set({ selection: { ...nothing, ...selection } }),
      ...createComparing(ports, store),
      ...createGestures(ports, store),
      ...createCollapsing(ports, store),
      setCanvasSearch: (canvasSearch) => set({ canvasSearch }),
      setTargetFocus: (targetFocus) => set({ targetFocus }),
      setSpotlight: (spotlight) => set({ spotlight }),
      setForetold: (foretold) => set({ foretold }),
      setOpenForm: (openForm) =>
        set(({ formOpenings }) => ({
          openForm,
          formOpenings: formOpenings + (openForm === null ? 0 : 1),
        })),
    };
  };

const nothing = { nodes: [], rows: [], edge: null } as const;
