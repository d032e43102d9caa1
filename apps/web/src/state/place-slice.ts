import type { Slice } from './types.ts';
import type { PlaceSlice } from './place-slice.types.ts';

/** A workspace that opens is what the person wants to see. */
export const createPlaceSlice = (): Slice<PlaceSlice> => (set, get, store) => {
  store.subscribe((state, before) => {
    if (state.workspace?.id !== before.workspace?.id) state.showPlace('work');
  });
  return {
    place: 'work',
    shownImage: null,
    imageTab: 'overview',
    showPlace: (place) => set({ place }),
    showImage: (shownImage, imageTab = get().imageTab) =>
      set({ place: 'images', shownImage, imageTab }),
  };
};
