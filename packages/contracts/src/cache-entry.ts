import { readCsv, splitPair, writeCsv } from './build-command/csv.ts';

/** Somewhere to read a cache from, or to write it to. */
export interface CacheEntry {
  /** `registry`, `local`, `inline`, … */
  readonly type: string;
  readonly attrs: Readonly<Record<string, string>>;
}

/**
 * Reads a cache as `--cache-from` and `--cache-to` take it: `type=registry,ref=…`, or an image alone,
 * which means a registry. A type that is not told is `''`.
 */
export function readCacheEntry(text: string): CacheEntry {
  const fields = readCsv(text) ?? text.split(',');
  if (fields.length === 1 && !text.includes('=')) {
    return { type: 'registry', attrs: { ref: text } };
  }
  const { type = '', ...attrs } = Object.fromEntries(
    fields.map((field) => {
      const [name, value] = splitPair(field);
      return [name.trim().toLowerCase(), value] as const;
    }),
  );
  return { type, attrs };
}

/** A folder of a cache (`type=local`): `src` is read, `dest` is written. */
export type CacheFolderKey = 'src' | 'dest';

/** The folder that an entry names; `''` where it names none, null for a cache that is in no folder. */
export function cacheFolder(text: string, key: CacheFolderKey): string | null {
  const { type, attrs } = readCacheEntry(text);
  return type === 'local' ? (attrs[key] ?? '') : null;
}

/** An entry with another folder; its other fields stay as they are. */
export function withCacheFolder(text: string, key: CacheFolderKey, path: string): string {
  const fields = readCsv(text) ?? text.split(',');
  const moved = fields.map((field) =>
    splitPair(field)[0].trim().toLowerCase() === key ? `${key}=${path}` : field,
  );
  return writeCsv(moved);
}
