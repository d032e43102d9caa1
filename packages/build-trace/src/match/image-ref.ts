/**
 * The name by which two ways of writing an image are compared: with registry and tag, without digest
 * (`busybox` and `docker.io/library/busybox:latest@sha256:…` are one).
 */
export function comparableRef(ref: string): string {
  const name = ref.replace(/@.*$/, '');
  const parts = name.split('/');
  const first = parts[0] ?? '';
  // A first part is a registry when it could be a host (reference grammar of distribution).
  const hasHost = parts.length > 1 && (/[.:]/.test(first) || first === 'localhost');
  let full = hasHost ? name : `docker.io/${name}`;
  full = full.replace(/^(?:index\.)?docker\.io\/(?=[^/]+$)/, 'docker.io/library/');
  return /:[^/]+$/.test(full) ? full : `${full}:latest`;
}
