/** The folder that a path is in; `/` for what is at the top. */
export function parentOf(path: string): string {
  const at = path.replace(/\/+$/, '').lastIndexOf('/');
  return at <= 0 ? '/' : path.slice(0, at);
}

/** A name in a folder. */
export function joined(folder: string, name: string): string {
  return folder === '/' ? `/${name}` : `${folder}/${name}`;
}

/** Each folder on the way to a path with its whole path, the top first. */
export function crumbsOf(
  path: string,
): readonly { readonly name: string; readonly path: string }[] {
  const names = path.split('/').filter(Boolean);
  return [
    { name: '/', path: '/' },
    ...names.map((name, index) => ({ name, path: `/${names.slice(0, index + 1).join('/')}` })),
  ];
}

/** Permission bits as `ls -l` writes them, without the kind: `rwxr-xr-x`. (POSIX, ls) */
export function modeText(mode: number): string {
  const letters = 'rwxrwxrwx';
  const plain = Array.from(letters, (letter, index) => ((mode >> (8 - index)) & 1 ? letter : '-'));
  const special = [
    [0o4000, 2, 's'],
    [0o2000, 5, 's'],
    [0o1000, 8, 't'],
  ] as const;
  for (const [bit, place, letter] of special) {
    if ((mode & bit) !== 0) plain[place] = plain[place] === 'x' ? letter : letter.toUpperCase();
  }
  return plain.join('');
}
