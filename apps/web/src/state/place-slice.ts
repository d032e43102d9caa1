import type { Slice } from './types.ts';
import type { PlaceSlice } from './place-slice.types.ts';
import type { Ports } from './ports.ts';

/** A workspace that is being opened, or left, is what the person wants to see until they go elsewhere. */
export const createPlaceSlice =
  (ports: Ports): Slice<PlaceSlice> =>
  (set, get, store) => {
    ports.stream.onMessage((message) => {
      if (message.kind === 'containers.changed') {
        set({ containersRevision: get().containersRevision + 1 });
      }
      // What uses an image is shown with it.
      const changed = message.kind === 'images.changed' || message.kind === 'containers.changed';
      if (changed) set({ imagesRevision: get().imagesRevision + 1 });
    });
    store.subscribe((state, before) => {
      const opens = state.workspaceOpening && !before.workspaceOpening;
      const closed = state.workspace === null && before.workspace !== null;
      if (opens || closed) state.showPlace('work');
    });
    return {
      place: 'work',
      imagesRevision: 0,
      containersRevision: 0,
      shownImage: null,
      imageTab: 'overview',
      roads: null,
      shownRegistry: null,
      shownContainer: null,
      containerTab: 'overview',
      sessionPart: 'record',
      showPlace: (place) => set({ place }),
      showImage: (shownImage, imageTab = get().imageTab) =>
        set({ place: 'images', shownImage, imageTab, roads: null }),
      showRoads: (roads) => set({ place: 'images', roads }),
      showSessionPart: (sessionPart) => set({ sessionPart }),
      showContainer: (shownContainer, containerTab = get().containerTab) =>
        set({ place: 'containers', shownContainer, containerTab }),
      showRegistry: (shownRegistry) => set({ place: 'registries', shownRegistry }),
    };
  };
