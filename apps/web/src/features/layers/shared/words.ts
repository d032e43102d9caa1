import type { LayerEntryKind, LayerPath } from '@stagecraft/contracts';

const kindLetters: Readonly<Record<LayerEntryKind, string>> = {
  file: '-',
  directory: 'd',
  symlink: 'l',
  hardlink: '-',
  char: 'c',
  block: 'b',
  fifo: 'p',
};

/** One of the three groups of a mode, with its special bit (setuid, setgid or sticky) in the last place. */
function group(bits: number, special: boolean, letter: string): string {
  const execute = (bits & 1) !== 0;
  const last = special ? (execute ? letter : letter.toUpperCase()) : execute ? 'x' : '-';
  return `${(bits & 4) === 0 ? '-' : 'r'}${(bits & 2) === 0 ? '-' : 'w'}${last}`;
}

/** Kind and mode as `ls -l` writes them: `-rwsr-xr-x`. */
export function modeText(kind: LayerEntryKind, mode: number): string {
  const owner = group((mode >> 6) & 7, (mode & 0o4000) !== 0, 's');
  const members = group((mode >> 3) & 7, (mode & 0o2000) !== 0, 's');
  const others = group(mode & 7, (mode & 0o1000) !== 0, 't');
  return `${kindLetters[kind]}${owner}${members}${others}`;
}

/** Last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Whether something can be in it. */
export function isFolder({ kind }: Pick<LayerPath, 'kind'>): boolean {
  return kind === 'directory' || kind === null;
}

/** The recorded command as a person wrote it, without the builder's own wrapping. */
export function instructionText(createdBy: string): string {
  return createdBy
    .replace(/\s*# buildkit$/, '')
    .replace(/^\/bin\/sh -c #\(nop\)\s+/, '')
    .replace(/^(?:RUN )?(?:\|\d+ .*?)?\/bin\/sh -c /, 'RUN ')
    .trim();
}

/** A word for a POSIX shell: as it is where that is safe, else in single quotes. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
