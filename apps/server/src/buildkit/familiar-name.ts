/**
 * A reference as Docker prints it: `docker.io/library/app:1` → `app:1`, `docker.io/me/app` → `me/app`.
 * BuildKit and Podman print the long form.
 */
export function familiarName(reference: string): string {
  return reference.replace(/^docker\.io\/(?:library\/)?/, '');
}
