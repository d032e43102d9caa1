import { BuildOptions, defaultBuildOptions } from '@stagecraft/contracts';
import type { Ports } from '../ports.ts';

/** What the browser remembers for this workspace and Dockerfile; the defaults when nothing or nonsense. */
export function readOptions(
  storage: Ports['storage'],
  workspaceId: string,
  dockerfile: string,
): BuildOptions {
  const stored = parseJson(storage?.getItem(keyOf(workspaceId, dockerfile)) ?? null);
  const parsed = BuildOptions.safeParse(stored);
  return parsed.success ? { ...parsed.data, dockerfile } : defaultBuildOptions(dockerfile);
}

/** Remembers options; a browser that refuses (quota, privacy) forgets them, nothing more. */
export function writeOptions(
  storage: Ports['storage'],
  workspaceId: string,
  options: BuildOptions,
): void {
  try {
    storage?.setItem(keyOf(workspaceId, options.dockerfile), JSON.stringify(options));
  } catch {
    // The options stay in the store for as long as the page is open.
  }
}

function keyOf(workspaceId: string, dockerfile: string): string {
  return `stagecraft.build-options:${workspaceId}:${dockerfile}`;
}

function parseJson(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
