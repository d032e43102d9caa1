import type { GraphOptions } from '../types.ts';
import { normalizeReference } from './reference.ts';

/** What the named context of a name was given as (or its name where that is not known); null for none. */
export type ContextFinder = (name: string) => string | null;

const NO_CONTEXT: ContextFinder = () => null;

/**
 * Finds the named context that stands for a stage or an image. As BuildKit does, names are compared as
 * image references without `latest` (moby/buildkit frontend/dockerui/config.go, `NamedContext`).
 */
export function contextFinder({ namedContexts }: GraphOptions): ContextFinder {
  const entries = contextEntries(namedContexts);
  if (entries.length === 0) return NO_CONTEXT;
  const byName = new Map<string, string>();
  for (const [key, value] of entries) {
    // A name can be for one platform only: `name::linux/arm64`.
    const reference = normalizeReference(key.replace(/::.*$/, ''));
    if (reference.ok) byName.set(reference.name, value);
  }
  return (name) => {
    if (/^(?:scratch|context)$/i.test(name)) return null;
    const wanted = normalizeReference(name);
    return wanted.ok ? (byName.get(wanted.name) ?? null) : null;
  };
}

function contextEntries(
  contexts: GraphOptions['namedContexts'],
): readonly (readonly [string, string])[] {
  if (contexts === undefined) return [];
  if (!isList(contexts)) return Object.entries(contexts);
  return contexts.map((name) => [name, name]);
}

function isList(
  contexts: NonNullable<GraphOptions['namedContexts']>,
): contexts is readonly string[] {
  return Array.isArray(contexts);
}
