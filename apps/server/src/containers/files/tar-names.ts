/** A name in an archive without `./` and `/` around it. */
const bare = (name: string): string =>
  name
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');

/**
 * Tells which entries of a folder's archive are right in that folder. Its first entry is the folder, by
 * whatever name the engine gives it (`etc/`, `./`, `/`).
 */
export function childrenOfFirst(): (name: string) => string | null {
  let prefix: string | null = null;
  return (name) => {
    const path = bare(name);
    if (prefix === null) {
      prefix = path === '' ? '' : `${path}/`;
      return null;
    }
    if (!path.startsWith(prefix)) return null;
    const rest = path.slice(prefix.length);
    return rest === '' || rest.includes('/') ? null : rest;
  };
}
