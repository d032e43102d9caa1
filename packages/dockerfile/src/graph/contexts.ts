import type { GraphOptions } from '../types.ts';
import { normalizeReference } from './reference.ts';

/**
 * The named context that stands for a stage or image name: what it was given as, or its name where
 * that is not known; null for none. As BuildKit does, names are compared as image references without
 * `latest` (moby/buildkit frontend/dockerui/config.go, `NamedContext`).
 */
export function findContext(options: GraphOptions, name: string): string | null {
  const contexts = options.namedContexts;
  if (contexts === undefined || /^(?:scratch|context)$/i.test(name)) return null;
  const wanted = normalizeReference(name);
  if (!wanted.ok) return null;
  const entries: readonly (readonly [string, string])[] = Array.isArray(contexts)
    ? contexts.map((context: string) => [context, context] as const)
    : Object.entries(contexts);
  for (const [key, value] of entries) {
    const reference = normalizeReference(key.replace(/::.*$/, ''));
    if (reference.ok && reference.name === wanted.name) return value;
  }
  return null;
}
