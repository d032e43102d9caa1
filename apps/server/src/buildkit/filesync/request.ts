import type { Metadata } from '../session/call.ts';

/** What the engine wants of a folder. Patterns as in `.dockerignore`, paths with `/`. */
export interface SyncRequest {
  /** Name of the folder: `context`, `dockerfile`. */
  readonly folder: string;
  /** Only what matches one of these; all, when there are none. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Like `include`, with what symbolic links on the way lead to. */
  readonly follow: readonly string[];
}

/** Newer engines escape values as in a URL's query and say so in `<key>-encoded`. */
function valuesOf(metadata: Metadata, key: string): readonly string[] {
  const values = metadata.get(key) ?? [];
  if (metadata.get(`${key}-encoded`)?.[0] !== '1') return values;
  return values.map((value) => decodeURIComponent(value.replaceAll('+', ' ')));
}

/** Reads the metadata of a DiffCopy call. Throws on a value that is not escaped as it says. */
export function readSyncRequest(metadata: Metadata): SyncRequest {
  return {
    folder: valuesOf(metadata, 'dir-name')[0] ?? '',
    include: valuesOf(metadata, 'include-patterns'),
    exclude: valuesOf(metadata, 'exclude-patterns'),
    follow: valuesOf(metadata, 'followpaths'),
  };
}
