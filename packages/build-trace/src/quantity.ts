const byteUnits = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/**
 * Bytes as Docker shows them: base 1000, at most three significant digits (`5.61MB` in Docker's words).
 * `locale` is a BCP 47 tag, e.g. the page's language.
 */
export function formatBytes(bytes: number, locale: string): string {
  let value = Math.max(0, bytes);
  let unit = 0;
  // 999.5 of a unit would round to four digits, so it goes over to the next.
  while (value >= 999.5 && unit < byteUnits.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const number = new Intl.NumberFormat(locale, {
    maximumSignificantDigits: 3,
    useGrouping: false,
  }).format(unit === 0 ? Math.round(value) : value);
  return `${number} ${byteUnits[unit] ?? 'TB'}`;
}

/**
 * A span of time in ms as people read a build: `120 ms`, `3.4 s`, `1 m 05 s`, `2 h 03 m`. Unit
 * symbols are the international ones in both languages.
 */
export function formatDuration(ms: number, locale: string): string {
  const value = Math.max(0, ms);
  if (value < 1000) return `${String(Math.round(value))} ms`;
  if (value < 59_950) {
    const seconds = new Intl.NumberFormat(locale, {
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    }).format(value / 1000);
    return `${seconds} s`;
  }
  const seconds = Math.round(value / 1000);
  const pad = (part: number): string => String(part).padStart(2, '0');
  if (seconds < 3600) return `${String(Math.floor(seconds / 60))} m ${pad(seconds % 60)} s`;
  const minutes = Math.round(value / 60_000);
  return `${String(Math.floor(minutes / 60))} h ${pad(minutes % 60)} m`;
}
