import { shellQuote, type PruneRequest } from '@stagecraft/contracts';
import type { ImageView } from './list/view.ts';

const line = (...words: readonly string[]): string => words.map(shellQuote).join(' ');

/** The commands that do what the page does, as a shell takes them. */
export const dockerWords = {
  /** What docker has no filter for is left out. */
  list: ({ kind, repository }: Pick<ImageView, 'kind' | 'repository'>) =>
    line(
      ...['docker', 'images'],
      ...(kind === 'dangling' || kind === 'named'
        ? ['--filter', `dangling=${String(kind === 'dangling')}`]
        : []),
      ...(repository === '' ? [] : [repository]),
    ),
  tag: (ref: string, names: readonly string[]) =>
    names.map((name) => line('docker', 'tag', ref, name)).join(' && '),
  remove: (refs: readonly string[], force: boolean, keepParents: boolean) =>
    line(
      'docker',
      'rmi',
      ...(force ? ['--force'] : []),
      ...(keepParents ? ['--no-prune'] : []),
      ...refs,
    ),
  prune: ({ all, labels, until }: PruneRequest) =>
    line(
      ...['docker', 'image', 'prune', '--force'],
      ...(all ? ['--all'] : []),
      ...labels.flatMap((label) => ['--filter', `label=${label}`]),
      ...(until === null ? [] : ['--filter', `until=${until}`]),
    ),
  save: (refs: readonly string[], gzip: boolean) =>
    gzip
      ? `${line('docker', 'save', ...refs)} | gzip > images.tar.gz`
      : line('docker', 'save', '--output', 'images.tar', ...refs),
  load: (file: string) => line('docker', 'load', '--input', file),
  export: (container: string, gzip: boolean) =>
    gzip
      ? `${line('docker', 'export', container)} | gzip > container.tar.gz`
      : line('docker', 'export', '--output', 'container.tar', container),
  import: (how: {
    readonly from: string;
    readonly name: string;
    readonly message: string;
    readonly platform: string;
    readonly changes: readonly string[];
  }) =>
    line(
      ...['docker', 'import'],
      ...how.changes.flatMap((change) => ['--change', change]),
      ...(how.message === '' ? [] : ['--message', how.message]),
      ...(how.platform === '' ? [] : ['--platform', how.platform]),
      how.from,
      ...(how.name === '' ? [] : [how.name]),
    ),
  inspect: (ref: string) => line('docker', 'image', 'inspect', ref),
  history: (ref: string) => line('docker', 'history', '--no-trunc', ref),
};
