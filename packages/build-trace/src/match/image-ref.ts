import { normalizeReference } from '@stagecraft/dockerfile';

/**
 * The name by which two ways of writing an image are compared: with registry and tag, without digest
 * (`busybox` and `docker.io/library/busybox:latest@sha256:…` are one). Engines add or leave out tag and
 * digest as they like.
 */
export function comparableRef(ref: string): string {
  const named = ref.replace(/@.*$/, '');
  const normal = normalizeReference(named);
  return normal.ok ? normal.name : named;
}
