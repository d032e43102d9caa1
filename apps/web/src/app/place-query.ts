import {
  containerTabs,
  imageTabs,
  roadsLimit,
  sessionParts,
  windowPlaces,
  type ContainerTab,
  type ImageTab,
  type RegistryPlace,
  type SessionPart,
  type ShownRoads,
  type WindowPlace,
} from '../state/place-slice.types.ts';

/** What the page's address names. A token is never in it: the server takes it off at the first visit. */
export interface Place {
  readonly workspace: string | null;
  readonly file: string | null;
  readonly build: string | null;
  readonly view: WindowPlace;
  /** What the images' place shows. */
  readonly image: string | null;
  readonly tab: ImageTab;
  /** What it shows in place of an image. */
  readonly roads: ShownRoads | null;
  /** What the registries' place shows. */
  readonly registry: RegistryPlace | null;
  /** What the containers' place shows. */
  readonly container: string | null;
  readonly containerTab: ContainerTab;
  readonly sessionPart: SessionPart;
}

/** Reads a place from an address's query, e.g. `?workspace=ID&file=PATH&build=ID`. */
export function placeOf(search: string): Place {
  const query = new URLSearchParams(search);
  const view = windowPlaces.find((place) => place === query.get('view')) ?? 'work';
  const tab = query.get('tab');
  return {
    workspace: query.get('workspace'),
    file: query.get('file'),
    build: query.get('build'),
    view,
    image: query.get('image'),
    tab: imageTabs.find((one) => view === 'images' && one === tab) ?? 'overview',
    roads: roadsOf(query),
    container: query.get('container'),
    containerTab: containerTabs.find((one) => view === 'containers' && one === tab) ?? 'overview',
    sessionPart: sessionParts.find((part) => part === query.get('part')) ?? 'record',
    registry: registryOf(query),
  };
}

/** Its images, each by a `roads` of its own; an empty one where there is none yet. */
function roadsOf(query: URLSearchParams): ShownRoads | null {
  if (!query.has('roads')) return null;
  const images = query.getAll('roads').filter((image) => image !== '');
  return {
    images: [...new Set(images)].slice(0, roadsLimit),
    container: query.get('from') ?? '',
  };
}

function registryOf(query: URLSearchParams): RegistryPlace | null {
  const host = query.get('registry');
  if (host === null) return null;
  const repository = query.get('repository');
  return { host, repository, tag: repository === null ? null : query.get('tag') };
}

function setImages(query: URLSearchParams, { image, tab, roads }: Place): void {
  if (image !== null) query.set('image', image);
  if (image !== null && tab !== 'overview') query.set('tab', tab);
  if (roads === null) return;
  for (const one of roads.images.length === 0 ? [''] : roads.images) query.append('roads', one);
  if (roads.container !== '') query.set('from', roads.container);
}

function setRegistry(query: URLSearchParams, { host, repository, tag }: RegistryPlace): void {
  query.set('registry', host);
  if (repository !== null) query.set('repository', repository);
  if (tag !== null) query.set('tag', tag);
}

function setContainer(
  query: URLSearchParams,
  container: string,
  { containerTab, sessionPart }: Place,
): void {
  query.set('container', container);
  if (containerTab !== 'overview') query.set('tab', containerTab);
  if (containerTab === 'record' && sessionPart !== 'record') query.set('part', sessionPart);
}

/** A place as a query; empty for the start page. */
export function searchOf(place: Place): string {
  const query = new URLSearchParams();
  if (place.workspace !== null) query.set('workspace', place.workspace);
  if (place.workspace !== null && place.file !== null) query.set('file', place.file);
  if (place.workspace !== null && place.build !== null) query.set('build', place.build);
  if (place.view !== 'work') query.set('view', place.view);
  if (place.view === 'images') setImages(query, place);
  if (place.view === 'registries' && place.registry !== null) setRegistry(query, place.registry);
  if (place.view === 'containers' && place.container !== null) {
    setContainer(query, place.container, place);
  }
  if (query.size === 0) return '';
  // Slashes and colons are allowed in a query; left as they are, a person can read paths and names.
  return `?${query.toString().replaceAll('%2F', '/').replaceAll('%3A', ':')}`;
}
