/** What the window shows between its bars. `work` is the open workspace, or the start page without one. */
export type WindowPlace = 'work' | 'images' | 'registries';

export const windowPlaces: readonly WindowPlace[] = ['work', 'images', 'registries'];

/** The parts of what is shown of an image. */
export type ImageTab =
  'overview' | 'history' | 'raw' | 'dockerfile' | 'layers' | 'waste' | 'packages' | 'compare';

export const imageTabs: readonly ImageTab[] = [
  'overview',
  'history',
  'raw',
  'dockerfile',
  'layers',
  'waste',
  'packages',
  'compare',
];

/** Where in the window the person is; the page's address names it, too. */
export interface PlaceSlice {
  readonly place: WindowPlace;
  /** Id (`sha256:…`) or name of the image that the images' place shows; null while none is chosen. */
  readonly shownImage: string | null;
  readonly imageTab: ImageTab;
  /** Another number whenever the engine told that its images or their names changed. */
  readonly imagesRevision: number;
  showPlace(place: WindowPlace): void;
  /** Shows an image in the images' place, by default in the tab that was shown last. */
  showImage(ref: string | null, tab?: ImageTab): void;
}
