import type { CacheEntry } from '../../../buildkit/proto/control.ts';

/** Fields of one line of CSV; one that is quoted may contain commas, and `""` for a quote. */
function fieldsOf(text: string): string[] {
  return [...text.matchAll(/"((?:[^"]|"")*)"|[^,]+/g)].map(
    ([whole, quoted]) => quoted?.replaceAll('""', '"') ?? whole,
  );
}

/**
 * Reads a cache as `--cache-from` and `--cache-to` take it: `type=registry,ref=…`, or an image alone,
 * which means a registry.
 */
export function readCacheEntry(text: string): CacheEntry {
  const fields = fieldsOf(text);
  if (fields.length === 1 && !text.includes('=')) {
    return { type: 'registry', attrs: { ref: text } };
  }
  const { type = '', ...attrs } = Object.fromEntries(
    fields.map((field): [string, string] => {
      const at = field.indexOf('=');
      const name = at < 0 ? field : field.slice(0, at);
      return [name.trim().toLowerCase(), at < 0 ? '' : field.slice(at + 1)];
    }),
  );
  return { type, attrs };
}
