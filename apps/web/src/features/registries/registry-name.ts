/** The registry of an image's name, as docker reads it: `docker.io` where none is named. */
export function registryOf(ref: string): string {
  const [first = '', ...rest] = ref.split('/');
  const isHost = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
  return isHost ? first : 'docker.io';
}

/** A repository's name as an image's begins with it; Docker Hub goes without saying. */
export function nameIn(host: string, repository: string): string {
  return host === 'docker.io' ? repository : `${host}/${repository}`;
}

/** Whether a registry is written as this machine, of which plain HTTP is allowed anyway. */
export function isThisMachine(host: string): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/i.test(host);
}
