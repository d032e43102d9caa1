import { shellQuote, type ContainerSummary } from '@stagecraft/contracts';

export type ContainerSort = 'created' | 'name' | 'image' | 'state';
type StateFilter = 'all' | 'running' | 'paused' | 'exited' | 'created';

/** What the list shows of all containers. */
export interface ContainerView {
  /** Words that must all be in a container's name, id, image, command or labels. */
  readonly search: string;
  readonly state: StateFilter;
  /** Image that it must be of; empty for any. */
  readonly image: string;
  /** `key` or `key=value` that it must have; empty for any. */
  readonly label: string;
  /** Only so many of those that were made last; null for all. */
  readonly last: number | null;
  readonly sort: ContainerSort;
  readonly ascending: boolean;
}

export const defaultContainerView: ContainerView = {
  search: '',
  state: 'all',
  image: '',
  label: '',
  last: null,
  sort: 'created',
  ascending: false,
};

/** As `docker ps` shows it: 12 digits. */
export function shortId(id: string): string {
  return id.replace(/^sha256:/, '').slice(0, 12);
}

/** What the server labels a container with that never runs and is there to read files of an image. */
export const readerLabel = 'stagecraft.purpose=read-image-files';

/** The containers without those that only serve to read an image, unless just these are asked for. */
export function withoutReaders(
  containers: readonly ContainerSummary[],
  { label }: Pick<ContainerView, 'label'>,
): readonly ContainerSummary[] {
  if (label === readerLabel) return containers;
  return containers.filter(({ labels }) => !hasLabel(labels, readerLabel));
}

/** Images of all containers, each once, in order. */
export function imagesOf(containers: readonly ContainerSummary[]): readonly string[] {
  return [...new Set(containers.map(({ image }) => image))].toSorted();
}

/** Labels of all containers as `key=value`, each once, in order. */
export function labelsOf(containers: readonly ContainerSummary[]): readonly string[] {
  return [...new Set(containers.flatMap(({ labels }) => pairsOf(labels)))].toSorted();
}

const pairsOf = (labels: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(labels).map(([key, value]) => (value === '' ? key : `${key}=${value}`));

function hasLabel(labels: Readonly<Record<string, string>>, wanted: string): boolean {
  const at = wanted.indexOf('=');
  if (at < 0) return Object.hasOwn(labels, wanted);
  const key = wanted.slice(0, at);
  return Object.hasOwn(labels, key) && labels[key] === wanted.slice(at + 1);
}

function textOf({ id, name, image, command, labels }: ContainerSummary): string {
  return [name, id, image, command, ...pairsOf(labels)].join('\n').toLowerCase();
}

/** Whether it is one of those that `docker ps` shows without `--all`: running, also when it is paused. */
export function isUp({ state }: Pick<ContainerSummary, 'state'>): boolean {
  return state === 'running' || state === 'paused' || state === 'restarting';
}

const states: Readonly<Record<StateFilter, (container: ContainerSummary) => boolean>> = {
  all: () => true,
  running: isUp,
  paused: ({ state }) => state === 'paused',
  exited: ({ state }) => state === 'exited' || state === 'dead',
  created: ({ state }) => state === 'created',
};

/** What runs comes first, then what has ended, then what never started. */
const stateOrder = ['running', 'restarting', 'paused', 'removing', 'exited', 'dead', 'created'];

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const orders: Readonly<
  Record<ContainerSort, (a: ContainerSummary, b: ContainerSummary) => number>
> = {
  created: (a, b) => a.createdAt - b.createdAt,
  name: (a, b) => byText(a.name, b.name),
  image: (a, b) => byText(a.image, b.image) || byText(a.name, b.name),
  state: (a, b) => stateOrder.indexOf(a.state) - stateOrder.indexOf(b.state),
};

/**
 * The containers that are shown, in order. As with `docker ps`, those that were made last are counted
 * after all other filters.
 */
export function shownContainers(
  containers: readonly ContainerSummary[],
  view: ContainerView,
): readonly ContainerSummary[] {
  const words = view.search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = containers.filter((container) => {
    if (!states[view.state](container)) return false;
    if (view.image !== '' && container.image !== view.image) return false;
    if (view.label !== '' && !hasLabel(container.labels, view.label)) return false;
    if (words.length === 0) return true;
    const text = textOf(container);
    return words.every((word) => text.includes(word));
  });
  const last =
    view.last === null ? found : found.toSorted((a, b) => orders.created(b, a)).slice(0, view.last);
  const sign = view.ascending ? 1 : -1;
  return last.toSorted((a, b) => sign * orders[view.sort](a, b));
}

/** The `docker ps` that shows the same, apart from the words that are searched for. */
export function psCommand({ state, image, label, last }: ContainerView): string {
  // With `--last` all states count, so running ones must be asked for.
  const running = state === 'running' && last !== null;
  const status =
    running || !['all', 'running'].includes(state) ? ['--filter', `status=${state}`] : [];
  const words = [
    ...(state === 'all' && last === null ? ['--all'] : []),
    ...(last === null ? [] : last === 1 ? ['--latest'] : ['--last', String(last)]),
    ...status,
    ...(image === '' ? [] : ['--filter', `ancestor=${image}`]),
    ...(label === '' ? [] : ['--filter', `label=${label}`]),
  ];
  return ['docker', 'ps', ...words].map(shellQuote).join(' ');
}
