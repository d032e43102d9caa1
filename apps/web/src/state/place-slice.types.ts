/** What the window shows between its bars. `work` is the open workspace, or the start page without one. */
export type WindowPlace = 'work' | 'images' | 'containers' | 'registries';

export const windowPlaces: readonly WindowPlace[] = ['work', 'images', 'containers', 'registries'];

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

/** The parts of what is shown of a container. */
export type ContainerTab =
  | 'overview'
  | 'logs'
  | 'terminal'
  | 'stats'
  | 'processes'
  | 'files'
  | 'changes'
  | 'record'
  | 'inspect';

export const containerTabs: readonly ContainerTab[] = [
  'overview',
  'logs',
  'terminal',
  'stats',
  'processes',
  'files',
  'changes',
  'record',
  'inspect',
];

/** The parts of a recorded session. */
export type SessionPart = 'record' | 'changes' | 'propose' | 'prove';

export const sessionParts: readonly SessionPart[] = ['record', 'changes', 'propose', 'prove'];

/** Images that have room beside each other in a comparison of how they came to be. */
export const roadsLimit = 4;

/** Images that are compared by how they came to be. */
export interface ShownRoads {
  /** Names or ids, from left to right. */
  readonly images: readonly string[];
  /** Name of a container to make more from; empty for none. */
  readonly container: string;
}

/** Where in the window the person is; the page's address names it, too. */
export interface PlaceSlice {
  readonly place: WindowPlace;
  /** Id (`sha256:…`) or name of the image that the images' place shows; null while none is chosen. */
  readonly shownImage: string | null;
  readonly imageTab: ImageTab;
  /** What the images' place shows in place of an image; null while it shows one. */
  readonly roads: ShownRoads | null;
  /** Null while no registry is chosen. */
  readonly shownRegistry: RegistryPlace | null;
  /** Another number whenever the engine told that its images or their names changed. */
  readonly imagesRevision: number;
  /** Another number whenever the engine told that a container came, went or changed its state. */
  readonly containersRevision: number;
  /** Id or name of the container that the containers' place shows; null while none is chosen. */
  readonly shownContainer: string | null;
  readonly containerTab: ContainerTab;
  /** What a container's tab of recorded sessions shows. */
  readonly sessionPart: SessionPart;
  showPlace(place: WindowPlace): void;
  /** Shows an image in the images' place, by default in the tab that was shown last. */
  showImage(ref: string | null, tab?: ImageTab): void;
  /** Shows a comparison in the images' place; null goes back to the image. */
  showRoads(roads: ShownRoads | null): void;
  /** Shows a registry in the registries' place; null shows the place with none chosen. */
  showRegistry(shown: RegistryPlace | null): void;
  showSessionPart(part: SessionPart): void;
  /** Shows a container in the containers' place, by default in the tab that was shown last. */
  showContainer(id: string | null, tab?: ContainerTab): void;
}
