/** Stands in a word for the shell's working folder (`$PWD`, `$(pwd)`): no shell word can contain it. */
export const workingFolder = '\0';

/**
 * A path of a command line, which runs in the workspace's folder, as a path relative to the workspace:
 * `''` for the workspace itself, null for what lies outside or cannot be told.
 */
export function readPath(text: string): string | null {
  const path = text.startsWith(workingFolder) ? `.${text.slice(1)}` : text;
  if (path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path)) return null;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.pop() === undefined) return null;
    if (part !== '' && part !== '.' && part !== '..') parts.push(part);
  }
  return parts.join('/');
}

/** A context that the engine fetches, as docker tells it from a folder (moby, `builder/remotecontext/urlutil`). */
export function isRemote(context: string): boolean {
  return /^(?:https?:\/\/|git:\/\/|ssh:\/\/|git@|github\.com\/)/.test(context);
}

/** Whether a name says that the file is an archive; docker itself looks into it. */
export function isArchiveName(path: string): boolean {
  return /\.(?:tar|tgz|tbz2?|txz|tar\.\w+)$/i.test(path);
}

/** `folder/Dockerfile`: what docker builds where no `-f` is given. */
export function defaultDockerfile(folder: string): string {
  return folder === '' ? 'Dockerfile' : `${folder}/Dockerfile`;
}
