import { formatBytes } from '../../../ui/format.ts';

/** How many bytes more or less: `+3 kB`, `−120 B`, `0 B`. */
export function signedBytes(bytes: number, locale: string): string {
  const sign = bytes > 0 ? '+' : bytes < 0 ? '−' : '';
  return `${sign}${formatBytes(Math.abs(bytes), locale)}`;
}
