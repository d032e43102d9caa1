/** Variables that Podman gives each container, which a commit of it keeps (`DefaultEnvVariables`). */
const podmanEnv = ['container=podman', 'TERM=xterm'];

/**
 * Variables of an image, as `NAME=value`, that the engine and no person put there: it gave them to the
 * container that was committed. Docker gives none that a commit keeps.
 *
 * @param base of the image that the container was made of
 * @param final of the committed image
 */
export function engineEnv(base: readonly string[], final: readonly string[]): readonly string[] {
  const added = final.filter((pair) => !base.includes(pair));
  return added.includes('container=podman') ? added.filter((pair) => podmanEnv.includes(pair)) : [];
}

/** The label that Podman's builder puts onto all that it makes. */
export const builderLabel = 'io.buildah.version';

/** What stands at a path of one of two images. */
interface Entry {
  readonly kind: string;
  /** Bytes. */
  readonly size: number;
}

/** Where engines mount files of their own, or leave a mark; what an image has there is never seen. */
const mountPoints: ReadonlySet<string> = new Set([
  ...['/etc/hosts', '/etc/hostname', '/etc/resolv.conf'],
  ...['/.dockerenv', '/run/.containerenv'],
]);

/** Folders that engines make where an image has none, as they mount something there or below. */
const mountFolders: ReadonlySet<string> = new Set(['/dev', '/etc', '/proc', '/run', '/sys']);

const isEmptyFile = ({ kind, size }: Entry): boolean => kind === 'file' && size === 0;

/**
 * Whether a difference is of an engine's making: an empty file over which it mounts its own, also in place
 * of one that was there, a folder for it, or the link that Podman makes of `/etc/mtab`.
 *
 * @param path absolute
 */
export function isEngineFile(path: string, before: Entry | null, after: Entry | null): boolean {
  const all = [before, after].filter((entry) => entry !== null);
  if (mountFolders.has(path)) return all.length === 1 && all[0]?.kind === 'directory';
  if (path === '/etc/mtab') return all.every(({ kind }) => kind === 'symlink');
  return mountPoints.has(path) && all.every(({ kind }) => kind === 'file') && all.some(isEmptyFile);
}
