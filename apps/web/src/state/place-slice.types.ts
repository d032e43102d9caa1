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

/** What the registries' place shows: a registry, a repository of it, a tag of that. */
export interface RegistryPlace {
  readonly host: string;
  /** Without the registry; null while none is chosen, and then there is no tag. */
  readonly repository: string | null;
  readonly tag: string | null;
}

/** Where in the window the person is; the page's address names it, too. */
export interface PlaceSlice {
  readonly place: WindowPlace;
  /** Id (`sha256:…`) or name of the image that the images' place shows; null while none is chosen. */
  readonly shownImage: string | null;
  readonly imageTab: ImageTab;
  /** Null while no registry is chosen. */
  readonly shownRegistry: RegistryPlace | null;
  /** Another number whenever the engine told that its images or their names changed. */
  readonly imagesRevision: number;
  showPlace(place: WindowPlace): void;
  /** Shows an image in the images' place, by default in the tab that was shown last. */
  showImage(ref: string | null, tab?: ImageTab): void;
  /** Shows a registry in the registries' place; null shows the place with none chosen. */
  showRegistry(shown: RegistryPlace | null): void;
}
