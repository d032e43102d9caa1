const units = ['', 'k', 'm', 'g', 't', 'p'] as const;

/** Bytes as docker's flags take them, in the largest unit (powers of 1,024) that is exact: `64m`. */
export function writeSize(bytes: number): string {
  const power = bytes === 0 ? 0 : units.findLastIndex((_, index) => bytes % 1024 ** index === 0);
  return bytes < 0 ? String(bytes) : `${String(bytes / 1024 ** power)}${units[power] ?? ''}`;
}

/**
 * Bytes of a size as docker's flags take it; null for none. (Rule: `RAMInBytes` of docker/go-units: a
 * decimal number, a unit of 1,024, and `b` or `ib` that mean nothing.)
 */
export function readSize(text: string): number | null {
  const found = /^(\d+(?:\.\d+)?) ?([kmgtp]?)(?:i?b)?$/i.exec(text.trim());
  if (found === null) return null;
  const power = units.findIndex((unit) => unit === found[2]?.toLowerCase());
  const bytes = Math.trunc(Number(found[1]) * 1024 ** power);
  return Number.isSafeInteger(bytes) ? bytes : null;
}
