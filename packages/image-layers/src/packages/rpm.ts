import { readBerkeleyValues } from './berkeley.ts';
import { readNdbHeaders } from './ndb.ts';
import { readRpmHeader } from './rpm-header.ts';
import { readSqliteTable } from './sqlite.ts';
import type { Package } from './types.ts';

function sqliteHeaders(bytes: Uint8Array): readonly Uint8Array[] | null {
  const rows = readSqliteTable(bytes, 'Packages');
  return rows?.flatMap(([, blob]) => (blob instanceof Uint8Array ? [blob] : [])) ?? null;
}

/**
 * Packages of an rpm database file of any of the three kinds that rpm has had: SQLite, ndb, Berkeley DB.
 * @returns null where the bytes are none of these
 */
export function readRpmDatabase(bytes: Uint8Array): readonly Package[] | null {
  const headers = sqliteHeaders(bytes) ?? readNdbHeaders(bytes) ?? readBerkeleyValues(bytes);
  return headers?.flatMap((header) => readRpmHeader(header) ?? []) ?? null;
}
